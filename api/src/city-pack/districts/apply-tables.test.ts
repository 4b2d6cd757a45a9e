import { type DistrictData, SUPPRESSED } from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile, writeDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { beforeAll, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { applyTables } from './apply-tables.ts';
import { districtsOf } from './districts-of.ts';
import { type DistrictTableContents, parseDistrictTables } from './tables/district-tables.ts';

/** Two blocks beside a street, a school in each. */
const town = new SmallTown().with((made) => {
  made.relation([[made.rectangle(0, 0, 12, 8), 'outer']], {
    type: 'boundary',
    boundary: 'administrative',
    admin_level: '8',
    name: 'Kleinau',
  });
  made.line(
    [
      [-1, 4],
      [13, 4],
    ],
    { highway: 'residential', name: 'Ring' },
  );
  made.rectangle(2, 2, 2.2, 2.1, { building: 'house' });
  made.node(2, 2, { amenity: 'school', name: 'Südschule', 'isced:level': '1' });
  made.node(2, 6, { amenity: 'school', name: 'Nordschule', 'isced:level': '1' });
});

let data: DistrictData;
let [south, north] = ['', ''];
beforeAll(async () => {
  data = (await districtsOf(town, 100)).data;
  const southRow = data.blockLat.indexOf(Math.min(...data.blockLat));
  [south, north] = [data.blockId[southRow] ?? '', data.blockId[1 - southRow] ?? ''];
});

const apply = (contents: Partial<Record<keyof DistrictTableContents, string>>, suppressBelow?: number) => {
  const files: DistrictTableContents = {};
  for (const [kind, text] of Object.entries(contents) as [keyof DistrictTableContents, string][]) {
    const file = kind === 'zones' && text.startsWith('{') ? 'zones.geojson' : `${kind}.csv`;
    files[kind] = { file, bytes: new TextEncoder().encode(text.replaceAll('SOUTH', south).replaceAll('NORTH', north)) };
  }
  return applyTables(data, parseDistrictTables(files, suppressBelow));
};
const row = (id: string) => data.blockId.indexOf(id);

test('[DB7] the city knows its pupils by block and year; few are kept back, none is told', () => {
  const pupils = 'geo_id,year,pupils\nSOUTH,2027/28,31\nNORTH,2026/27,4\nSOUTH,2026/27,30\nNORTH,2027/28,0\n';
  const given = apply({ pupils }).data;
  expect(given.meta).toMatchObject({
    years: ['2026/27', '2027/28'],
    pupils: { given: true, estimate: null, suppressedBelow: 5, source: { name: 'pupils.csv' } },
  });
  const at = (id: string, year: number) => [
    given.blockPupils[year * 2 + row(id)],
    given.blockPupilsLower[year * 2 + row(id)],
    given.blockPupilsUpper[year * 2 + row(id)],
  ];
  expect([at(south, 0), at(south, 1)]).toEqual([
    [30, 30, 30],
    [31, 31, 31],
  ]);
  expect([at(north, 0), at(north, 1)]).toEqual([
    [SUPPRESSED, 1, 4],
    [0, 0, 0],
  ]);
  expect(apply({ pupils }, 0).data.blockPupils[row(north)]).toBe(4);
  expect(apply({ pupils: 'geo_id,year,pupils\nNORTH,2026/27,<10\n' }, 0).data).toMatchObject({
    meta: { pupils: { suppressedBelow: 10 } },
  });
  expect(readDistrictsFile(writeDistrictsFile(given))).toEqual({ ok: true, data: given });
});

test('[DB7] without the city, pupils are an estimate, the same for every year of the places', () => {
  const { data: estimated } = apply({
    places: 'school,year,places\nNordschule,2026/27,100\ns-suedschule,2027/28,75\n',
  });
  expect(estimated.meta.years).toEqual(['2026/27', '2027/28']);
  expect([...estimated.blockPupils].reduce((sum, pupils) => sum + pupils, 0)).toBe(2 * 4);
  expect(estimated.meta.pupils).toMatchObject({ given: false, estimate: { band: 0.3 } });
  // Rows of schools are ascending by id: nordschule, suedschule. What is not told stays unknown.
  expect([...estimated.schoolPlaces]).toEqual([100, -1, -1, 75]);
});

test("[DB8] today's districts come as a table or as areas; neighbourhoods and the longest way as tables", () => {
  const csv = apply({
    zones: 'geo_id,zone\nNORTH,Nordschule\nSOUTH,\n',
    neighbourhoods: 'geo_id,neighbourhood\nNORTH,Nordstadt\n',
    longestWay: 'metres;source\n2000;Schulgesetz § 1\n',
  }).data;
  expect([csv.blockToday?.[row(north)], csv.blockToday?.[row(south)]]).toEqual([1, 0]);
  expect(csv.blockNeighbourhood[row(north)]).toBe('Nordstadt');
  expect(csv.meta).toMatchObject({ longestWay: { metres: 2000 }, today: { source: { name: 'zones.csv' } } });
  const areas = apply({ zones: areasOf([{ school: 's-suedschule' }, square(0, 0, 12, 8)]) });
  expect([...(areas.data.blockToday ?? [])]).toEqual([2, 2]);
  expect(areas.repaired).toEqual([]);
});

test('[DB8] an area that crosses itself is repaired and named', () => {
  // A bow tie whose upper part holds the northern block's middle.
  const [west, middle, east] = [13.2, 13.206, 13.212];
  const bow = [
    [west, 53.508],
    [east, 53.508],
    [middle, 53.5035],
    [west, 53.503],
    [east, 53.503],
    [middle, 53.5036],
    [west, 53.508],
  ];
  const { data: made, repaired } = apply({ zones: areasOf([{ name: 'Nordschule' }, bow]) });
  expect(repaired).toEqual(['Nordschule']);
  expect([made.blockToday?.[row(north)], made.blockToday?.[row(south)]]).toEqual([1, 0]);
});

const square = (west: number, southStep: number, east: number, top: number) =>
  [
    [west, southStep],
    [east, southStep],
    [east, top],
    [west, top],
    [west, southStep],
  ].map(([x = 0, y = 0]) => [(13_200 + x) / 1000, (53_500 + y) / 1000]);

const areasOf = (...features: [Record<string, unknown>, number[][]][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, ring]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });

