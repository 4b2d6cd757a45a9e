import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCityTables } from './city-tables.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-tables-'));
});
afterEach(() => rm(folder, { recursive: true }));

const BBOX = [13, 53, 14, 54] as const;
const put = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const read = async (kind: 'residents' | 'rates' | 'accidents' | 'rules', content: string | Uint8Array) =>
  readCityTables({ [kind]: await put(`${kind}.csv`, content) }, [...BBOX]);

test('[PN8] the number of residents comes with its day and its source', async () => {
  const { residents, files } = await read(
    'residents',
    '\uFEFFresidents,date,source\r\n63437,2025-12-31,"Amt für Statistik, Kleinau"\r\n',
  );
  const source = 'Amt für Statistik, Kleinau';
  expect(residents).toEqual({ total: 63_437, source: { name: source, date: '2025-12-31', attribution: source } });
  expect(files).toMatchObject([
    { file: 'residents.csv', bytes: 74, source: { date: '2025-12-31', attribution: source } },
  ]);
});

test('[PN8] rates are read with decimal comma and semicolons, and are as old as the oldest of them', async () => {
  const { costRates } = await read(
    'rates',
    'preset;low_eur_per_km;high_eur_per_km;date;source\nlane;30000;60000,50;2025-01-01;Tiefbauamt\nadvisory;8000;20000;2023-01-01;Tiefbauamt\n',
  );
  expect(costRates?.presets).toEqual({ lane: { low: 30_000, high: 60_000.5 }, advisory: { low: 8000, high: 20_000 } });
  expect(costRates?.source.date).toBe('2023-01-01');
});

test('[PN8] accidents are read as the Unfallatlas writes them: those by bike or on foot, in the map', async () => {
  const { accidents, accidentPoints, files } = await read(
    'accidents',
    [
      'OBJECTID;ULAND;UJAHR;UKATEGORIE;IstRad;IstPKW;IstFuss;XGCSWGS84;YGCSWGS84',
      '1;13;2021;3;1;1;0;13,261234;53,557123',
      '2;13;2022;2;0;1;1;13,262234;53,558123',
      '3;13;2022;3;0;1;0;13,262234;53,558123',
      '4;13;2023;3;1;0;0;9,993700;53,551100',
    ].join('\n'),
  );
  expect(accidents?.years).toEqual([2021, 2023]);
  // What dl-de/by-2-0 asks for: who provides it, the licence and where it stands, the data's address, that it was changed.
  const note =
    'Unfallatlas: © Statistische Ämter des Bundes und der Länder, unfallatlas.statistikportal.de, dl-de/by-2-0 (www.govdata.de/dl-de/by-2-0), Daten bearbeitet';
  expect(accidents?.source).toEqual({ name: 'Unfallatlas', date: '2023-12-31', attribution: note });
  expect(files).toMatchObject([
    { source: { attribution: note, licence: { url: 'https://www.govdata.de/dl-de/by-2-0' } } },
  ]);
  expect(accidentPoints).toEqual([
    { kind: 'accident-bike', name: undefined, position: [13.261234, 53.557123] },
    { kind: 'accident-foot', name: undefined, position: [13.262234, 53.558123] },
  ]);
});

test('[PN8] the city puts its own value in the place of a rule', async () => {
  const { rules } = await read('rules', 'rule,value,source\nneed-lane,2.00,Radverkehrskonzept 2024\n');
  expect(rules).toEqual({ 'need-lane': { value: 2, source: 'Radverkehrskonzept 2024' } });
});

test.each([
  ['residents', 'residents,date\n5,2025-01-01\n', 'residents.csv, line 1: the column source is missing.'],
  ['residents', 'residents,date,source\n-5,2025-01-01,a\n', 'residents.csv, line 2, column residents: "-5"'],
  ['residents', 'residents,date,source\n5.5,2025-01-01,a\n', 'line 2, column residents: "5.5" is no whole number'],
  ['residents', 'residents,date,source\n5,2025-02-30,a\n', 'line 2, column date: "2025-02-30" is no day'],
  ['residents', 'residents,date,source\n5,2025-02-03,a\n6,2025-02-03,a\n', 'has 2 rows; it takes one'],
  ['residents', 'residents,date,source\n5,2025-02-03\n', 'line 2: 2 columns instead of 3.'],
  ['residents', 'residents,date,source\n5,2025-02-03,"a\n', 'quotation mark'],
  ['residents', '', 'residents.csv is empty.'],
  ['residents', Uint8Array.of(0x72, 0xfc, 0x0a), 'is not written in UTF-8'],
  ['rates', 'preset,low_eur_per_km,high_eur_per_km,date,source\ntunnel,1,2,2025-01-01,a\n', 'column preset: "tunnel"'],
  [
    'rates',
    'preset,low_eur_per_km,high_eur_per_km,date,source\nlane,3,2,2025-01-01,a\n',
    'column high_eur_per_km: "2"',
  ],
  [
    'rules',
    'rule,value,source\nneed-lane,2,a\nspeed-of-light,3,a\n',
    'rules.csv, line 3, column rule: "speed-of-light"',
  ],
  ['accidents', 'UJAHR;IstRad;IstFuss;XGCSWGS84;YGCSWGS84\n2020;1;0;13,2;N53\n', 'line 2, column YGCSWGS84: "N53"'],
] as const)('[PN8] a wrong table is refused by line and column: %s %j', async (kind, content, sentence) => {
  await expect(read(kind, content)).rejects.toThrow(sentence);
});

test('[PN8] a file that is not there is named', async () => {
  await expect(readCityTables({ rates: join(folder, 'nowhere.csv') }, [...BBOX])).rejects.toThrow(
    'nowhere.csv cannot be read: ENOENT.',
  );
});
