import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { networkGaps } from '@werkstadt/shared/planning/layers/network-gaps';
import { layersOf, planningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { beforeAll, expect, test } from 'vitest';
import { SmallTown } from '../small-town.ts';
import { lindental, planningOf } from './planning-of.ts';

let city: PlanningCity;
beforeAll(async () => {
  city = planningCity((await planningOf(lindental, { population: 20_143 })).data);
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test('[ML1] the layer of stress holds every street that may be ridden once, by its level', () => {
  const { edgeFlags, edgeLengthDm } = city.data;
  const ridden = [...edgeFlags.entries()].filter(
    ([, flags]) => (flags & (EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward)) !== 0,
  );
  const layer = planningLayer(city, 'stress');
  expect(sum(layer?.parts.map(({ lines }) => lines.length) ?? [])).toBe(ridden.length);
  expect(sum(layer?.parts.map(({ amount }) => amount) ?? [])).toBeCloseTo(
    sum(ridden.map(([edge]) => (edgeLengthDm[edge] ?? 0) / 10)),
    3,
  );
  expect(layer?.parts.map(({ kind }) => kind)).toEqual(['stress-1', 'stress-2', 'stress-3', 'stress-4']);
  expect(layer?.shareAssumed).toBeGreaterThan(0);
});

test('[ML1] without a table of accidents there is no such layer', async () => {
  expect(layersOf(city)).toEqual(['stress', 'cycle', 'gaps']);
  expect(planningLayer(city, 'accidents')).toBeNull();
  const cycle = planningLayer(city, 'cycle');
  expect(cycle?.parts.length).toBeGreaterThan(1);
});

test('[ML2] a gap is the shortest stressful way between two calm networks, and it joins them', () => {
  const gaps = networkGaps(city);
  expect(gaps.length).toBeGreaterThan(0);
  for (const { line, metres, joinsMetres } of gaps) {
    expect(lineLengthMetres(line)).toBeCloseTo(metres, -1);
    expect(metres).toBeLessThanOrEqual(400);
    expect(joinsMetres).toBeGreaterThanOrEqual(city.rules.value('smallest-network'));
  }
});

test('[ML2] two quiet streets with a fast road between them have one gap: the nearer of two ways', async () => {
  const town = new SmallTown();
  const [west, east] = [town.node(4, 0), town.node(5, 0)];
  town.way([town.node(0, 0), west], { highway: 'residential', maxspeed: '30' });
  town.way([east, town.node(9, 0)], { highway: 'residential', maxspeed: '30' });
  town.way([west, east], { highway: 'primary', maxspeed: '70', name: 'Kurze Straße' });
  town.way([west, town.node(4.5, 1), east], { highway: 'primary', maxspeed: '70', name: 'Umweg' });
  const gaps = networkGaps(planningCity((await planningOf(town)).data));
  expect(gaps.map(({ name, metres }) => [name, Math.round(metres / 10)])).toEqual([['Kurze Straße', 7]]);
});
