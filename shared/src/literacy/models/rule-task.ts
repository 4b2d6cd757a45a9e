/** Three whole numbers that somebody tries. */
export type Triple = readonly [number, number, number];

/** What everybody is given: it fits the rule. */
export const FIRST_TRIPLE: Triple = [2, 4, 6];
/** Largest size of a number one may try. */
export const LARGEST_NUMBER = 9999;

/** Rules that people think of, narrow ones first; `ascending` is the one to be found (Wason 1960). */
export const rules = [
  'even-plus-two',
  'plus-two',
  'equal-steps',
  'even-ascending',
  'ascending',
  'any-numbers',
] as const;
export type Rule = (typeof rules)[number];
export const HIDDEN_RULE: Rule = 'ascending';

const tests: Record<Rule, (triple: Triple) => boolean> = {
  'even-plus-two': (triple) => tests['plus-two'](triple) && triple.every((number) => number % 2 === 0),
  'plus-two': ([a, b, c]) => b - a === 2 && c - b === 2,
  'equal-steps': ([a, b, c]) => a < b && b - a === c - b,
  'even-ascending': (triple) => tests.ascending(triple) && triple.every((number) => number % 2 === 0),
  ascending: ([a, b, c]) => a < b && b < c,
  'any-numbers': () => true,
};

export const fitsRule = (triple: Triple, rule: Rule): boolean => tests[rule](triple);

/** What the tries could say about the rule that somebody named. */
export interface RuleVerdict {
  readonly right: boolean;
  /** Tries that fit the named rule: they ask for a «yes». */
  readonly fitting: number;
  /** Tries that do not fit it: they look for what would speak against it. */
  readonly against: number;
  /** Tries whose answer was not the one that the named rule foretold. */
  readonly refuting: number;
  /** One that tells the named rule from the hidden one; null for the hidden rule itself. */
  readonly counterexample: Triple | null;
}

/** One for each wrong rule. */
const counterexamples: Record<Exclude<Rule, 'ascending'>, Triple> = {
  'even-plus-two': [1, 3, 5],
  'plus-two': [1, 2, 3],
  'equal-steps': [1, 2, 10],
  'even-ascending': [1, 2, 3],
  'any-numbers': [6, 4, 2],
};

export function judgeRule(named: Rule, tries: readonly Triple[]): RuleVerdict {
  const fitting = tries.filter((triple) => fitsRule(triple, named)).length;
  return {
    right: named === HIDDEN_RULE,
    fitting,
    against: tries.length - fitting,
    refuting: tries.filter((triple) => fitsRule(triple, named) !== fitsRule(triple, HIDDEN_RULE)).length,
    counterexample: named === 'ascending' ? null : counterexamples[named],
  };
}

/** A typed number: whole, at most `LARGEST_NUMBER` in size, minus sign allowed; null for anything else. */
export function readNumber(typed: string): number | null {
  const text = typed.trim().replace('−', '-');
  if (!/^-?\d{1,4}$/.test(text)) return null;
  return Number(text) + 0;
}
