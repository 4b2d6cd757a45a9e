import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { laneOnPack, type PublicLane } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import { lanesByStreet, type WishedLane } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { lanesNear, similarLanes } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { StreetIndex } from '@werkstadt/shared/planning/network/street-index';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { routeStretches } from '@werkstadt/shared/planning/route/route-stretches';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import type { StreetRoute } from '@werkstadt/shared/planning/route/street-route-schema';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import golden from './golden/lane-of-an-older-pack.json' with { type: 'json' };
import { lindentalWithLanes, planningOf } from './planning-of.ts';

const routerOf = (data: PlanningData) => new StreetRouter(new RouteNetwork(data, StreetIndex.of(data)), 'v1');
const at = (east: number, north: number): Position => [(13_200 + east) / 1000, (53_500 + north) / 1000];

/** A cross of two streets: Lange Straße from west to east, Querweg from south to north, each in two parts. */
const cross = new SmallTown().with((town) => {
  const middle = town.node(5, 0);
  town.way([town.node(0, 0), middle, town.node(10, 0)], { highway: 'residential', name: 'Lange Straße' });
  town.way([town.node(5, -5), middle, town.node(5, 5)], { highway: 'residential', name: 'Querweg' });
});

let town: StreetRouter;
let random: { readonly router: StreetRouter; readonly lanes: Position[][] };
beforeAll(async () => {
  town = routerOf((await planningOf(cross)).data);
  const { city, lanes } = await lindentalWithLanes(31, { count: 40, edges: [2, 20] });
  random = { router: routerOf(city.data), lanes };
});

/** A lane as the app keeps it: drawn from corner to corner along the streets. */
function alongStreets(router: StreetRouter, ...corners: Position[]): PublicLane {
  const routes = corners.slice(1).map((to, index) => router.route(corners[index] ?? to, to));
  return {
    line: routes.flatMap(({ line }, index) => line.slice(index === 0 ? 0 : 1)),
    network: { segments: routes.flatMap(({ segments }) => segments), free: [] },
  };
}
const wish = (id: string, lane: PublicLane, supportCount = 0): WishedLane => ({ id, supportCount, ...lane });
const drawn = (...line: Position[]): PublicLane => ({ line, network: null });

describe('a lane on the streets of a pack', () => {
  test('[LT1] by ids and by place it runs on the same streets, and all of it is found', () => {
    for (const line of random.lanes) {
      const [first, last] = [line[0], line.at(-1)];
      if (!first || !last) continue;
      const lane = alongStreets(random.router, first, last);
      if (lane.network?.segments.length === 0) continue;
      const byId = laneOnPack(random.router, lane);
      expect(byId.byIdMetres).toBeCloseTo(lineLengthMetres(lane.line), 0);
      expect(byId).toMatchObject({ byPlaceMetres: 0, freeMetres: 0, gone: { metres: 0, lines: [] } });
      const byPlace = laneOnPack(random.router, drawn(...lane.line));
      expect(byPlace.byPlaceMetres + byPlace.freeMetres).toBeCloseTo(lineLengthMetres(lane.line), 3);
      // Pieces of ten metres stray round a corner, and two ways may lie side by side.
      const shared = [...byPlace.covered.keys()].filter((edge) => byId.covered.has(edge));
      expect(shared.length).toBeGreaterThanOrEqual(byId.covered.size * 0.5);
    }
  });

  test('[LT1] passed twice, a place counts once; beside a free line it is the street that lies there', () => {
    const there = alongStreets(town, at(0, 0), at(5, 0));
    const back = alongStreets(town, at(0, 0), at(5, 0), at(0, 0));
    expect([...laneOnPack(town, back).covered.values()]).toEqual([...laneOnPack(town, there).covered.values()]);
    const partlyFree: PublicLane = {
      line: [...there.line, at(5, 4)],
      network: { segments: there.network?.segments ?? [], free: [{ coordinates: [at(5, 0), at(5, 4)] }] },
    };
    expect(laneOnPack(town, partlyFree).covered.size).toBe(2);
  });
});

describe('lanes added up per street', () => {
  test('[LT2] people times metres rank the streets; each leads back to its proposals, and none is lost', () => {
    const found = lanesByStreet(town, [
      wish('a', alongStreets(town, at(0, 0), at(10, 0)), 4),
      wish('b', drawn(at(0, 0.05), at(4, 0.05)), 1),
      wish('c', alongStreets(town, at(5, 0), at(5, 5))),
      wish('d', drawn(at(7, 2), at(9, 4)), 30),
    ]);
    expect(found.offStreets).toEqual(['d']);
    expect(found.streets.map(({ name, proposalIds, supports }) => ({ name, proposalIds, supports }))).toEqual([
      { name: 'Lange Straße', proposalIds: ['a', 'b'], supports: 5 },
      { name: 'Querweg', proposalIds: ['c'], supports: 0 },
    ]);
    const [long] = found.streets;
    expect(long?.metres).toBeCloseTo(lineLengthMetres([at(0, 0), at(10, 0)]), 0);
    expect(long?.weight).toBeCloseTo(
      5 * lineLengthMetres([at(0, 0), at(10, 0)]) + 2 * lineLengthMetres([at(0, 0), at(4, 0)]),
      -1,
    );
    expect(found.lines.map(({ street, heat }) => [street, heat])).toEqual([
      [0, 4],
      [0, 3],
      [1, 1],
    ]);
  });

  test('[LT2] a street that a lane only crosses is none that it means', () => {
    const found = lanesByStreet(town, [wish('a', drawn(at(0, 0), at(5, 0), at(5, 0.1), at(10, 0.1)))]);
    expect(found.streets.map(({ name }) => name)).toEqual(['Lange Straße']);
  });

  test('[LT2] in whatever order they come, every lane stands at a street or in the heap, and sums agree', () => {
    const lanes = random.lanes.map((line, n) => wish(`lane-${n}`, drawn(...line), n % 7));
    const found = lanesByStreet(random.router, lanes);
    const named = new Set([...found.streets.flatMap(({ proposalIds }) => proposalIds), ...found.offStreets]);
    expect([...named].sort()).toEqual(lanes.map(({ id }) => id).sort());
    const shuffled = new SeededRandom(5).shuffled(lanes);
    const again = lanesByStreet(random.router, shuffled);
    const sums = (of: typeof found) =>
      of.streets.map(({ name, supports, metres }) => `${name} ${supports} ${metres.toFixed(3)}`).sort();
    expect(sums(again)).toEqual(sums(found));
  });
});

