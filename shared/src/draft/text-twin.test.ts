import { expect, test } from 'vitest';
import type { Position } from '../geometry/geojson.ts';
import { type PlaceLookup, textTwin } from './text-twin.ts';

const metres = (a: Position, b: Position) => Math.hypot((a[0] - b[0]) * 66_000, (a[1] - b[1]) * 111_000);
const known = [
  { id: 'crossing-0', kind: 'crossing', label: 'Bahnhofstraße / Ring', position: [13, 53] as Position },
  { id: 'crossing-1', kind: 'crossing', label: 'Bahnhofstraße / Am Wall', position: [13.004, 53] as Position },
  { id: 'crossing-2', kind: 'crossing', label: 'Bahnhofstraße / Torgasse', position: [13.008, 53] as Position },
  { id: 'place-0', kind: 'place', label: 'Marktplatz', position: [13.012, 53] as Position },
];
const places: PlaceLookup = {
  nearest: (position, radiusMetres) =>
    known
      .filter((place) => metres(place.position, position) <= radiusMetres)
      .toSorted((a, b) => metres(a.position, position) - metres(b.position, position))[0] ?? null,
};

test('[UI4] a line tells its length, its ends and the streets it crosses between them', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [13, 53],
      [13.012, 53],
    ] as Position[],
  };
  expect(textTwin(line, places)).toEqual({
    type: 'LineString',
    lengthMetres: expect.closeTo(805, -1),
    from: 'Bahnhofstraße / Ring',
    to: 'Marktplatz',
    crossings: 2,
  });
});

test('[UI4] without a place index sizes are told alone', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [13, 53],
      [13.012, 53],
    ] as Position[],
  };
  expect(textTwin(line, null)).toMatchObject({ from: null, to: null, crossings: null });
  expect(textTwin({ type: 'Point', coordinates: [13, 53] }, null)).toEqual({
    type: 'Point',
    near: null,
    position: [13, 53],
  });
});

test('[UI4] a place is named after what is near, an area after what lies in its middle', () => {
  expect(textTwin({ type: 'Point', coordinates: [13.0121, 53] }, places)).toMatchObject({ near: 'Marktplatz' });
  const ring: Position[] = [
    [13.011, 52.999],
    [13.013, 52.999],
    [13.013, 53.001],
    [13.011, 53.001],
    [13.011, 52.999],
  ];
  expect(textTwin({ type: 'Polygon', coordinates: [ring] }, places)).toMatchObject({ near: 'Marktplatz', corners: 4 });
  expect(textTwin({ type: 'Point', coordinates: [14, 54] }, places)).toMatchObject({ near: null });
});

test('[UI4] a line along a crossing counts it once, however its corners lie, and a line of 300 km stays cheap', () => {
  const bent: Position[] = [
    [13.002, 53],
    [13.004, 53],
    [13.004, 53],
    [13.006, 53],
  ];
  expect(textTwin({ type: 'LineString', coordinates: bent }, places)).toMatchObject({ crossings: 1 });
  let asked = 0;
  const counting: PlaceLookup = {
    nearest: () => {
      asked += 1;
      return null;
    },
  };
  textTwin(
    {
      type: 'LineString',
      coordinates: [
        [9, 50],
        [13, 53],
      ],
    },
    counting,
  );
  expect(asked).toBeLessThan(2100);
});
