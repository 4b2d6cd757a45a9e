import type { Position } from '@werkstadt/shared/geometry/geojson';
import { answerOf } from '@werkstadt/shared/planning/lane/answer-of';
import {
  type BikeLaneConsequences,
  bikeLaneConsequences,
} from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { crossSections } from '@werkstadt/shared/planning/lane/cross-sections';
import { laneHops } from '@werkstadt/shared/planning/lane/lane-hops';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { matchLane } from '@werkstadt/shared/planning/lane/match-lane';
import { ownView } from '@werkstadt/shared/planning/lane/own-rides';
import { canBeOtherwise, whatIf } from '@werkstadt/shared/planning/lane/what-if';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { nearerWith, rideDistances } from '@werkstadt/shared/planning/network/ride-distances';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { lindentalWithLanes, planningOf } from './planning-of.ts';

let city: PlanningCity;
let lanes: Position[][];
beforeAll(async () => {
  ({ city, lanes } = await lindentalWithLanes(11, { count: 12, edges: [3, 14] }));
});

const both = { preset: 'track', side: 'both' } as const satisfies LanePlan;

/** Distances by asking every street again and again until none of them makes anything nearer (Bellman and Ford). */
function plainDistances(
  { data, networks }: PlanningCity,
  starts: ReadonlyMap<number, number>,
  hops: ReadonlyMap<number, readonly { node: number; metres: number }[]>,
): Map<number, number> {
  const distances = new Map(starts);
  const reach = (node: number, metres: number) => {
    if (metres > 9000 || metres >= (distances.get(node) ?? Number.POSITIVE_INFINITY)) return false;
    distances.set(node, metres);
    return true;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let edge = 0; edge < data.edgeFrom.length; edge++) {
      if (!networks.calm[edge]) continue;
      const [from = 0, to = 0, flags = 0] = [data.edgeFrom[edge], data.edgeTo[edge], data.edgeFlags[edge]];
      const metres = (data.edgeLengthDm[edge] ?? 0) / 10;
      const [atFrom, atTo] = [distances.get(from), distances.get(to)];
      // Towards the start: a street is ridden to where one already is.
      if (flags & EDGE_FLAGS.bikeForward && atTo !== undefined && reach(from, atTo + metres)) changed = true;
      if (flags & EDGE_FLAGS.bikeBackward && atFrom !== undefined && reach(to, atFrom + metres)) changed = true;
    }
    for (const [node, onward] of hops) {
      const at = distances.get(node);
      if (at === undefined) continue;
      for (const hop of onward) if (reach(hop.node, at + hop.metres)) changed = true;
    }
  }
  return distances;
}

describe('rides over calm streets', () => {
  test('[PF7] what a lane makes nearer is what a search over all of it finds', () => {
    const ride = city.journeys().ride('into', true);
    let nearerNodes = 0;
    for (const line of lanes.slice(0, 3)) {
      const hops = laneHops(city, matchLane(city.streets, line), 'track', 'into');
      const start = new SeededRandom(line.length).pick([...hops.keys()]);
      const from = start < city.data.nodeLon.length ? start : 0;
      const before = rideDistances(ride, city.data.nodeLon.length, [{ node: from, metres: 0 }]);
      const nearer = nearerWith(ride, before, hops);
      const plain = plainDistances(city, new Map([[from, 0]]), hops);
      for (let node = 0; node < before.length; node++) {
        const expected = plain.get(node) ?? Number.POSITIVE_INFINITY;
        const found = nearer.get(node) ?? before[node] ?? 0;
        if (expected === Number.POSITIVE_INFINITY) expect(found).toBe(expected);
        else expect(found).toBeCloseTo(expected, 6);
      }
      nearerNodes += nearer.size;
    }
    expect(nearerNodes).toBeGreaterThan(0);
  });

  test('[PF7] a lane makes no journey longer, and none impossible; the journeys are those of the pack', () => {
    let better = 0;
    for (const line of lanes) {
      const { value } = bikeLaneConsequences(city, line, both).detour;
      if (value === null) throw new Error('a number was expected');
      expect(value.calmAfter).toBeGreaterThanOrEqual(value.calmBefore);
      expect(value.journeys).toBeLessThanOrEqual(city.data.journeyTo.length);
      expect(value.ratioAfter ?? 1).toBeLessThanOrEqual(value.ratioBefore ?? 1);
      expect(value.ratioAfter ?? 1).toBeGreaterThanOrEqual(1);
      better += value.calmAfter - value.calmBefore + value.shorter;
    }
    expect(better).toBeGreaterThan(0);
  });

  test('[PF7] a lane along the busy street between home and school is the first calm way there', async () => {
    const town = new SmallTown();
    const [a, b] = [town.node(10, 0), town.node(14, 0)];
    town.way([a, b], { highway: 'primary', maxspeed: '50' });
    town.way([town.node(10, 3), a, town.node(10, -3)], { highway: 'living_street' });
    town.way([town.node(14, 3), b, town.node(14, -3)], { highway: 'living_street' });
    const place = planningCity((await planningOf(town)).data);
    const line: Position[] = [
      [13.21, 53.5],
      [13.214, 53.5],
    ];
    const hops = laneHops(place, matchLane(place.streets, line), 'track', 'into');
    const ride = place.journeys().ride('into', true);
    const at = (longitude: number) => place.data.nodeLon.indexOf(Math.round(longitude * MICRODEGREES));
    const before = rideDistances(ride, place.data.nodeLon.length, [{ node: at(13.214), metres: 0 }]);
    expect(before[at(13.21)]).toBe(Number.POSITIVE_INFINITY);
    expect(nearerWith(ride, before, hops).get(at(13.21))).toBeCloseTo(265.5, 0);
  });
});

