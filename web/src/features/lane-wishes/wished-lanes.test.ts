import type { Position } from '@werkstadt/shared/geometry/geojson';
import { atOnce } from '@werkstadt/shared/order/in-steps';
import { lanesNear } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { expect, test } from 'vitest';
import { proposalView } from '~/platform/test/proposal-view.ts';
import { wishedLanes, wishedLanesNear } from './wished-lanes.ts';

function lane(n: number) {
  const at: Position = [9 + (n % 20) / 2000, 50 + Math.floor(n / 20) / 2000];
  return proposalView(n, {
    geometry: { type: 'LineString', coordinates: [at, [at[0] + 0.0002, at[1] + 0.0002]] },
    state: n % 7 === 0 ? 'withdrawn' : 'submitted',
  });
}

test('[LT3] a look that rests finds the lanes near a line that a look through all of them finds', () => {
  const all = Array.from({ length: 400 }, (_, n) => lane(n));
  const line: Position[] = [
    [9.003, 50.003],
    [9.004, 50.0041],
  ];
  const near = atOnce(wishedLanesNear(line, all));
  expect(near).toEqual(lanesNear(line, wishedLanes(all)));
  expect(near.length).toBeGreaterThan(2);
  expect(near.length).toBeLessThan(40);
});
