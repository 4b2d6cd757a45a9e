import { CONTACT_KINDS, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { districtsOf } from './districts-of.ts';
import { parsePolygonFile } from './tables/polygon-file.ts';

const kleinau = () =>
  new SmallTown().with((town) => {
    town.relation([[town.rectangle(0, 0, 12, 8), 'outer']], {
      type: 'boundary',
      boundary: 'administrative',
      admin_level: '8',
      name: 'Kleinau',
    });
    town.rectangle(2, 2, 2.2, 2.1, { building: 'house' });
  });

type Feature = [properties: Record<string, unknown>, ring: (readonly [number, number])[]];
const box = (west: number, south: number, east: number, north: number): Feature[1] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const given = (...features: Feature[]) =>
  parsePolygonFile(
    'blocks.geojson',
    new TextEncoder().encode(
      JSON.stringify({
        type: 'FeatureCollection',
        features: features.map(([properties, ring]) => ({
          type: 'Feature',
          properties,
          geometry: {
            type: 'Polygon',
            coordinates: [ring.map(([east, north]) => [(13_200 + east) / 1000, (53_500 + north) / 1000])],
          },
        })),
      }),
    ),
  );
const blocksOf = async (...features: Feature[]) => (await districtsOf(kleinau(), 50, given(...features))).data;
const contact = (data: DistrictData, one: string, other: string) => {
  const [from, to] = [data.blockId.indexOf(one), data.blockId.indexOf(other)];
  const at = [...data.neighbour.keys()].find(
    (entry) =>
      data.neighbour[entry] === to &&
      entry >= (data.neighbourOffset[from] ?? 0) &&
      entry < (data.neighbourOffset[from + 1] ?? 0),
  );
  return at === undefined ? null : CONTACT_KINDS[data.neighbourContact[at] ?? 0];
};

test("[DB9] the city's own blocks keep their ids and neighbourhoods; corners that one of two has are corners of both", async () => {
  const data = await blocksOf(
    [{ id: 'W-1', neighbourhood: 'West' }, box(0, 0, 6, 8)],
    [{ id: 21 }, box(6, 0, 12, 5)],
    [{ id: 'E-2' }, box(6, 5, 12, 8)],
  );
  expect(data.blockId).toEqual(['21', 'E-2', 'W-1']);
  expect(data.blockNeighbourhood).toEqual(['', '', 'West']);
  expect(data.meta.blocks).toMatchObject({ given: true, source: { name: 'blocks.geojson' } });
  expect(data.blockResidents.reduce((sum, people) => sum + people, 0)).toBe(50);
  expect([contact(data, 'W-1', '21'), contact(data, 'W-1', 'E-2'), contact(data, '21', 'E-2')]).toEqual([
    'street',
    'street',
    'street',
  ]);
  const ring = data.ringOffset[2] ?? 0;
  expect((data.pointOffset[ring + 1] ?? 0) - (data.pointOffset[ring] ?? 0)).toBe(5);
});

test('[DB9] hairlines between blocks are closed, and a border that is a little off is no gap', async () => {
  const data = await blocksOf([{ id: 'a' }, box(0.1, 0, 5.999, 8)], [{ id: 'b' }, box(6, 0, 12, 8)]);
  expect(contact(data, 'a', 'b')).toBe('street');
});

test('[DB4] [DB9] a bridge joins the banks of a water that is a block', async () => {
  const town = kleinau();
  town.rectangle(0, 3, 12, 5, { natural: 'water', name: 'Au' });
  town.line(
    [
      [3, 1],
      [3, 7],
    ],
    { highway: 'residential', bridge: 'yes' },
  );
  const blocks = given(
    [{ id: 'n' }, box(0, 5, 12, 8)],
    [{ id: 's' }, box(0, 0, 12, 3)],
    [{ id: 'w' }, box(0, 3, 12, 5)],
  );
  const { data } = await districtsOf(town, 50, blocks);
  expect([contact(data, 'n', 'w'), contact(data, 'n', 's')]).toEqual(['water', 'bridge']);
});

test.each<[Feature[], string]>([
  [[[{}, box(0, 0, 12, 8)]], 'blocks.geojson, feature 1, id: has to be a text or a number'],
  [
    [
      [{ id: 'a' }, box(0, 0, 6, 8)],
      [{ id: 'a' }, box(6, 0, 12, 8)],
    ],
    'blocks.geojson, feature 2, id: "a" is the id of feature 1 already.',
  ],
  [[[{ id: 'a', neighbourhood: 7 }, box(0, 0, 12, 8)]], 'feature 1, neighbourhood: has to be a text'],
  [
    [
      [{ id: 'a' }, box(0, 0, 7, 8)],
      [{ id: 'b' }, box(6, 0, 12, 8)],
    ],
    'blocks.geojson, feature 2, geometry: overlaps with the block "a" by',
  ],
  [
    [
      [{ id: 'a' }, box(0, 0, 5, 8)],
      [{ id: 'b' }, box(6, 0, 12, 8)],
    ],
    'blocks.geojson: the blocks leave a gap of',
  ],
  [
    [
      [
        { id: 'a' },
        [
          [0, 0],
          [12, 8],
          [12, 0],
          [0, 8],
          [0, 0],
        ],
      ],
    ],
    'feature 1, geometry: a ring crosses itself',
  ],
  [[], 'blocks.geojson has no features.'],
])('[DB9] blocks that are not what they have to be are refused: %#', async (features, sentence) => {
  await expect(blocksOf(...features)).rejects.toThrow(sentence);
});
