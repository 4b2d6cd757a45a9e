import type { Position } from '@werkstadt/shared/geometry/geojson';
import { atOnce } from '@werkstadt/shared/order/in-steps';
import { lanesNear } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { laneArgs, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import type { ProposalView } from '~/platform/data/index.ts';
import { wishedLanes, wishedLanesNear } from './wished-lanes.ts';

function lane(n: number): ProposalView {
  const at: Position = [9 + (n % 20) / 2000, 50 + Math.floor(n / 20) / 2000];
  return {
    ...laneArgs({ id: testId(1000 + n) }),
    geometry: { type: 'LineString', coordinates: [at, [at[0] + 0.0002, at[1] + 0.0002]] },
    photos: [],
    authorId: null,
    number: n,
    state: n % 7 === 0 ? 'withdrawn' : 'submitted',
    createdAt: '2027-02-01T10:00:00.000Z',
    receivedAt: null,
    rev: 1,
    supportCount: 0,
    commentCount: 0,
    local: null,
    mine: false,
  };
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