test.each([
  [{ pupils: 'geo_id,year\n' }, 'pupils.csv, line 1: the column pupils is missing.'],
  [{ pupils: 'geo_id,year,pupils\n' }, 'pupils.csv has no rows.'],
  [{ pupils: 'geo_id,year,pupils\nb-x,2026/27,5\n' }, 'pupils.csv, line 2, column geo_id: "b-x" is no block'],
  [{ pupils: 'geo_id,year,pupils\nSOUTH,2026/27,-5\n' }, 'line 2, column pupils: "-5" is no number from 0'],
  [{ pupils: 'geo_id,year,pupils\nSOUTH,2026/27,5.5\n' }, 'line 2, column pupils: "5.5" is no whole number'],
  [{ pupils: 'geo_id,year,pupils\nSOUTH,2026,5\n' }, 'line 2, column year: "2026" is no school year like 2026/27'],
  [{ pupils: 'geo_id,year,pupils\nSOUTH,2026/28,5\n' }, 'column year: "2026/28"'],
  [{ pupils: 'geo_id,year,pupils\nSOUTH,2026/27,5\nSOUTH,2026/27,5\n' }, 'line 3, column geo_id:'],
  [
    { places: 'school,year,places\nWestschule,2026/27,5\n' },
    'places.csv, line 2, column school: "Westschule" is no school',
  ],
  [{ places: 'school,year,places\nNordschule,2026/27,-1\n' }, 'line 2, column places: "-1"'],
  [
    { places: 'school,year,places\nNordschule,2026/27,1\ns-nordschule,2026/27,2\n' },
    'line 3, column school: "s-nordschule" is there twice',
  ],
  [
    { pupils: 'geo_id,year,pupils\nSOUTH,2026/27,5\n', places: 'school,year,places\nNordschule,2027/28,1\n' },
    'places.csv, line 2, column year: there are no pupils of the year 2027/28',
  ],
  [{ zones: 'geo_id,zone\nNORTH,Westschule\n' }, 'zones.csv, line 2, column zone: "Westschule"'],
  [{ zones: 'geo_id,zone\nNORTH,Nordschule\nNORTH,Nordschule\n' }, 'zones.csv, line 3, column geo_id:'],
  [{ neighbourhoods: 'geo_id,neighbourhood\nNORTH,\n' }, 'line 2, column neighbourhood: has to say something'],
  [{ longestWay: 'metres,source\n' }, 'longestWay.csv has 0 rows'],
  [{ zones: '{"type":"Topology"}' }, 'zones.geojson is no GeoJSON FeatureCollection.'],
  [{ zones: '{' }, 'zones.geojson is no GeoJSON'],
  [{ zones: areasOf([{}, square(0, 0, 1, 1)]) }, 'zones.geojson, feature 1, properties: none of school'],
  [
    { zones: areasOf([{ school: 'Nordschule' }, square(0, 0, 1, 1).slice(0, 4)]) },
    'feature 1, geometry: a ring is not closed',
  ],
  [
    {
      zones: areasOf([
        { school: 'Nordschule' },
        [
          [200, 1],
          [2, 2],
          [3, 1],
          [200, 1],
        ],
      ]),
    },
    'feature 1, geometry: 200,1 is no position',
  ],
  [
    { zones: areasOf([{ school: 'Nordschule' }, square(0, 0, 1, 1)], [{ school: 'X' }, square(1, 0, 2, 1)]) },
    'feature 2, school: "X"',
  ],
  [
    { zones: areasOf([{ school: 'Nordschule' }, square(0, 0, 1, 1)]).replaceAll('"Polygon"', '"Point"') },
    'feature 1, geometry: "Point" is neither',
  ],
])('[DB8] what does not fit is refused by line or feature: %j', (contents, sentence) => {
  expect(() => apply(contents)).toThrow(sentence);
});