describe('one assumption otherwise', () => {
  test('[PF9] other values give what a city with that value would be told, the usual one what this city is told', () => {
    const line = lanes[0] ?? [];
    const usual = bikeLaneConsequences(city, line, both);
    const tried = whatIf(city, line, both, 'stress', 'speed-built-up');
    expect(tried.map(({ value }) => value)).toEqual([20, 30, 40, 50, 60, 70]);
    expect(tried.find(({ value }) => value === 50)?.figure).toEqual(usual.stress);
    const rules = { ...city.data.meta.rules, 'speed-built-up': { value: 30, source: 'Stadtrat' } };
    const other = planningCity({ ...city.data, meta: { ...city.data.meta, rules } });
    for (const id of ['stress', 'networks', 'detour'] as const) {
      const [found] = whatIf(city, line, both, id, 'speed-built-up').filter(({ value }) => value === 30);
      expect(found?.figure.value).toEqual(bikeLaneConsequences(other, line, both)[id].value);
    }
    const [wider] = whatIf(city, line, both, 'people', 'reach-straight').slice(-1);
    const reach = planningCity({ ...city.data, meta: { ...city.data.meta, reachMetres: 600 } });
    expect(wider?.figure.value).toBe(bikeLaneConsequences(reach, line, both).people.value);
  });

  test('[PF9] with fewer or more storeys the people are those of the band', () => {
    for (const line of lanes) {
      const { people } = bikeLaneConsequences(city, line, both);
      const values = whatIf(city, line, both, 'people', 'people-by-floor-space').map(({ figure }) => figure.value ?? 0);
      expect(values[1]).toBe(people.value);
      expect('band' in people && people.band).toEqual({ low: Math.min(...values), high: Math.max(...values) });
    }
  });

  test('[PF9] every assumption of a figure can be tried, or is a method or a rate of the city', () => {
    const { rulesVersion, plan, ...figures }: BikeLaneConsequences = bikeLaneConsequences(city, lanes[1] ?? [], both);
    const without = Object.values(figures)
      .flatMap(({ assumptions }) => assumptions)
      .filter(({ id }) => !canBeOtherwise(id))
      .map(({ id }) => id);
    expect([rulesVersion, plan.preset]).toEqual([1, 'track']);
    expect([...new Set(without)].sort()).toEqual(['known-crossings', 'known-parking', 'known-trees']);
  });

  test('[PF9] the answer flips where the street is calm already at the speed that is tried', async () => {
    const town = new SmallTown();
    town.way([town.node(10, 0), town.node(14, 0)], { highway: 'residential' });
    const place = planningCity((await planningOf(town)).data);
    const line: Position[] = [
      [13.21, 53.5],
      [13.214, 53.5],
    ];
    // Without houses around it, the speed of the open road is assumed.
    const answers = whatIf(place, line, both, 'stress', 'speed-rural').map(({ figure }) => answerOf('stress', figure));
    expect(new Set(answers)).toEqual(new Set(['yes']));
    const calm = planningCity({
      ...place.data,
      meta: { ...place.data.meta, rules: { 'speed-rural': { value: 30, source: 'Stadtrat' } } },
    });
    const flipping = whatIf(calm, line, both, 'stress', 'speed-rural');
    expect(flipping.map(({ value, figure }) => [value, answerOf('stress', figure)]).slice(0, 2)).toEqual([
      [30, 'no'],
      [50, 'yes'],
    ]);
    expect(answerOf('slope', bikeLaneConsequences(place, line, both).slope)).toBe('unknown');
  });
});

test('[PF10] for one place: the same distance and rides that are found from the other end, never longer with the lane', () => {
  const random = new SeededRandom(5);
  let rides = 0;
  for (const line of lanes) {
    const cell = random.integer(0, city.data.cellLon.length - 1);
    const place: Position = [
      (city.data.cellLon[cell] ?? 0) / MICRODEGREES,
      (city.data.cellLat[cell] ?? 0) / MICRODEGREES,
    ];
    const found = ownView(city, line, both, place);
    expect(found.distanceMetres).toBeGreaterThanOrEqual(0);
    for (const ride of found.rides) {
      rides += 1;
      expect(ride.calmMetres ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(ride.shortestMetres - 1e-6);
      expect(ride.calmMetresWithLane ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
        ride.calmMetres ?? Number.POSITIVE_INFINITY,
      );
    }
  }
  expect(rides).toBeGreaterThan(lanes.length);
});

test('[PF11] a street across: every stretch of the lane once, and with the lane the bands fill the carriageway', () => {
  for (const line of lanes) {
    for (const preset of ['advisory', 'lane', 'track', 'two-way-track'] as const) {
      const plan: LanePlan = { preset, side: 'both' };
      const pieces = matchLane(city.streets, line);
      const sections = crossSections(city, pieces, plan);
      const all = pieces.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
      expect(sections.reduce((sum, { metres }) => sum + metres, 0)).toBeCloseTo(all, 6);
      const { width } = bikeLaneConsequences(city, line, plan);
      const fitting = (fit: string) =>
        sections.filter((section) => section.fit === fit).reduce((sum, { metres }) => sum + metres, 0);
      expect(fitting('does-not-fit')).toBeCloseTo(width.value?.doesNotFit ?? -1, 6);
      for (const { widthMetres, after, fit } of sections) {
        if (widthMetres === null || fit === 'does-not-fit') continue;
        expect(after.reduce((sum, band) => sum + (band.widthMetres ?? 0), 0)).toBeCloseTo(widthMetres, 9);
      }
    }
  }
});
