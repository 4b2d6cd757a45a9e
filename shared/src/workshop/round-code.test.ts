import { expect, test } from 'vitest';
import { SeededRandom } from '../random/seeded-random.ts';
import { makeRoundCode, readRoundCode, showRoundCode } from './round-code.ts';

test('[W2] a code that was made is read again however it is typed', () => {
  const random = new SeededRandom(7);
  for (let run = 0; run < 50; run++) {
    const code = makeRoundCode(() => random.next());
    expect(readRoundCode(code)).toBe(code);
    expect(readRoundCode(` ${showRoundCode(code).toLowerCase()} `)).toBe(code);
  }
});

test('[W2] what can be no code is none', () => {
  for (const typed of ['', 'ABCDE', 'ABCDEFG', 'ABCDE0', 'ABCDEI', 'ÄBCDEF']) expect(readRoundCode(typed)).toBeNull();
});
