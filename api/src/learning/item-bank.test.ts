import { checkModule } from '@werkstadt/shared/literacy/package/check-module';
import { allItems } from '@werkstadt/shared/literacy/package/learning-module';
import { plainText } from '@werkstadt/shared/literacy/package/restricted-markdown';
import { expect, test } from 'vitest';
import { readModuleFolder } from './module-folder.ts';
import { builtInModules } from './modules-folder.ts';

const bank = builtInModules().flatMap(({ path }) => {
  const { module } = checkModule(readModuleFolder(path));
  if (!module) throw new Error(`${path} cannot be read`);
  return allItems(module).map((item) => ({
    item,
    text: plainText(module.strings.get('de')?.[item.text] ?? ''),
  }));
});
const scored = bank.filter(({ item }) => item.use === 'scored');

test('[L55] the bank holds 24 scored, 8 practice and 8 booster items of each of the six modules, each id once', () => {
  expect(scored).toHaveLength(144);
  expect(bank.filter(({ item }) => item.use === 'practice')).toHaveLength(48);
  expect(bank.filter(({ item }) => item.use === 'booster')).toHaveLength(48);
  expect(new Set(bank.map(({ item }) => item.id)).size).toBe(240);
});

test('[L55] no text is there twice', () => {
  expect(new Set(bank.map(({ text }) => text)).size).toBe(240);
});

test('[L56] the city speaks in true and in false items, and one of its own errors, corrected, is among them', () => {
  const city = scored.filter(({ item }) => item.voice === 'city');
  expect(new Set(city.map(({ item }) => item.truth))).toEqual(new Set([true, false]));
  expect(bank.some(({ item }) => item.technique === 'corrected')).toBe(true);
});

/** What a test could be passed by without reading: length, feeling, punctuation, numbers, capitals. */
const features: readonly ((entry: (typeof bank)[number]) => number)[] = [
  ({ item }) => item.words,
  ({ text }) => text.length,
  ({ text }) => (text.match(/\p{L}+/gu) ?? []).join('').length / Math.max(1, (text.match(/\p{L}+/gu) ?? []).length),
  ({ item }) => item.emotionWords,
  ({ text }) => (text.match(/!/g) ?? []).length,
  ({ text }) => (text.match(/\?/g) ?? []).length,
  ({ text }) => (text.match(/[,;:–„]/gu) ?? []).length,
  ({ text }) => (text.match(/\d+/g) ?? []).length,
  ({ item }) => item.surprise,
];

/** Logistic regression by gradient descent on standardised features; answers the chance that an item is true. */
function train(rows: readonly (readonly number[])[], truths: readonly boolean[]): (row: readonly number[]) => number {
  const width = rows[0]?.length ?? 0;
  const weights = Array.from({ length: width + 1 }, () => 0);
  const chance = (row: readonly number[]) =>
    1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights[width] ?? 0)));
  for (let round = 0; round < 400; round++) {
    const slope = Array.from({ length: width + 1 }, () => 0);
    for (const [at, row] of rows.entries()) {
      const error = chance(row) - (truths[at] ? 1 : 0);
      for (const [column, value] of [...row, 1].entries()) slope[column] = (slope[column] ?? 0) + error * value;
    }
    for (const [column, value] of slope.entries()) {
      weights[column] = (weights[column] ?? 0) - 0.3 * (value / rows.length + 0.01 * (weights[column] ?? 0));
    }
  }
  return chance;
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return values.map((value) => (value - mean) / deviation);
}

type Entry = (typeof bank)[number];

/** Share of the items that a classifier tells right; each module is guessed by one that was trained on the others. */
function shareToldRight(entries: readonly Entry[]): number {
  const columns = features.map((feature) => standardised(entries.map(feature)));
  const rows = entries.map((_, at) => columns.map((column) => column[at] ?? 0));
  const truths = entries.map(({ item }) => item.truth);
  const modules = [...new Set(entries.map(({ item }) => item.module))];
  let right = 0;
  for (const left of modules) {
    const inside = entries.flatMap(({ item }, at) => (item.module === left ? [at] : []));
    const outside = entries.flatMap(({ item }, at) => (item.module === left ? [] : [at]));
    const guess = train(
      outside.map((at) => rows[at] ?? []),
      outside.map((at) => truths[at] ?? false),
    );
    right += inside.filter((at) => guess(rows[at] ?? []) > 0.5 === truths[at]).length;
  }
  return right / entries.length;
}

const NEAR_CHANCE = 0.6;

test('[L57] a classifier on length, feeling and punctuation stays near chance at telling true from false', () => {
  expect(shareToldRight(scored)).toBeLessThan(NEAR_CHANCE);
});

/** What a careless author does to false items. */
const biases: readonly (readonly [string, (entry: Entry) => Entry])[] = [
  ['they are a fifth longer', ({ item, text }) => ({ text, item: { ...item, words: Math.round(item.words * 1.2) } })],
  [
    'half of them shout',
    ({ item, text }) => ({ item, text: item.id.endsWith('5') || item.id.endsWith('6') ? `${text}!` : text }),
  ],
  [
    'they have one more word of feeling',
    ({ item, text }) => ({ text, item: { ...item, emotionWords: item.emotionWords + 1 } }),
  ],
];

test.each(biases)('[L57] the same classifier finds a bias planted into the false items: %s', (_, plant) => {
  const planted = scored.map((entry) => (entry.item.truth ? entry : plant(entry)));
  expect(shareToldRight(planted)).toBeGreaterThan(NEAR_CHANCE);
});
