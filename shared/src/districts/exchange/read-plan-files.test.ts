import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../random/seeded-random.ts';
import { utf8Bytes } from '../../sync/utf8.ts';
import { BLOCK_KINDS, type DistrictData } from '../data/district-data.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { writePlanCsv } from './plan-csv.ts';
import { planGeoJson } from './plan-geojson.ts';
import { type PlanManifest, planManifest } from './plan-manifest.ts';
import { readPlanFiles } from './read-plan-files.ts';

const pack = { version: 'v1', districtsHash: 'h' };
const randomPlan = ({ blockId, schoolId }: DistrictData, seed: number) => {
  const random = new SeededRandom(seed);
  return Uint16Array.from(blockId, () => random.integer(0, schoolId.length));
};
const file = (content: unknown, name = 'plan') => ({
  name,
  bytes: utf8Bytes(typeof content === 'string' ? content : JSON.stringify(content)),
});
const manifestOf = (data: DistrictData, plan: Uint16Array): PlanManifest =>
  planManifest(data, plan, {
    title: 'Plan 17',
    proposalId: null,
    exportedAt: '2027-02-01T10:00:00.000Z',
    base: 'nearest',
    pack,
  });
const problemsOf = (data: DistrictData, ...files: ReturnType<typeof file>[]) => {
  const read = readPlanFiles(data, pack, files);
  return read.ok ? [] : read.problems.map(({ at, field, fault, found }) => [at, field, fault, found]);
};

describe.each(Object.entries(gridTowns))('a plan of the town "%s" comes back from', (_, data) => {
  const plan = randomPlan(data, 5);
  const taken = { ok: true, base: 'empty', assignment: plan, uncovered: [], lost: [], otherPack: null };

  test('[DP17] its table, its areas and its manifest, whatever the file is called', () => {
    expect(readPlanFiles(data, pack, [file(writePlanCsv(data, plan))])).toEqual(taken);
    expect(readPlanFiles(data, pack, [file(manifestOf(data, plan))])).toEqual({ ...taken, base: 'nearest' });
    if (plan.every((zone) => zone === 0)) return;
    expect(readPlanFiles(data, pack, [file(planGeoJson(data, plan))])).toEqual({
      ...taken,
      uncovered: [...plan.keys()].filter(
        (row) => plan[row] === 0 && data.blockKind[row] !== BLOCK_KINDS.indexOf('water'),
      ),
    });
  });
});

test('[DP17] a block belongs to the area that most of it lies in, and what no area covers is named', () => {
  const data = gridTown({ columns: 4, rows: 1, schools: 2 });
  const between = (block: number, share: number) =>
    edge(data, block - 1) + share * (edge(data, block) - edge(data, block - 1));
  const area = (west: number, east: number, school: string) => ({
    type: 'Feature',
    properties: { school_id: school },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 49, 300],
          [east, 49],
          [east, 51],
          [west, 51],
          [west, 49, 300],
        ],
      ],
    },
  });
  const read = readPlanFiles(data, pack, [
    file({
      type: 'FeatureCollection',
      // Block 1 is for the most part in the first area, which both areas share a strip of; block 3 is hardly covered.
      features: [area(9, between(1, 0.8), 's-000'), area(between(1, 0.7), between(3, 0.2), 's-001')],
    }),
  ]);
  expect(read).toMatchObject({ ok: true, assignment: Uint16Array.of(1, 1, 2, 0), uncovered: [3] });
});

/** East of a block of a row of blocks, in degrees. */
function edge(data: DistrictData, block: number): number {
  const [start = 0, end = 0] = [
    data.pointOffset[data.ringOffset[block] ?? 0],
    data.pointOffset[data.ringOffset[block + 1] ?? 0],
  ];
  return Math.max(...data.pointLon.slice(start, end)) / 1e6;
}

test('[DP17] what is wrong with areas is named by feature and field, and nothing is taken', () => {
  const data = gridTown({ columns: 3, rows: 1, schools: 2 });
  const { features } = planGeoJson(data, Uint16Array.of(1, 2, 2));
  const [first, second] = features;
  if (!first || !second) throw new Error('no areas');
  const areas = (...all: unknown[]) => problemsOf(data, file({ type: 'FeatureCollection', features: all }));
  const told = (properties: unknown) => ({ ...first, properties });
  const shaped = (type: string, coordinates: unknown) => ({ ...first, geometry: { type, coordinates } });
  expect(areas()).toEqual([[null, 'features', 'no-areas', '']]);
  expect(areas(first, { ...second, properties: first.properties })).toEqual([]);
  expect(areas(told({ school_name: 'School 1' }), told({ school_id: 's-9' }), told({ zone: -1 }), told(null))).toEqual([
    ...(data.schoolName.includes('School 1') ? [] : [[1, 'school_name', 'zone-unknown', 'School 1']]),
    [2, 'school_id', 'zone-unknown', 's-9'],
    [3, 'zone', 'zone-unknown', '-1'],
    [4, 'school_id', 'school-missing', ''],
  ]);
  expect(areas(told({ zone: { wrong: true } }), 7)).toEqual([
    [1, 'properties.zone', 'field-wrong', expect.stringContaining('wrong')],
    [2, '', 'field-wrong', '7'],
  ]);
  expect(
    areas(
      shaped('Point', [10, 50]),
      shaped('Polygon', [[[10, 50]]]),
      // Metres of a map grid, as programs of surveyors save them.
      shaped('Polygon', [
        [
          [389_000, 5_933_000],
          [389_100, 5_933_000],
          [389_100, 5_933_100],
          [389_000, 5_933_000],
        ],
      ]),
      shaped('Polygon', [
        [
          [10, 50],
          [10.1, 50],
          [10.1, 50.1],
          [10, 50.1],
        ],
      ]),
      { ...first, geometry: null },
    ),
  ).toEqual([
    [1, 'geometry', 'not-an-area', 'Point'],
    [2, 'geometry', 'area-broken', 'Polygon'],
    [3, 'geometry', 'not-degrees', '389000, 5933000'],
    [4, 'geometry', 'area-broken', '10,50.1'],
    [5, 'geometry', 'not-an-area', 'null'],
  ]);
  // Latitude before longitude is somewhere else on earth.
  const swapped = first.geometry.coordinates.map((rings) => rings.map((ring) => ring.map(([x, y]) => [y, x])));
  expect(areas(shaped('MultiPolygon', swapped), second)).toEqual([[1, 'geometry', 'covers-nothing', '']]);
  expect(areas(first, second, { ...first, properties: second.properties })).toEqual([
    [3, 'geometry', 'areas-overlap', '1: b-000000'],
  ]);
});

