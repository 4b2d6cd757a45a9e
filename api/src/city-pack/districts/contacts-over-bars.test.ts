import { expect, test } from 'vitest';
import type { SmallTown } from '../small-town.ts';
import { crossTown } from './cross-town.ts';
import { districtsOf } from './districts-of.ts';
import { blockAt, contactOf } from './look-at-blocks.ts';
import { parsePolygonFile } from './tables/polygon-file.ts';

type Tags = Record<string, string>;
type Steps = (readonly [number, number])[];

const NORTH: Steps = [
  [6, -1],
  [6, 9],
];
const EAST: Steps = [
  [-1, 4],
  [13, 4],
];

/** How the blocks west and east of what runs to the north touch. */
async function overWhatRunsNorth(tags: Tags, build: (town: SmallTown) => void = () => {}) {
  const { data } = await districtsOf(crossTown((town) => town.line(NORTH, tags)).with(build));
  return contactOf(data, blockAt(data, 3, 2), blockAt(data, 9, 2))?.kind;
}
const street = (steps: Steps, tags: Tags) => (town: SmallTown) => void town.line(steps, tags);

test.each<[string, Tags, string]>([
  ['a motorway', { highway: 'motorway' }, 'road'],
  ['its slip road', { highway: 'motorway_link' }, 'road'],
  ['a trunk road', { highway: 'trunk' }, 'road'],
  ['a trunk road with a way for walkers', { highway: 'trunk', foot: 'yes' }, 'street'],
  ['a primary road', { highway: 'primary', maxspeed: '50', lanes: '4' }, 'street'],
  ['a primary road for motors alone', { highway: 'primary', motorroad: 'yes' }, 'road'],
  ['a street that is closed to walkers', { highway: 'tertiary', foot: 'no' }, 'road'],
  ['a street', { highway: 'residential' }, 'street'],
  ['a railway', { railway: 'rail' }, 'rail'],
  ['a canal', { waterway: 'canal' }, 'water'],
])('[DB4] two blocks beside %s', async (_, tags, kind) => {
  expect(await overWhatRunsNorth(tags)).toBe(kind);
});

test.each<[string, Tags, Tags, string]>([
  [
    'a street over a motorway',
    { highway: 'motorway' },
    { highway: 'residential', bridge: 'yes', layer: '1' },
    'bridge',
  ],
  ['a street below one', { highway: 'motorway', bridge: 'yes' }, { highway: 'tertiary' }, 'bridge'],
  ['a path below one', { highway: 'motorway' }, { highway: 'path', tunnel: 'yes', layer: '-1' }, 'bridge'],
  ['a motorway over a motorway', { highway: 'motorway' }, { highway: 'motorway', bridge: 'yes' }, 'road'],
  ['a footbridge over a canal', { waterway: 'canal' }, { highway: 'footway', bridge: 'yes' }, 'bridge'],
])('[DB4] %s', async (_, bar, tags, kind) => {
  expect(await overWhatRunsNorth(bar, street(EAST, tags))).toBe(kind);
});

test('[DB4] a street that ends at a motorway joins nothing over it', async () => {
  const end: Steps = [
    [-1, 4],
    [6, 4],
  ];
  expect(await overWhatRunsNorth({ highway: 'motorway' }, street(end, { highway: 'residential' }))).toBe('road');
});

test('[DB4] both carriageways of a motorway part the town, and a bridge over both joins it', async () => {
  const second = (town: SmallTown) =>
    void town.line(
      [
        [6.2, -1],
        [6.2, 9],
      ],
      { highway: 'motorway', oneway: 'yes' },
    );
  expect(await overWhatRunsNorth({ highway: 'motorway' }, second)).toBe('road');
  const { data } = await districtsOf(
    crossTown((town) => town.line(NORTH, { highway: 'motorway' }))
      .with(second)
      .with(street(EAST, { highway: 'residential', bridge: 'yes' })),
  );
  // The ground between the carriageways belongs to one side, so the bridge joins the other side with it.
  expect(contactOf(data, blockAt(data, 3, 2), blockAt(data, 9, 2))?.kind).toBe('bridge');
});

const both = (one: (town: SmallTown) => void, other: (town: SmallTown) => void) => (town: SmallTown) => {
  one(town);
  other(town);
};

/** The city's own blocks west and east of a line, whatever runs along it. */
async function ownBlocks(build: (town: SmallTown) => void) {
  const ring = (west: number, east: number) =>
    [
      [west, 0],
      [east, 0],
      [east, 8],
      [west, 8],
      [west, 0],
    ].map(([x = 0, y = 0]) => [(13_200 + x) / 1000, (53_500 + y) / 1000]);
  const features = [ring(0, 6), ring(6, 12)].map((coordinates, row) => ({
    type: 'Feature',
    properties: { id: `own-${row}` },
    geometry: { type: 'Polygon', coordinates: [coordinates] },
  }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const { data } = await districtsOf(crossTown(build), 50, parsePolygonFile('blocks.geojson', bytes));
  return contactOf(data, 0, 1);
}

test("[DB4] [DB9] the city's own blocks touch over what runs along their border", async () => {
  const along = (tags: Tags, east = 6.1) =>
    ownBlocks(
      street(
        [
          [east, -1],
          [east, 9],
        ],
        tags,
      ),
    );
  expect((await along({ railway: 'rail' }))?.kind).toBe('rail');
  expect((await along({ highway: 'motorway' }))?.kind).toBe('road');
  expect((await along({ waterway: 'river' }))?.kind).toBe('water');
  expect((await along({ highway: 'residential' }))?.kind).toBe('street');
  // Rails far within a block part nothing, and no street is no bar.
  expect((await along({ railway: 'rail' }, 8))?.kind).toBe('street');
  expect((await ownBlocks(() => {}))?.border).toBeGreaterThan(8800);
});

test("[DB4] [DB9] a street beside the rails is the border where it is nearer; a crossing joins the city's own blocks", async () => {
  const rails = (town: SmallTown) =>
    void town.line(
      [
        [6.2, -1],
        [6.2, 9],
      ],
      { railway: 'rail' },
    );
  const beside = street(NORTH, { highway: 'residential' });
  expect((await ownBlocks(both(rails, beside)))?.kind).toBe('street');
  const over = street(
    [
      [4, 2],
      [8, 2],
    ],
    { highway: 'footway', bridge: 'yes' },
  );
  expect((await ownBlocks(both(rails, over)))?.kind).toBe('bridge');
  const across = street(EAST, { highway: 'residential' });
  expect((await ownBlocks(both(rails, across)))?.kind).toBe('bridge');
});
