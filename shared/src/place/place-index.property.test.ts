import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../geometry/geojson.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { nearbyPosition, placeSourceArbitrary } from '../test/place-world.ts';
import { buildPlaceData } from './build-place-data.ts';
import { normaliseHouseNumber, normaliseName } from './normalise-name.ts';
import { serialisePlaceData } from './place-data.ts';
import { loadPlaceIndex, type PlaceIndex } from './place-index.ts';
import type { PlaceSource } from './place-source.ts';
import { forgivenMistakes } from './rank-name.ts';

/** Through the text of the file, as a phone does. */
function indexOf(source: PlaceSource): PlaceIndex {
  return loadPlaceIndex(JSON.parse(serialisePlaceData(buildPlaceData(source))));
}

const metres = (a: Position, b: Position) => lineLengthMetres([a, b]);
/** Positions are kept to 10⁻⁶ degrees, 11 cm. */
const ROUNDING_METRES = 0.2;
const MANY = 1000;
const streetNames = ({ ways }: PlaceSource) => [...new Set(ways.flatMap(({ name }) => name ?? []))];

test('[PL8] the same source gives the same text', () => {
  fc.assert(
    fc.property(placeSourceArbitrary, (source) => {
      expect(serialisePlaceData(buildPlaceData(source))).toBe(
        serialisePlaceData(buildPlaceData(JSON.parse(JSON.stringify(source)))),
      );
    }),
    { seed: 68 },
  );
});

test('[PL4] every address is found by street and number, however the number is written', () => {
  fc.assert(
    fc.property(placeSourceArbitrary, (source) => {
      const index = indexOf(source);
      for (const { street, houseNumber, position } of source.addresses) {
        for (const typed of [
          `${street} ${houseNumber}`,
          `${street.toUpperCase()} ${normaliseHouseNumber(houseNumber)}`,
        ]) {
          const hits = index.search(typed, MANY).filter(({ kind }) => kind === 'address');
          expect(hits.some((hit) => metres(hit.position, position) < ROUNDING_METRES)).toBe(true);
        }
      }
    }),
    { seed: 68 },
  );
});

test('[PL2] every street and place is found although one or two letters are wrong', () => {
  const mistake = fc.record({
    at: fc.nat(),
    letter: fc.constantFrom('x', 'e', 'n', ''),
    kind: fc.constantFrom('put', 'replace', 'swap'),
  });
  fc.assert(
    fc.property(placeSourceArbitrary, fc.array(mistake, { minLength: 1, maxLength: 2 }), (source, mistakes) => {
      const index = indexOf(source);
      for (const name of [...streetNames(source), ...source.places.map((place) => place.name)]) {
        let typed = normaliseName(name).join('');
        // Each in its own part of the word: a mistake within a mistake is a third one.
        const part = Math.floor(typed.length / mistakes.length);
        for (const [which, { at, letter, kind }] of [...mistakes.entries()].reverse()) {
          const i = which * part + (at % Math.max(1, part - 1));
          if (kind === 'swap') typed = typed.slice(0, i) + (typed[i + 1] ?? '') + (typed[i] ?? '') + typed.slice(i + 2);
          else typed = typed.slice(0, i) + letter + typed.slice(kind === 'put' ? i : i + 1);
        }
        // Letters that fold away when they are read as a query are other mistakes than the ones made here.
        if (normaliseName(typed).join('') !== typed || forgivenMistakes(typed.length) < mistakes.length) continue;
        expect(index.search(typed, MANY).map(({ label }) => label)).toContain(name);
      }
    }),
    { seed: 68, numRuns: 300 },
  );
});

test('[PL2] fewer hits are the first of more hits, each once', () => {
  fc.assert(
    fc.property(
      placeSourceArbitrary,
      fc.constantFrom('am', 'str 1', 'Bad/Markt', 'süd', '12', ''),
      fc.nat(6),
      (source, query, limit) => {
        const index = indexOf(source);
        const all = index.search(query, MANY);
        expect(index.search(query, limit)).toEqual(all.slice(0, limit));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      },
    ),
  );
});

test('[PL5] crossings are exactly the pairs of names that share a node', () => {
  fc.assert(
    fc.property(placeSourceArbitrary, (source) => {
      const index = indexOf(source);
      const namesAt = new Map<number, Set<string>>();
      for (const { name, nodes } of source.ways) {
        if (name === null) continue;
        for (const node of nodes) namesAt.set(node, (namesAt.get(node) ?? new Set()).add(name));
      }
      for (const name of streetNames(source)) {
        const expected = new Set(
          [...namesAt.values()].filter((names) => names.has(name)).flatMap((names) => [...names]),
        );
        expected.delete(name);
        const labels = index.crossingsOf(name).map(({ label }) => label.split(' / '));
        for (const label of labels) expect(label[0]).toBe(name);
        expect(new Set(labels.flatMap((label) => label.slice(1)))).toEqual(expected);
        for (const other of expected) {
          const found = index.search(`${name} / ${other}`, MANY).filter(({ kind }) => kind === 'crossing');
          expect(found.length).toBeGreaterThan(0);
        }
      }
    }),
    { seed: 68 },
  );
});

