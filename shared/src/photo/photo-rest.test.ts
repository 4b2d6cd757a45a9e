import { expect, test } from 'vitest';
import { photoRest } from './photo-rest.ts';

test('[S20] a phone that is told to come again comes then, however often; where nothing answers it waits longer each time', () => {
  let failures = 0;
  for (let n = 0; n < 50; n++) {
    const rest = photoRest(failures, 4_000, 0.99);
    expect(rest).toEqual({ failures: 0, restMs: 4_000 });
    failures = rest.failures;
  }
  const rests: number[] = [];
  for (let n = 0; n < 8; n++) {
    const rest = photoRest(failures, 0, 0.99);
    rests.push(rest.restMs);
    failures = rest.failures;
  }
  expect(rests).toEqual([...rests].sort((a, b) => a - b));
  expect(rests[0]).toBeLessThan(2_000);
  expect(rests.at(-1)).toBeGreaterThan(50_000);
  expect(photoRest(failures, 3_000, 0.5).restMs).toBe(3_000);
});
