import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable, forgivenMistakes, RANK, rankName } from './rank-name.ts';

const known = new Map<string, number>();

/** Distance with swaps by plain recursion. */
function slowDistance(a: string, b: string): number {
  const key = `${a} ${b}`;
  const distance = known.get(key) ?? recursiveDistance(a, b);
  known.set(key, distance);
  return distance;
}

function recursiveDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const options = [
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + cost,
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    options.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...options);
}

function slowPrefixDistance(typed: string, name: string): number {
  return Math.min(...Array.from({ length: name.length + 1 }, (_, end) => slowDistance(typed, name.slice(0, end))));
}

/** The rule as it is written, without any shortcut. */
function slowRank(typed: string[], name: string[]): number | null {
  const [query, whole] = [typed.join(''), name.join('')];
  const long = name.map((word) => (word.endsWith('str') ? `${word}ase` : word));
  const limit = forgivenMistakes(query.length);
  const words = (forgiven: number): number | null => {
    let sum = 0;
    for (const word of typed) {
      const best = Math.min(...long.map((candidate) => slowPrefixDistance(word, candidate)), Number.POSITIVE_INFINITY);
      if (best > Math.min(forgiven - sum, forgivenMistakes(word.length))) return null;
      sum += best;
    }
    return sum;
  };
  if (query === '') return null;
  if (query === whole) return RANK.exact;
  if (whole.startsWith(query)) return RANK.beginning;
  if (words(0) !== null) return RANK.words;
  const wholeMistakes = Math.min(slowPrefixDistance(query, whole), slowPrefixDistance(query, long.join('')));
  if (wholeMistakes <= limit && limit > 0) return RANK.mistakes + wholeMistakes;
  const mistakes = words(limit);
  return mistakes === null || limit === 0 ? null : RANK.wordsWithMistakes + mistakes;
}

test('[PL2] ranking with shortcuts agrees with the rule written out', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'r', 's', 't'), minLength: 1, maxLength: 5 });
  const word = fc.oneof(letters, fc.constantFrom('str', 'rstr', 'tras', 'strom', 'stars', 'rase'));
  const words = fc.array(word, { maxLength: 2 });
  fc.assert(
    fc.property(words, words, (typed, name) => {
      expect(rankName(comparable(typed), comparable(name))).toBe(slowRank(typed, name));
    }),
    { seed: 54, numRuns: 3000 },
  );
});

test('[PL2] short words forgive nothing, longer ones one, long ones two mistakes', () => {
  expect([1, 3, 4, 7, 8, 20].map(forgivenMistakes)).toEqual([0, 0, 1, 1, 2, 2]);
});

test('[PL2] mistakes in "straße" itself are mistakes like others', () => {
  expect(rankName(comparable(['lxndowstrsae']), comparable(['lindowstr']))).toBe(RANK.mistakes + 2);
  expect(rankName(comparable(['gartesntrase']), comparable(['gartenstr']))).toBe(RANK.mistakes + 1);
});
