import { expect, test } from 'vitest';
import type { Position } from '../geometry/geojson.ts';
import { buildPlaceData } from './build-place-data.ts';
import { serialisePlaceData } from './place-data.ts';
import { loadPlaceIndex, PlaceIndexError } from './place-index.ts';
import type { PlaceSource } from './place-source.ts';

const at = (x: number, y: number): Position => [(13_200 + x) / 1000, (53_500 + y) / 1000];

/** Badstraße runs east through the points 0 to 4, Am Markt and Ring cross it; another Badstraße lies far away. */
const source: PlaceSource = {
  centre: at(2, 0),
  ways: [
    { name: 'Badstraße', nodes: [0, 1, 2], line: [at(0, 0), at(1, 0), at(2, 0)] },
    { name: 'Badstraße', nodes: [3, 4], line: [at(4, 0), at(5, 0)] },
    { name: 'Am Markt', nodes: [10, 1, 11], line: [at(1, -1), at(1, 0), at(1, 1)] },
    { name: 'Ring', nodes: [20, 4, 21], line: [at(5, -1), at(5, 0), at(5, 1)] },
    { name: 'Badstraße', nodes: [30, 31], line: [at(100, 0), at(101, 0)] },
    { name: null, nodes: [2, 40], line: [at(2, 0), at(2, 3)] },
  ],
  addresses: [
    { street: 'Badstraße', houseNumber: '1', postcode: '17033', town: 'Lindental', position: at(0.4, 0.2) },
    { street: 'Badstraße', houseNumber: '12', postcode: '17033', town: 'Lindental', position: at(1.5, 0.2) },
    { street: 'Badstraße', houseNumber: '12 a', postcode: '17033', town: 'Lindental', position: at(1.7, 0.2) },
    { street: 'Badstraße', houseNumber: '120', postcode: '17033', town: 'Lindental', position: at(4.7, 0.2) },
    { street: 'Badstr.', houseNumber: '3', postcode: null, town: 'Auedorf', position: at(100.5, 0.2) },
    { street: 'Waldweg', houseNumber: '7', postcode: null, town: null, position: at(40, 40) },
  ],
  places: [
    { name: 'Lindental', isLocality: true, position: at(2, 0) },
    { name: 'Auedorf', isLocality: true, position: at(100, 1) },
    { name: 'Grundschule Süd', isLocality: false, position: at(3, 5) },
    { name: 'Busbahnhof', isLocality: false, position: at(3, 6) },
    { name: 'Busbahnhof', isLocality: false, position: at(3.1, 6) },
  ],
};
const index = loadPlaceIndex(JSON.parse(serialisePlaceData(buildPlaceData(source))));
const labels = (query: string, limit = 10) =>
  index.search(query, limit).map(({ label, detail }) => `${label}, ${detail ?? '–'}`);

test('[PL3] streets of one name in two places are told apart, the one in the middle first', () => {
  expect(labels('badstr')).toEqual(['Badstraße, Lindental', 'Badstraße, Auedorf']);
});

test('[PL4] the exact number comes first, then numbers that begin so, never 120 for 12', () => {
  expect(labels('Badstr 12')).toEqual([
    'Badstraße 12, 17033 Lindental',
    'Badstraße 12 a, 17033 Lindental',
    'Badstraße, Auedorf',
  ]);
  expect(labels('badstrasse 12A')[0]).toBe('Badstraße 12 a, 17033 Lindental');
});

test('[PL4] a number that is not there gives the street', () => {
  expect(labels('Badstr 99')).toEqual(['Badstraße, Lindental', 'Badstraße, Auedorf']);
});

test('[PL4] the town after the comma decides between streets of one name', () => {
  expect(labels('Badstr, Auedorf')[0]).toBe('Badstraße, Auedorf');
  expect(labels('Badstr 3, Auedorf')[0]).toBe('Badstraße 3, Auedorf');
});

test('[PL4] houses of a street that no way has are found all the same', () => {
  expect(labels('waldweg 7')).toEqual(['Waldweg 7, Lindental']);
  expect(index.streetBetween('Waldweg', 'address-0', 'address-1')).toBeNull();
});

test('[PL2] a place is found by any of its words', () => {
  expect(labels('sued')).toEqual(['Grundschule Süd, Lindental']);
  expect(labels('schule')).toEqual([]);
});

test('[PL3] two signs of one stop are one place', () => {
  expect(labels('busbahnhof')).toHaveLength(1);
});

