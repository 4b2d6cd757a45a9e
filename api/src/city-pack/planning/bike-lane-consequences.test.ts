import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { nearestOnLine } from '@werkstadt/shared/geometry/nearest-on-line';
import type { Figure } from '@werkstadt/shared/planning/figures/figure';
import {
  type BikeLaneConsequences,
  bikeLaneConsequences,
} from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { POINT_KINDS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { lindentalWithLanes, planningOf } from './planning-of.ts';

let city: PlanningCity;
let lanes: Position[][];
beforeAll(async () => {
  ({ city, lanes } = await lindentalWithLanes(6, { count: 25, edges: [2, 14] }));
});

const both = { preset: 'track', side: 'both' } as const satisfies LanePlan;

const known = <Value>(figure: Figure<Value>): Value => {
  if (figure.value === null) throw new Error('a number was expected');
  return figure.value as Value;
};
const metresByLevel = ({ stress }: BikeLaneConsequences, when: 'before' | 'after') => {
  const metres: Record<number, number> = {};
  for (const part of known(stress)[when]) metres[part.level] = (metres[part.level] ?? 0) + part.metres;
  return metres;
};
/** To the millimetre: sums in another order differ in the last digit. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'number' ? Math.round(item * 1000) / 1000 : item)));

describe('a lane along the streets of a town', () => {
  test('[PF1] [PF8] its length is that of its geometry, and its parts and named stretches sum to it', () => {
    for (const line of lanes) {
      const found = bikeLaneConsequences(city, line, both);
      const metres = lineLengthMetres(line);
      expect(known(found.length)).toBe(metres);
      const { stretches, ...parts } = known(found.width);
      const widths = Object.values(parts).reduce((all, part) => all + part, 0);
      expect(widths).toBeCloseTo(metres, 0);
      const named = stretches.reduce((all, stretch) => all + stretch.metres, 0);
      expect(named).toBeCloseTo(parts.tight + parts.needsParking + parts.doesNotFit, 6);
      const after = known(found.stress).after.reduce((all, part) => all + part.metres, 0);
      expect(after).toBeCloseTo(metres, 0);
    }
  });

  test('[PF2] cut at any corner, its parts give the same sums of length, stress and width', () => {
    const random = new SeededRandom(7);
    for (const line of lanes) {
      const cut = random.integer(1, line.length - 2 > 0 ? line.length - 2 : 1);
      const whole = bikeLaneConsequences(city, line, both);
      const parts = [line.slice(0, cut + 1), line.slice(cut)]
        .filter((part) => part.length > 1)
        .map((part) => bikeLaneConsequences(city, part, both));
      const sum = (of: (found: BikeLaneConsequences) => number) => parts.reduce((all, part) => all + of(part), 0);
      expect(sum((found) => known(found.length))).toBeCloseTo(known(whole.length), 6);
      expect(sum((found) => known(found.busRoute))).toBeCloseTo(known(whole.busRoute), 6);
      for (const level of [1, 2, 3, 4]) {
        expect(sum((found) => metresByLevel(found, 'before')[level] ?? 0)).toBeCloseTo(
          metresByLevel(whole, 'before')[level] ?? 0,
          6,
        );
      }
      expect(sum((found) => known(found.width).doesNotFit)).toBeCloseTo(known(whole.width).doesNotFit, 6);
    }
  });

  test('[PF2] drawn the other way round it is the same lane', () => {
    for (const line of lanes) {
      expect(rounded(bikeLaneConsequences(city, line.toReversed(), both))).toEqual(
        rounded(bikeLaneConsequences(city, line, both)),
      );
    }
  });

  test('[PF3] people, schools and stops are those that a plain loop finds, each counted once', () => {
    const { data } = city;
    for (const line of lanes.slice(0, 8)) {
      const isNear = (longitude: number, latitude: number) => {
        const found = nearestOnLine(line, [longitude / MICRODEGREES, latitude / MICRODEGREES]);
        return found !== null && found.distanceMetres <= data.meta.reachMetres;
      };
      let people = 0;
      data.cellResidents.forEach((count, cell) => {
        if (isNear(data.cellLon[cell] ?? 0, data.cellLat[cell] ?? 0)) people += count;
      });
      const schools = [...data.pointKind.keys()].filter(
        (point) =>
          POINT_KINDS[data.pointKind[point] ?? 0] === 'school' &&
          isNear(data.pointLon[point] ?? 0, data.pointLat[point] ?? 0),
      );
      const found = bikeLaneConsequences(city, line, both);
      expect(found.people.value).toBe(people);
      expect(found.schools.value).toBe(schools.length);
      // There and back again is no second lane for those who live there.
      const twice = bikeLaneConsequences(city, [...line, ...line.toReversed().slice(1)], both);
      expect(twice.people.value).toBe(people);
    }
  });

  test('[PF4] a lane never makes a street more stressful, and never parts a network', () => {
    let joined = 0;
    for (const line of lanes) {
      for (const preset of ['advisory', 'lane', 'track', 'two-way-track'] as const) {
        const found = bikeLaneConsequences(city, line, { preset, side: 'both' });
        const calm = (when: 'before' | 'after') =>
          (metresByLevel(found, when)[1] ?? 0) + (metresByLevel(found, when)[2] ?? 0);
        expect(calm('after')).toBeGreaterThanOrEqual(calm('before') - 1e-6);
        const { before, after, metres } = known(found.networks);
        expect(after).toBeLessThanOrEqual(before);
        expect(metres > 0).toBe(after < before);
        joined += before - after;
      }
    }
    expect(joined).toBeGreaterThan(0);
  });

  test('[PF5] every figure says where it comes from; what is unknown has a reason and is not 0', () => {
    for (const line of lanes.slice(0, 5)) {
      const { rulesVersion, plan, ...figures } = bikeLaneConsequences(city, line, both);
      expect([rulesVersion, plan]).toEqual([1, both]);
      for (const figure of Object.values(figures)) {
        expect(figure.source.name).not.toBe('');
        expect(figure.date).toBe('2026-03-01');
        expect(figure.shareAssumed).toBeGreaterThanOrEqual(0);
        expect(figure.shareAssumed).toBeLessThanOrEqual(1);
        if (figure.value === null) expect(figure.reason).toMatch(/^[a-z-]+$/);
      }
      expect(figures.slope).toMatchObject({ value: null, reason: 'no-height-model' });
      expect(figures.cost).toMatchObject({ value: null, reason: 'no-cost-rates' });
      expect(figures.accidents).toMatchObject({ value: null, reason: 'no-accident-table' });
      expect(figures.people).toMatchObject({ shareAssumed: 1 });
    }
  });

  test('[PF5] one lane of the demo town, figure by figure', () => {
    const line = lanes[0] ?? [];
    const { length, people, schools, stops, networks } = bikeLaneConsequences(city, line, both);
    expect(rounded([length, people, schools, stops, networks].map(({ value }) => value))).toMatchInlineSnapshot(`
      [
        636.122,
        3829,
        1,
        5,
        {
          "after": 1,
          "before": 1,
          "metres": 0,
        },
      ]
    `);
  });
});

describe('on several levels', () => {
  /** Two calm networks with a busy road between them; the road crosses the first on a bridge, at the same place. */
  const townWithBridge = async () => {
    const town = new SmallTown();
    const [a, b] = [town.node(10, 0), town.node(14, 0)];
    town.way([town.node(10, 5), a, town.node(10, -5)], { highway: 'living_street' });
    town.way([town.node(14, 5), b, town.node(14, -5)], { highway: 'living_street' });
    town.way([town.node(12, 5), town.node(12, 0), town.node(12, -5)], { highway: 'living_street', tunnel: 'yes' });
    town.way([a, town.node(12, 0), b], { highway: 'primary', maxspeed: '50', bridge: 'yes' });
    return planningCity((await planningOf(town)).data);
  };

  test('[PF4] a lane over a bridge joins the networks at its ends, not the one below', async () => {
    const found = bikeLaneConsequences(
      await townWithBridge(),
      [
        [13.21, 53.5],
        [13.214, 53.5],
      ],
      both,
    );
    expect(known(found.networks)).toMatchObject({ before: 2, after: 1 });
    expect(known(found.networks).metres).toBeCloseTo(2 * 1113, -1);
    expect(metresByLevel(found, 'before')).toEqual({ 3: expect.closeTo(265.5, 0) });
    expect(metresByLevel(found, 'after')).toEqual({ 1: expect.closeTo(265.5, 0) });
  });

  test('[PF4] a lane that stays stressful joins nothing, and one for a single direction is not told to', async () => {
    const town = await townWithBridge();
    const line: Position[] = [
      [13.21, 53.5],
      [13.214, 53.5],
    ];
    expect(known(bikeLaneConsequences(town, line, { preset: 'advisory', side: 'both' }).networks)).toEqual({
      before: 0,
      after: 0,
      metres: 0,
    });
    expect(bikeLaneConsequences(town, line, { preset: 'track', side: 'left' }).networks).toMatchObject({
      value: null,
      reason: 'one-direction-only',
    });
  });
});
