import { expect, test } from 'vitest';
import { changeWaits, visibleState } from './visible-state.ts';

const waiting = { state: 'submitted', receivedAt: null } as const;
const known = { state: 'in-review', receivedAt: '2027-02-01T12:00:00.000Z' } as const;

test.each(['draft', 'saved', 'sending', 'parked', 'attention'] as const)(
  '[UI9] before the server has answered, %s is what is shown',
  (way) => {
    expect(visibleState(waiting, way)).toBe(way);
    expect(changeWaits(waiting, way)).toBe(false);
  },
);

test('[UI9] received is shown only once the server has answered', () => {
  expect(visibleState(waiting, 'received')).toBe('submitted');
  expect(visibleState(known, null)).toBe('in-review');
});

test('[UI9] a waiting change does not hide what the city said', () => {
  expect(visibleState(known, 'saved')).toBe('in-review');
  expect(changeWaits(known, 'saved')).toBe(true);
  expect(changeWaits(known, 'received')).toBe(false);
  expect(changeWaits(known, null)).toBe(false);
});
