import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST_TRIPLE,
  fitsRule,
  HIDDEN_RULE,
  judgeRule,
  LARGEST_NUMBER,
  type Rule,
  readNumber,
  rules,
  type Triple,
} from './rule-task.ts';

const number = fc.integer({ min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
const triples: fc.Arbitrary<Triple> = fc.oneof(
  fc.tuple(number, number, number),
  // Near the first triple, where the rules differ.
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 10 })),
);
const given = { seed: 246, numRuns: 300 };

test('[LM18] the first triple fits every rule one may name', () => {
  for (const rule of rules) expect(fitsRule(FIRST_TRIPLE, rule)).toBe(true);
});

test('[LM18] the hidden rule is never refuted, and every other one by its counterexample', () => {
  fc.assert(
    fc.property(fc.array(triples), (tries) => {
      const verdict = judgeRule(HIDDEN_RULE, tries);
      expect(verdict.right).toBe(true);
      expect(verdict.refuting).toBe(0);
      expect(verdict.counterexample).toBeNull();
    }),
    given,
  );
  for (const rule of rules.filter((named) => named !== HIDDEN_RULE)) {
    const { counterexample, right } = judgeRule(rule, []);
    expect(right).toBe(false);
    expect(counterexample && judgeRule(rule, [counterexample]).refuting, rule).toBe(1);
  }
});

test('[LM18] a rule narrower than the hidden one can be refuted only by tries that do not fit it', () => {
  const narrower: Rule[] = ['even-plus-two', 'plus-two', 'equal-steps', 'even-ascending'];
  fc.assert(
    fc.property(fc.constantFrom(...narrower), fc.array(triples, { minLength: 1 }), (rule, tries) => {
      const verdict = judgeRule(rule, tries);
      expect(verdict.fitting + verdict.against).toBe(tries.length);
      expect(verdict.refuting).toBeLessThanOrEqual(verdict.against);
      const fitting = tries.filter((triple) => fitsRule(triple, rule));
      expect(judgeRule(rule, fitting).refuting).toBe(0);
    }),
    given,
  );
});

test('[LM18] numbers are read as people type them, and nothing else is', () => {
  expect(['7', ' -3 ', '−4', '0', '-0', '9999'].map(readNumber)).toEqual([7, -3, -4, 0, 0, 9999]);
  expect(['', 'sieben', '1.5', '1,5', '10000', '--1', '1e3'].map(readNumber)).toEqual(Array(7).fill(null));
});