test('[DP17] a manifest is held against the pack: on another one the difference is told, its own must fit', () => {
  const data = gridTown({ columns: 3, rows: 1, schools: 2 });
  const manifest = manifestOf(data, Uint16Array.of(1, 2, 0));
  const [first, second] = manifest.zones;
  if (!first || !second) throw new Error('no zones');
  const older = {
    ...manifest,
    pack: { version: 'v0', districtsHash: 'g' },
    zones: [{ ...first, blocks: [...(first.blocks ?? []), 'b-gone'] }, second],
  };
  expect(readPlanFiles(data, pack, [file(older)])).toMatchObject({
    ok: true,
    assignment: Uint16Array.of(1, 2, 0),
    lost: ['b-gone'],
    otherPack: 'v0',
  });
  expect(problemsOf(data, file({ ...older, pack }))).toEqual([[1, 'blocks', 'block-unknown', 'b-gone']]);
  const withZones = (...zones: unknown[]) => problemsOf(data, file({ ...manifest, zones }));
  expect(withZones(first, { ...second, blocks: first.blocks })).toEqual([[2, 'blocks', 'block-twice', 'b-000000']]);
  expect(withZones(first, first)).toEqual([
    [2, 'zone', 'zone-twice', '1'],
    [2, 'schoolId', 'zone-twice', first.schoolId],
  ]);
  expect(withZones({ ...first, schoolId: 's-9' })).toEqual([[1, 'schoolId', 'zone-unknown', 's-9']]);
  expect(withZones({ ...first, zone: -1 }).map((problem) => problem.slice(0, 3))).toEqual([[1, 'zone', 'field-wrong']]);
  expect(problemsOf(data, file({ ...manifest, base: 7 })).map((problem) => problem.slice(0, 3))).toEqual([
    [null, 'base', 'field-wrong'],
  ]);
});

test('[DP17] a manifest names the zones of the table beside it; without blocks it is no plan by itself', () => {
  const data = gridTown({ columns: 2, rows: 1, schools: 2 });
  const manifest = manifestOf(data, Uint16Array.of(1, 2));
  const swapped = {
    ...manifest,
    zones: manifest.zones.map(({ blocks: _, ...zone }) => ({ ...zone, zone: 3 - zone.zone })),
  };
  const table = file('geo_id,zone\nb-000000,1\nb-000001,1\n', 'plan.csv');
  expect(readPlanFiles(data, pack, [table, file(swapped)])).toMatchObject({
    ok: true,
    base: 'nearest',
    assignment: Uint16Array.of(2, 2),
  });
  expect(problemsOf(data, file(swapped))).toEqual([[null, 'zones', 'blocks-missing', '']]);
  expect(problemsOf(data, table, table)).toEqual([[null, null, 'several-plans', '']]);
});

test('[DP17] what is no plan is told as what it is', () => {
  const data = gridTown({ columns: 2, rows: 1, schools: 2 });
  const latin = { name: 'plan.csv', bytes: Uint8Array.of(0x67, 0xfc, 0x6e) };
  const wide = { name: 'plan.csv', bytes: Uint8Array.of(0xff, 0xfe, 0x67, 0x00) };
  expect(problemsOf(data, latin)).toEqual([[null, null, 'not-utf8', '']]);
  expect(problemsOf(data, wide)).toEqual([[null, null, 'not-utf8', '']]);
  expect(problemsOf(data, file('{"type":'))).toEqual([[null, null, 'json-broken', '']]);
  expect(problemsOf(data, file({ type: 'Feature' }))).toEqual([[null, null, 'shape-unknown', '']]);
  expect(problemsOf(data, file({ type: 'FeatureCollection' }))).toEqual([[null, 'features', 'field-wrong', '']]);
  expect(problemsOf(data, file('block;school\n1;2'))).toEqual([[1, null, 'heading-missing', 'block;school']]);
});