test('[PL6] the nearest hit is the one that comparing all of them finds', () => {
  fc.assert(
    fc.property(placeSourceArbitrary, nearbyPosition, fc.integer({ min: 1, max: 400 }), (source, here, radius) => {
      const index = indexOf(source);
      const crossings = streetNames(source).flatMap((name) => index.crossingsOf(name).map(({ position }) => position));
      const nearestOf = (positions: readonly Position[], limit: number) =>
        positions
          .map((position) => metres(here, position))
          .filter((distance) => distance <= limit)
          .sort((a, b) => a - b)[0];
      const crossing = nearestOf(crossings, Math.min(radius, 25));
      const address = nearestOf(
        source.addresses.map(({ position }) => position),
        radius,
      );
      const hit = index.nearest(here, radius);
      if (crossing !== undefined)
        expect([hit?.kind, metres(here, hit?.position ?? [0, 0])]).toEqual(['crossing', expect.closeTo(crossing, 0)]);
      else if (address !== undefined && address < radius - ROUNDING_METRES) {
        expect([hit?.kind, metres(here, hit?.position ?? [0, 0])]).toEqual(['address', expect.closeTo(address, 0)]);
      }
      if (hit) expect(metres(here, hit.position)).toBeLessThan(radius + ROUNDING_METRES);
    }),
    { seed: 68, numRuns: 500 },
  );
});

test('[PL6] snapping answers a point of a way: the nearest, or a junction within half the radius', () => {
  fc.assert(
    fc.property(placeSourceArbitrary, nearbyPosition, fc.integer({ min: 1, max: 200 }), (source, here, radius) => {
      const snapped = indexOf(source).snap(here, radius);
      const points = source.ways.flatMap(({ line }) => line);
      const nearest = Math.min(...points.map((point) => metres(here, point)));
      if (snapped === null) {
        expect(nearest).toBeGreaterThan(radius - ROUNDING_METRES);
        return;
      }
      const node = source.ways.flatMap((way) =>
        way.nodes.filter((_, i) => metres(way.line[i] ?? here, snapped) < ROUNDING_METRES),
      )[0];
      const ways = source.ways.filter(({ nodes }) => node !== undefined && nodes.includes(node));
      expect(ways.length).toBeGreaterThan(0);
      const distance = metres(here, snapped);
      if (ways.length > 1 && distance <= radius / 2) return;
      expect(distance).toBeLessThan(nearest + ROUNDING_METRES);
    }),
    { seed: 68, numRuns: 500 },
  );
});

/** All shortest distances along the ways of one name, by Floyd and Warshall. */
function slowDistances(source: PlaceSource, name: string): Map<string, number> {
  const own = source.ways.filter((way) => way.name === name);
  const nodes = [...new Set(own.flatMap((way) => way.nodes))];
  const distance = new Map<string, number>(nodes.map((node) => [`${node} ${node}`, 0]));
  const shorten = (from: number, to: number, length: number) => {
    if (length < (distance.get(`${from} ${to}`) ?? Number.POSITIVE_INFINITY)) distance.set(`${from} ${to}`, length);
  };
  for (const { nodes: way, line } of own) {
    for (let i = 1; i < way.length; i++) {
      const length = metres(line[i - 1] ?? [0, 0], line[i] ?? [0, 0]);
      shorten(way[i - 1] ?? 0, way[i] ?? 0, length);
      shorten(way[i] ?? 0, way[i - 1] ?? 0, length);
    }
  }
  for (const via of nodes) {
    for (const from of nodes) {
      for (const to of nodes) {
        const length =
          (distance.get(`${from} ${via}`) ?? Number.POSITIVE_INFINITY) +
          (distance.get(`${via} ${to}`) ?? Number.POSITIVE_INFINITY);
        shorten(from, to, length);
      }
    }
  }
  return distance;
}

test('[PL7] the part of a street between two crossings is the shortest way along it', () => {
  let compared = 0;
  fc.assert(
    fc.property(placeSourceArbitrary, (source) => {
      const index = indexOf(source);
      for (const name of streetNames(source)) {
        const crossings = index.crossingsOf(name);
        const distances = slowDistances(source, name);
        const nodeAt = new Map(
          source.ways.flatMap(({ nodes, line }) =>
            nodes.map((node, i) => [String(line[i]?.map((c) => Math.round(c * 1e6))), node] as const),
          ),
        );
        const nodeOf = ({ position }: { position: Position }) =>
          nodeAt.get(String(position.map((c) => Math.round(c * 1e6))));
        for (const from of crossings) {
          for (const to of crossings) {
            const part = index.streetBetween(name, from.id, to.id);
            if (from.id === to.id) {
              expect(part).toBeNull();
              continue;
            }
            const expected = distances.get(`${nodeOf(from)} ${nodeOf(to)}`);
            // Pieces of a street that do not touch are joined by straight lines; that is tested by example.
            if (expected === undefined) continue;
            if (part === null) throw new Error(`no part of ${name} from ${from.label} to ${to.label}`);
            expect(metres(part[0] ?? [0, 0], from.position)).toBeLessThan(ROUNDING_METRES);
            expect(metres(part.at(-1) ?? [0, 0], to.position)).toBeLessThan(ROUNDING_METRES);
            expect(Math.abs(lineLengthMetres(part) - expected)).toBeLessThan(1);
            compared += 1;
          }
        }
      }
    }),
    { seed: 68 },
  );
  expect(compared).toBeGreaterThan(100);
});