test.each(['Badstr / Am Markt', 'am markt ecke badstraße', 'Am Markt und Badstr', 'Bdstraße & Am Markt'])(
  '[PL5] "%s" is a crossing',
  (query) => {
    expect(index.search(query, 1)[0]).toMatchObject({
      kind: 'crossing',
      label: 'Am Markt / Badstraße',
      position: at(1, 0),
    });
  },
);

test('[PL5] crossings of a street name it first', () => {
  expect(index.crossingsOf('Ring').map(({ label }) => label)).toEqual(['Ring / Badstraße']);
  expect(index.crossingsOf('Badstr.').map(({ label }) => label)).toEqual(['Badstraße / Am Markt', 'Badstraße / Ring']);
  expect(index.crossingsOf('Nirgendwo')).toEqual([]);
  const [near, far] = index.search('Badstr', 2);
  expect(index.crossingsOf(near?.id ?? '')).toHaveLength(2);
  expect(index.crossingsOf(far?.id ?? '')).toEqual([]);
});

test('[PL7] the part of a street goes straight over a gap and begins beside the house', () => {
  const [market, ring] = index.crossingsOf('Badstraße');
  const house = index.search('Badstr 1', 1)[0];
  expect(index.streetBetween('Badstraße', market?.id ?? '', ring?.id ?? '')).toEqual([
    at(1, 0),
    at(2, 0),
    at(4, 0),
    at(5, 0),
  ]);
  const fromHouse = index.streetBetween('Badstraße', house?.id ?? '', market?.id ?? '');
  expect(fromHouse?.[0]?.[0]).toBeCloseTo(13.2004, 6);
  expect(fromHouse?.[0]?.[1]).toBeCloseTo(53.5, 6);
  expect(fromHouse?.at(-1)).toEqual(at(1, 0));
});

test('[PL7] two houses on one stretch need no corner between them', () => {
  const [first, second] = [index.search('Badstr 12', 1)[0], index.search('Badstr 12a', 1)[0]];
  expect(index.streetBetween('Badstraße', first?.id ?? '', second?.id ?? '')).toHaveLength(2);
});

test('[PL7] unknown streets, unknown ids and places far away have no part', () => {
  const [market] = index.crossingsOf('Badstraße');
  const far = index.search('Waldweg 7', 1)[0];
  expect(index.streetBetween('Nirgendwo', market?.id ?? '', market?.id ?? '')).toBeNull();
  for (const id of ['', 'crossing-99', 'crossing--1', 'address-1e9', 'toString-0', far?.id ?? '']) {
    expect(index.streetBetween('Badstraße', market?.id ?? '', id)).toBeNull();
  }
});

test('[PL6] here is a crossing, an address, a street or a place, in this order', () => {
  expect(index.nearest(at(1.1, 0.05), 100)?.label).toBe('Am Markt / Badstraße');
  expect(index.nearest(at(1.5, 0.1), 100)?.label).toBe('Badstraße 12');
  expect(index.nearest(at(5.05, 0.8), 60)).toMatchObject({ kind: 'street', label: 'Ring' });
  expect(index.nearest(at(3, 5.1), 60)?.label).toBe('Grundschule Süd');
  expect(index.nearest(at(60, 60), 60)).toBeNull();
  expect(index.nearest([Number.NaN, 0], 60)).toBeNull();
});

test.each([
  null,
  [],
  {},
  'places',
  { ...JSON.parse(serialisePlaceData(buildPlaceData(source))), version: 2 },
  { ...JSON.parse(serialisePlaceData(buildPlaceData(source))), streets: 'no packed text' },
  { ...JSON.parse(serialisePlaceData(buildPlaceData(source))), ways: '', strings: [] },
  { ...JSON.parse(serialisePlaceData(buildPlaceData(source))), points: '' },
])('[PL8] what is no place index is refused: %#', (json) => {
  expect(() => loadPlaceIndex(json)).toThrow(PlaceIndexError);
});

test('[PL8] an empty town has an empty index', () => {
  const empty = loadPlaceIndex(
    JSON.parse(serialisePlaceData(buildPlaceData({ centre: at(0, 0), ways: [], addresses: [], places: [] }))),
  );
  expect(empty.search('Badstraße 1', 5)).toEqual([]);
  expect(empty.nearest(at(0, 0), 1000)).toBeNull();
  expect(empty.snap(at(0, 0), 1000)).toBeNull();
});
