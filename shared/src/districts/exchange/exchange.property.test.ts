import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiPolygonSchema } from '../../geometry/geojson.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import type { DistrictData } from '../data/district-data.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { csvCell, csvLines } from './csv-cells.ts';
import { readPlanCsv, writePlanCsv } from './plan-csv.ts';
import { planGeoJson } from './plan-geojson.ts';
import { planManifest, planManifestSchema, zonesOfManifest } from './plan-manifest.ts';

const randomPlan = (data: DistrictData, seed: number) => {
  const random = new SeededRandom(seed);
  return Uint16Array.from(data.blockId, () => random.integer(0, data.schoolId.length));
};

describe.each(Object.entries(gridTowns))('a plan of the town "%s"', (_, data) => {
  const plan = randomPlan(data, 3);

  test('[DP15] goes into a table and back without a change, ids as the text they are', () => {
    const csv = writePlanCsv(data, plan);
    expect(csv.startsWith('geo_id,zone\nb-000000,')).toBe(true);
    expect(csv).not.toContain('\r');
    const read = readPlanCsv(data, csv);
    expect(read).toEqual({ ok: true, assignment: plan, uncovered: [] });
    const windows = readPlanCsv(data, `\uFEFF${csv.replaceAll('\n', '\r\n')}\r\n`);
    expect(windows).toEqual(read);
  });

  test('[DP4] [DP15] its districts are areas of exactly their blocks, one for each school that has some', () => {
    const { features } = planGeoJson(data, plan);
    expect(features.map(({ properties }) => properties.zone)).toEqual(
      [...new Set(plan)].filter((zone) => zone > 0).sort((a, b) => a - b),
    );
    for (const { properties, geometry } of features) {
      expect(multiPolygonSchema.safeParse(geometry).success).toBe(true);
      const area = geometry.coordinates.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
      const own = data.blockArea.filter((_area, row) => plan[row] === properties.zone);
      expect(area).toBeCloseTo(
        own.reduce((sum, one) => sum + one, 0),
        0,
      );
    }
  });

  test('[DP15] the manifest names its zones, so that a table of another pack is read by its schools', () => {
    const manifest = planManifest(data, plan, {
      title: 'Plan 17',
      proposalId: null,
      exportedAt: '2027-02-01T10:00:00.000Z',
      base: 'nearest',
      pack: { version: 'v1', districtsHash: 'h' },
    });
    expect(planManifestSchema.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
    expect(manifest.machineMade).toBe(true);
    expect(zonesOfManifest(manifest)).toEqual(data.schoolId);
  });
});

test('[DP15] keys of a city that look like numbers, dates or formulas come back as they are', () => {
  const keys = ['0', '007', '7', '1e3', '3.50', '1-2', '=1+1', 'a,b', 'a"b', ' 12 ', 'Ä/1'].sort();
  const data = { ...gridTown({ columns: keys.length, rows: 1 }), blockId: keys };
  const plan = randomPlan(data, 5);
  const csv = writePlanCsv(data, plan);
  for (const key of ['007', '1e3', '3.50']) expect(csv).toContain(`\n${key},`);
  expect(readPlanCsv(data, csv)).toEqual({ ok: true, assignment: plan, uncovered: [] });
});

test('[DP15] zones are read by the numbers of the manifest, or by the schools themselves', () => {
  const data = gridTown({ columns: 2, rows: 1, schools: 2 });
  const read = (body: string, zones?: readonly string[]) => readPlanCsv(data, `geo_id,zone\n${body}`, zones);
  expect(read('b-000000,1\nb-000001,s-001\n', ['s-001', 's-000'])).toEqual({
    ok: true,
    assignment: Uint16Array.of(2, 2),
    uncovered: [],
  });
  expect(read('b-000001,0')).toEqual({ ok: true, assignment: Uint16Array.of(0, 0), uncovered: [0] });
});

test('[DP15] every mistake is named by line and field, and nothing is taken', () => {
  const data = gridTown({ columns: 3, rows: 1, schools: 2 });
  const faults = (text: string) => {
    const read = readPlanCsv(data, text);
    return read.ok ? [] : read.problems.map(({ at, field, fault, found }) => [at, field, fault, found]);
  };
  expect(faults('')).toEqual([[1, null, 'heading-missing', '']]);
  expect(faults('id;zone\n')).toEqual([[1, null, 'heading-missing', 'id;zone']]);
  expect(
    faults(
      'geo_id,zone\nb-000000,1\n0,1\nb-000000,2\nb-000001,3\nb-000001\nb-000002,-1\n"b-000002,1\nb-000002,1.5\n\nb-000002,s-9',
    ),
  ).toEqual([
    [3, 'geo_id', 'block-unknown', '0'],
    [4, 'geo_id', 'block-twice', 'b-000000'],
    [5, 'zone', 'zone-unknown', '3'],
    [6, null, 'not-two-cells', 'b-000001'],
    [7, 'zone', 'zone-unknown', '-1'],
    [8, null, 'quotation-open', ''],
    [9, 'geo_id', 'block-twice', 'b-000002'],
    [9, 'zone', 'zone-unknown', '1.5'],
    [11, 'geo_id', 'block-twice', 'b-000002'],
    [11, 'zone', 'zone-unknown', 's-9'],
  ]);
  const long = `geo_id,zone\n${'x,1\n'.repeat(1000)}`;
  expect(faults(long)).toHaveLength(50);
});

test('[DP15] whatever a cell holds, it is read as it was written; whatever a file holds, reading it ends', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', 'ä', '0', ';') });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
      expect(csvLines(cells.map(csvCell).join(','))).toEqual(
        cells.map(csvCell).join(',').trim() === '' ? [] : [{ line: 1, cells }],
      );
    }),
    { seed: 7, numRuns: 500 },
  );
  const data = gridTown({ columns: 2, rows: 1 });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('b', '-', '0', ',', '"', '\n', '1') }), (text) => {
      const read = readPlanCsv(data, `geo_id,zone\n${text}`);
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    { seed: 7, numRuns: 500 },
  );
});