describe('lanes that are alike', () => {
  test('[LT3] most of the shorter one on the same streets is alike; a crossing is not', () => {
    const own = alongStreets(town, at(0, 0), at(10, 0));
    const others = [
      wish('crosses', alongStreets(town, at(5, -5), at(5, 5))),
      wish('half', alongStreets(town, at(0, 0), at(5, 0))),
      wish('beside', drawn(at(0, 0.08), at(10, 0.08))),
      wish('far', drawn(at(0, 3), at(10, 3))),
    ];
    expect(lanesNear(own.line, others).map(({ id }) => id)).toEqual(['crosses', 'half', 'beside']);
    const found = similarLanes(town, own, others);
    expect(found.map(({ id }) => id)).toEqual(['beside', 'half']);
    for (const { sharedShare } of found) expect(sharedShare).toBeGreaterThan(0.95);
  });

  test('[LT3] off the streets lanes are alike where they lie beside each other', () => {
    const own = drawn(at(0, 3), at(4, 4));
    const others = [wish('same', drawn(at(4, 4.05), at(0, 3.05))), wish('crosses', drawn(at(2, 2), at(2, 5)))];
    expect(similarLanes(town, own, others).map(({ id }) => id)).toEqual(['same']);
  });
});

describe('a lane of an older pack', () => {
  const oldLane: PublicLane = { line: golden.lane.line as Position[], network: golden.lane.network };
  const oldRoute = ([from, to]: [number, number], segments: PublicLane['network']): StreetRoute => ({
    from: oldLane.line[from] ?? at(0, 0),
    to: oldLane.line[to] ?? at(0, 0),
    packVersion: golden.packVersion,
    segments: [...(segments?.segments ?? [])],
    line: oldLane.line.slice(from, to + 1),
    streets: [],
  });
  /** Way 1 was divided where a path has come, and got other node ids; way 2 is gone. */
  const newer = async (withWayTwo: boolean) =>
    routerOf(
      (
        await planningOf(
          new SmallTown().with((streets) => {
            const [a, b, c, d] = [streets.node(0, 0.02), streets.node(5, 0), streets.node(10, 0), streets.node(10, 3)];
            const [first, second] = [streets.node(2.5, 0), streets.node(7.5, 0)];
            const road = { highway: 'residential', name: 'Lange Straße' };
            streets.way([a, first, b, second, c], road);
            streets.way([first, streets.node(2.5, 2)], { highway: 'residential' });
            streets.way([c, streets.node(14, 0)], { highway: 'residential' });
            if (withWayTwo) streets.way([c, d], { highway: 'residential' });
          }),
        )
      ).data,
    );

  test('[LT1] opens on streets that lie there now; what lies on none any more is told, and the line stays', async () => {
    const all = laneOnPack(await newer(true), oldLane);
    expect(all.gone).toEqual({ metres: 0, lines: [] });
    const { gone, byPlaceMetres } = laneOnPack(await newer(false), oldLane);
    expect(gone.lines).toHaveLength(1);
    expect(gone.metres).toBeCloseTo(lineLengthMetres([at(10, 0), at(10, 3)]), -1.5);
    expect(byPlaceMetres).toBeCloseTo(lineLengthMetres([at(0, 0), at(10, 0)]), -1.5);
  });

  test('[LT1] changed on a newer pack, its line stays as it was drawn', async () => {
    const router = await newer(false);
    const routes = [oldRoute([0, 2], oldLane.network), oldRoute([2, 3], oldLane.network)];
    const answers = routeStretches(
      router,
      routes.map((route) => ({ from: route.from, to: route.to, route })),
    );
    expect(answers.map(({ line }) => line)).toEqual(routes.map(({ line }) => line));
    expect(answers.map(({ packVersion }) => packVersion)).toEqual(['v1', 'v1']);
    const [along, gone] = answers;
    expect(along?.segments.length).toBeGreaterThan(1);
    for (const { id, reversed } of along?.segments ?? []) {
      expect(router.edgeOf(id)).not.toBeNull();
      expect(reversed).toBe(false);
    }
    expect(gone?.segments).toEqual([]);
  });
});
