import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { StreetIndex } from '@werkstadt/shared/planning/network/street-index';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { matchStroke } from '@werkstadt/shared/planning/route/match-stroke';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { routeStretches } from '@werkstadt/shared/planning/route/route-stretches';
import { snapToStreet } from '@werkstadt/shared/planning/route/snap-corner';
import { streetByName } from '@werkstadt/shared/planning/route/street-by-name';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import type { StreetRoute } from '@werkstadt/shared/planning/route/street-route-schema';
import { figureDifferences, seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import { seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { cheapestByDijkstra } from './plain-dijkstra.ts';
import { lindental, planningOf } from './planning-of.ts';

const routerOf = (data: PlanningData) => new StreetRouter(new RouteNetwork(data, StreetIndex.of(data)), 'v1');
const small = async (town: SmallTown) => routerOf((await planningOf(town)).data);

/** Steps of a small town as a position. */
const at = (east: number, north: number): Position => [(13_200 + east) / 1000, (53_500 + north) / 1000];
const nodeAt = ({ network: { data } }: StreetRouter, node: number): Position => [
  (data.nodeLon[node] ?? 0) / MICRODEGREES,
  (data.nodeLat[node] ?? 0) / MICRODEGREES,
];
const names = ({ streets }: StreetRoute) => streets.map(({ name }) => name);

/** A town at random: a grid with holes, one bent way, a bridge that meets nothing; anywhere on the globe. */
function randomTown(random: SeededRandom): SmallTown {
  const town = new SmallTown();
  const size = random.integer(3, 8);
  const nodes = Array.from({ length: size * size }, (_, row) =>
    town.node((row % size) * 1.3 + random.next() * 0.6, Math.floor(row / size) * 1.1 + random.next() * 0.6),
  );
  const link = (a: number, b: number) => {
    if (random.next() < 0.2) return;
    const way =
      random.next() < 0.3
        ? [nodes[a] ?? 0, town.node(random.next() * size, random.next() * size), nodes[b] ?? 0]
        : [nodes[a] ?? 0, nodes[b] ?? 0];
    town.way(way, { highway: random.pick(['residential', 'service', 'footway', 'primary', 'cycleway']) });
  };
  for (let row = 0; row < nodes.length; row++) {
    if (row % size < size - 1) link(row, row + 1);
    if (row + size < nodes.length) link(row, row + size);
  }
  town.way([nodes[0] ?? 0, nodes[nodes.length - 1] ?? 0], { highway: 'secondary', bridge: 'yes', layer: '1' });
  return town;
}

let town: StreetRouter;
beforeAll(async () => {
  town = routerOf((await planningOf(lindental, { population: 20_143 })).data);
});

describe('routes along streets', () => {
  test('[RT1] in towns at random a route costs what plain Dijkstra finds, and there is none where Dijkstra finds none', async () => {
    const random = new SeededRandom(11);
    let found = 0;
    let none = 0;
    for (let made = 0; made < 25; made++) {
      const router = await small(randomTown(random));
      const nodes = router.network.data.nodeLon.length;
      for (let pair = 0; pair < 30; pair++) {
        const [from, to] = [nodeAt(router, random.integer(0, nodes - 1)), nodeAt(router, random.integer(0, nodes - 1))];
        const [sources, targets] = [router.placesAt(from), router.placesAt(to)];
        const route = router.finder.find(sources, targets);
        const oracle = cheapestByDijkstra(router.network, sources, targets);
        if (oracle === null) {
          none += 1;
          expect(route).toBeNull();
          expect(router.finder.lastSettled).toBe(0);
          continue;
        }
        found += 1;
        expect(route?.cost).toBeCloseTo(oracle, 6);
      }
    }
    expect(found).toBeGreaterThan(200);
    expect(none).toBeGreaterThan(20);
  });

  test('[RT1] in the demo town too, from anywhere on a street to anywhere on another', () => {
    const random = new SeededRandom(12);
    const { data, edgeMetres } = town.network;
    const usable = [...data.edgeFrom.keys()].filter((edge) => (edgeMetres[edge] ?? 0) > 0);
    for (let pair = 0; pair < 60; pair++) {
      const place = () => {
        const edge = random.pick(usable);
        return { edge, alongMetres: random.next() * (edgeMetres[edge] ?? 0), distanceMetres: random.next() * 4 };
      };
      const [sources, targets] = [
        [place(), place()],
        [place(), place()],
      ];
      const oracle = cheapestByDijkstra(town.network, sources, targets);
      expect(town.finder.find(sources, targets)?.cost ?? null).toSatisfy((cost: number | null) =>
        oracle === null || cost === null ? cost === oracle : Math.abs(cost - oracle) < 1e-6,
      );
    }
  });

  test('[RT2] its segments, its line and its pieces are one way: without a gap, of one length', () => {
    const random = new SeededRandom(13);
    const nodes = town.network.data.nodeLon.length;
    let long = 0;
    for (let pair = 0; pair < 80; pair++) {
      const [from, to] = [nodeAt(town, random.integer(0, nodes - 1)), nodeAt(town, random.integer(0, nodes - 1))];
      const route = town.route(from, to);
      expect([route.line[0], route.line.at(-1)]).toEqual([from, to]);
      if (route.segments.length === 0) continue;
      const metres = route.segments.reduce((sum, segment) => {
        const edge = town.edgeOf(segment.id);
        if (edge === null) throw new Error(`${segment.id} is no edge`);
        return sum + (town.network.edgeMetres[edge] ?? 0) * (segment.to - segment.from);
      }, 0);
      expect(Math.abs(lineLengthMetres(route.line) / metres - 1)).toBeLessThan(0.001);
      expect(Math.abs(route.streets.reduce((sum, street) => sum + street.metres, 0) - metres)).toBeLessThan(
        1 + metres / 1000,
      );
      if (metres > 1000) long += 1;
    }
    expect(long).toBeGreaterThan(20);
  });

  test('[RT2] a route within one street is that part of it, both ways', async () => {
    const router = await small(
      new SmallTown().with((streets) =>
        streets.line(
          [
            [0, 0],
            [2, 0],
            [4, 0],
          ],
          { highway: 'residential', name: 'Am Markt' },
        ),
      ),
    );
    const [there, back] = [router.route(at(1, 0), at(3, 0)), router.route(at(3, 0), at(1, 0))];
    expect(there.segments).toEqual([{ id: 's-1-1-3', reversed: false, from: 0.25, to: 0.75 }]);
    expect(back.segments).toEqual([{ id: 's-1-1-3', reversed: true, from: 0.25, to: 0.75 }]);
    expect(there.line).toEqual([at(1, 0), at(2, 0), at(3, 0)]);
    expect(back.line).toEqual(there.line.toReversed());
    expect(names(there)).toEqual(['Am Markt']);
  });

  test('[RT2] where no street leads, the line is straight and has no segments', async () => {
    const router = await small(
      new SmallTown().with((streets) => {
        streets.line(
          [
            [0, 0],
            [2, 0],
          ],
          { highway: 'residential' },
        );
        streets.line(
          [
            [0, 1],
            [2, 1],
          ],
          { highway: 'residential' },
        );
      }),
    );
    for (const [from, to] of [
      [at(0, 0), at(2, 1)],
      [at(0, 0), at(1, 0.5)],
    ] as const) {
      expect(router.route(from, to)).toMatchObject({ segments: [], line: [from, to], streets: [] });
    }
  });
});

describe('crossings on several levels', () => {
  /** A bridge of the Hochstraße over the Talweg; a ramp joins them far in the east. */
  const levels = () =>
    small(
      new SmallTown().with((streets) => {
        const [west, east] = [streets.node(0, 0), streets.node(6, 0)];
        streets.way([west, streets.node(2, 0), streets.node(4, 0), east], {
          highway: 'secondary',
          name: 'Hochstraße',
          bridge: 'yes',
          layer: '1',
        });
        const [south, north] = [streets.node(3, -3), streets.node(3, 3)];
        streets.way([south, north], { highway: 'residential', name: 'Talweg' });
        streets.way([east, streets.node(6, 3), north], { highway: 'residential', name: 'Rampe' });
      }),
    );

  test('[RT3] who turns below a bridge goes round by the ramp', async () => {
    const route = (await levels()).route(at(1, 0), at(3, -2));
    expect(names(route)).toEqual(['Hochstraße', 'Rampe', 'Talweg']);
  });

  test('[RT3] a corner on the bridge, just above the other street, keeps to the bridge and does not fall down', async () => {
    const router = await levels();
    const over = routeStretches(router, [
      { from: at(1, 0), to: at(3, 0), route: null },
      { from: at(3, 0), to: at(5, 0), route: null },
    ]);
    expect(over.map(names)).toEqual([['Hochstraße'], ['Hochstraße']]);
    const down = routeStretches(router, [
      { from: at(1, 0), to: at(3, 0), route: null },
      { from: at(3, 0), to: at(3, -2), route: null },
    ]);
    expect(down.map(names)).toEqual([['Hochstraße'], ['Hochstraße', 'Rampe', 'Talweg']]);
  });

  test('[RT3] a stretch put between two known ones goes on from the one and ends on the other', async () => {
    const router = await levels();
    const [first, last] = [router.route(at(3, -2), at(3, -1)), router.route(at(3, 0), at(5, 0))];
    const [between] = routeStretches(router, [
      { from: at(3, -2), to: at(3, -1), route: first },
      { from: at(3, -1), to: at(3, 0), route: null },
      { from: at(3, 0), to: at(5, 0), route: last },
    ]);
    expect(between && names(between)).toEqual(['Talweg', 'Rampe', 'Hochstraße']);
  });
});

describe('snapping', () => {
  const metres = (count: number) => count / 111_300;
  const near = (position: Position, east: number, north: number): Position => [
    position[0] + metres(east) / Math.cos((position[1] * Math.PI) / 180),
    position[1] + metres(north),
  ];
  const crossroads = () =>
    small(
      new SmallTown().with((streets) => {
        const middle = streets.node(2, 2);
        streets.way([streets.node(0, 2), middle, streets.node(4, 2)], { highway: 'residential', name: 'Querweg' });
        streets.way([streets.node(2, 0), middle, streets.node(2, 4)], { highway: 'residential', name: 'Langer Weg' });
        streets.line(
          [
            [0, 2.02],
            [4, 2.02],
          ],
          { highway: 'footway' },
        );
      }),
    );

  test('[RT4] a corner goes onto the street, near a junction onto the junction, and nowhere where no street is', async () => {
    const { network } = await crossroads();
    expect(snapToStreet(network.streets, near(at(1, 2), 0, 6), 12, null)).toEqual(at(1, 2));
    expect(snapToStreet(network.streets, near(at(2, 2), 4, 3), 12, null)).toEqual(at(2, 2));
    expect(snapToStreet(network.streets, near(at(1, 2), 0, 13), 12, null)).toBeNull();
  });

  test('[RT4] whichever way it is aimed some metres off, it is the same corner', async () => {
    const { network } = await crossroads();
    const random = new SeededRandom(3);
    for (let aim = 0; aim < 200; aim++) {
      const aimed = near(at(2, 2), random.next() * 8 - 4, random.next() * 8 - 4);
      expect(snapToStreet(network.streets, aimed, 12, at(2, 0.5))).toEqual(at(2, 2));
    }
  });

  test('[RT4] of two streets as near, the one along which the lane comes is meant', async () => {
    const { network } = await crossroads();
    const aimed = near(at(2, 2), 9, 9);
    const along = snapToStreet(network.streets, aimed, 12, at(2, 0.5));
    const across = snapToStreet(network.streets, aimed, 12, at(0.5, 2));
    expect(along?.[0]).toBe(at(2, 2)[0]);
    expect(across?.[1]).toBe(at(2, 2)[1]);
  });

  test('[RT4] another thread that is sent the index snaps the same', async () => {
    const { network } = await crossroads();
    const sent = new StreetIndex(structuredClone(network.streets.parts));
    const random = new SeededRandom(4);
    for (let aim = 0; aim < 100; aim++) {
      const aimed = at(random.next() * 4, random.next() * 4);
      expect(snapToStreet(sent, aimed, 40, null)).toEqual(snapToStreet(network.streets, aimed, 40, null));
    }
  });
});

describe('whole streets', () => {
  /** The lane that corners draw. */
  const drawn = (router: StreetRouter, corners: readonly Position[]): StreetRoute[] =>
    routeStretches(
      router,
      corners.slice(1).map((to, index) => ({ from: corners[index] ?? to, to, route: null })),
    );

  test('[RT5] a street by name keeps to the street, also where a shorter way leaves it', async () => {
    const router = await small(
      new SmallTown().with((streets) => {
        const ends = [streets.node(0, 0), streets.node(4, 0)] as const;
        streets.way([ends[0], streets.node(1, 2), streets.node(3, 2), ends[1]], {
          highway: 'residential',
          name: 'Bogen',
        });
        streets.way([...ends], { highway: 'residential', name: 'Gerade' });
      }),
    );
    expect(names(router.route(at(0, 0), at(4, 0)))).toEqual(['Gerade']);
    const corners = streetByName(router, 'Bogen', at(0, 0), at(4, 0))?.corners ?? [];
    expect(
      drawn(router, corners)
        .flatMap(names)
        .every((name) => name === 'Bogen'),
    ).toBe(true);
    expect([corners[0], corners.at(-1)]).toEqual([at(0, 0), at(4, 0)]);
    expect(streetByName(router, 'Nirgends', at(0, 0), at(4, 0))).toBeNull();
    expect(streetByName(router, 'Bogen', at(0, 0), at(0, 0))).toBeNull();
  });

  test('[RT5] in the demo town every long street is drawn by few corners, and by nothing but itself', () => {
    const { data, edgeMetres } = town.network;
    const edgesOf = new Map<string, number[]>();
    for (const edge of data.edgeFrom.keys()) {
      const name = data.strings[data.edgeName[edge] ?? 0] ?? '';
      if (name !== '' && (edgeMetres[edge] ?? 0) > 0) edgesOf.set(name, [...(edgesOf.get(name) ?? []), edge]);
    }
    let streets = 0;
    for (const [name, edges] of edgesOf) {
      if (edges.length < 6) continue;
      const [first = 0, last = 0] = [edges[0], edges.at(-1)];
      const [from, to] = [nodeAt(town, data.edgeFrom[first] ?? 0), nodeAt(town, data.edgeTo[last] ?? 0)];
      const corners = streetByName(town, name, from, to)?.corners;
      if (!corners) continue;
      streets += 1;
      const lane = drawn(town, corners);
      const own = lane.flatMap((route) => route.streets).filter((street) => street.name === name);
      const metres = (parts: readonly { readonly metres: number }[]) =>
        parts.reduce((sum, part) => sum + part.metres, 0);
      // A named street may have a gap, which is bridged the shortest way.
      expect(metres(own) / metres(lane.flatMap((route) => route.streets))).toBeGreaterThan(0.8);
      expect(corners.length).toBeLessThan(edges.length + 2);
    }
    expect(streets).toBeGreaterThan(10);
  });

  test('[RT6] a finger that follows streets, straying up to 12 m, draws these streets', () => {
    const random = new SeededRandom(21);
    const nodes = town.network.data.nodeLon.length;
    let strokes = 0;
    let [right, all] = [0, 0];
    while (strokes < 25) {
      const route = town.route(nodeAt(town, random.integer(0, nodes - 1)), nodeAt(town, random.integer(0, nodes - 1)));
      const metres = lineLengthMetres(route.line);
      if (route.segments.length === 0 || metres < 400 || metres > 3000) continue;
      strokes += 1;
      const stroke = route.line.map(
        ([lon, lat]): Position => [lon + (random.next() - 0.5) * 0.0003, lat + (random.next() - 0.5) * 0.0002],
      );
      const parts = matchStroke(town, stroke);
      const lane = parts.filter(({ free }) => !free).flatMap(({ corners }) => drawn(town, corners));
      const matched = new Set(lane.flatMap(({ segments }) => segments.map(({ id }) => id)));
      for (const { id, from, to } of route.segments) {
        const length = (town.network.edgeMetres[town.edgeOf(id) ?? 0] ?? 0) * (to - from);
        all += length;
        if (matched.has(id)) right += length;
      }
    }
    expect(right / all).toBeGreaterThan(0.9);
  });

  test('[RT6] off the streets a stroke stays the line that was drawn, and joins the streets without a gap', async () => {
    const router = await small(
      new SmallTown().with((streets) =>
        streets.line(
          [
            [0, 0],
            [3, 0],
          ],
          { highway: 'residential', name: 'Ende' },
        ),
      ),
    );
    const parts = matchStroke(router, [at(0, 0.05), at(1.5, 0.05), at(3, 0), at(6, 2)]);
    expect(parts.map(({ free }) => free)).toEqual([false, true]);
    expect(parts[1]?.corners[0]).toEqual(parts[0]?.corners.at(-1));
    expect(parts[1]?.corners.at(-1)).toEqual(at(6, 2));
    expect(matchStroke(router, [at(8, 8)])).toEqual([]);
    expect(matchStroke(router, [at(8, 8), at(9, 9)])).toEqual([{ free: true, corners: [at(8, 8), at(9, 9)] }]);
  });
});

test('[SF1] a server that reads the same pack finds the figures that the device kept, whole and small', () => {
  const [device, server] = [planningCity(town.network.data), planningCity(structuredClone(town.network.data))];
  const random = new SeededRandom(31);
  const nodes = town.network.data.nodeLon.length;
  let lanes = 0;
  while (lanes < 6) {
    const { line, segments } = town.route(
      nodeAt(town, random.integer(0, nodes - 1)),
      nodeAt(town, random.integer(0, nodes - 1)),
    );
    if (segments.length === 0 || lineLengthMetres(line) > 2500) continue;
    lanes += 1;
    const plan = { preset: 'track', side: 'both' } as const;
    const kept = seenFiguresSchema.parse(
      JSON.parse(JSON.stringify(seenFigures('v1', bikeLaneConsequences(device, line, plan)))),
    );
    expect(figureDifferences(kept, seenFigures('v1', bikeLaneConsequences(server, line, plan)))).toEqual([]);
    expect(kept.figures.find(({ id }) => id === 'length')?.value).toBeCloseTo(lineLengthMetres(line), 2);
    expect(kept.figures.find(({ id }) => id === 'people')).toHaveProperty('low');
    expect(kept.figures.find(({ id }) => id === 'slope')?.value).toBeNull();
    expect(JSON.stringify(kept).length).toBeLessThan(4000);
  }
});
