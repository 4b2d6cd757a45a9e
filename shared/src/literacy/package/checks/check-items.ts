import { readingLevel } from '../../reading-level.ts';
import type { Issue, PackageRule } from '../issue.ts';
import { type Item, type ItemFile, itemFiles } from '../item.ts';
import type { LearningModule } from '../learning-module.ts';
import { plainText } from '../restricted-markdown.ts';

/** Longest item: it stands alone on a phone. */
const MAX_ITEM_WORDS = 45;
const ITEMS_PER_FILE = 8;
const CORE_PER_KIND = 2;

const placeOf = {
  'form-a': { letter: 'a', use: 'scored', form: 'A' },
  'form-b': { letter: 'b', use: 'scored', form: 'B' },
  'form-c': { letter: 'c', use: 'scored', form: 'C' },
  practice: { letter: 'p', use: 'practice', form: null },
  booster: { letter: 'x', use: 'booster', form: null },
} as const satisfies Record<ItemFile, unknown>;

const path = (file: ItemFile): string => `items/${file}.json`;
const germanText = (module: LearningModule, item: Item): string =>
  plainText(module.strings.get('de')?.[item.text] ?? '');

/** [L43] Each item says of itself what its place in the files says, and what can be counted in its text. */
export function* checkItems(module: LearningModule): Generator<Issue> {
  for (const file of itemFiles) {
    for (const [at, item] of module.items[file].entries()) {
      const issue = (field: string, rule: PackageRule, message: string): Issue => ({
        file: path(file),
        field: `[${at}].${field}`,
        rule,
        message,
      });
      const place = placeOf[file];
      const id = `${module.description.id}-${place.letter}-`;
      if (!item.id.startsWith(id)) yield issue('id', 'item-place', `${item.id} must begin with ${id}`);
      if (item.module !== module.description.id)
        yield issue('module', 'item-place', `must be ${module.description.id}`);
      if (item.use !== place.use) yield issue('use', 'item-place', `must be ${place.use} in this file`);
      if (item.form !== place.form) yield issue('form', 'item-place', `must be ${place.form} in this file`);
      if (item.text !== `item.${item.id}.text`) yield issue('text', 'item-place', `must be item.${item.id}.text`);
      if (item.why !== `item.${item.id}.why`) yield issue('why', 'item-place', `must be item.${item.id}.why`);
      const words = germanText(module, item).match(/\p{L}+/gu)?.length ?? 0;
      if (words !== item.words) yield issue('words', 'item-words', `says ${item.words}, the German text has ${words}`);
      if (words > MAX_ITEM_WORDS)
        yield issue('words', 'item-words', `${words} words are too many to stand alone on a phone`);
      if (item.key.expires <= item.key.checked)
        yield issue('key.expires', 'key-dates', 'expires before it was checked');
    }
  }
}

const countWhere = (items: readonly Item[], fits: (item: Item) => boolean): number => items.filter(fits).length;

/** [L44] Four true and four false in each form and in the boosters, six in eight true in practice, two and two for the course. */
export function* checkCounts(module: LearningModule): Generator<Issue> {
  for (const file of itemFiles) {
    const items = module.items[file];
    const issue = (rule: PackageRule, message: string): Issue => ({ file: path(file), field: '', rule, message });
    const trueItems = countWhere(items, (item) => item.truth);
    if (items.length !== ITEMS_PER_FILE) yield issue('counts', `holds ${items.length} items, not ${ITEMS_PER_FILE}`);
    const allowed = file === 'practice' ? [5, 6] : [ITEMS_PER_FILE / 2];
    if (!allowed.includes(trueItems)) yield issue('counts', `${trueItems} items are true, not ${allowed.join(' or ')}`);
    const scored = placeOf[file].use === 'scored';
    for (const truth of [true, false]) {
      const core = countWhere(items, (item) => item.truth === truth && item.core);
      const wanted = scored ? CORE_PER_KIND : 0;
      if (core !== wanted) yield issue('core', `${core} ${truth} items are core, not ${wanted}`);
    }
  }
}

/** [L45] An item and its two twins stand in the three forms, name each other and are alike in what decides. */
export function* checkTwins(module: LearningModule): Generator<Issue> {
  const scored = (['form-a', 'form-b', 'form-c'] as const).flatMap((file) =>
    module.items[file].map((item, at) => ({ item, file, at })),
  );
  const byId = new Map(scored.map(({ item }) => [item.id, item]));
  for (const { item, file, at } of scored) {
    const issue = (message: string): Issue => ({ file: path(file), field: `[${at}].twin`, rule: 'twin', message });
    const twins = item.twin.map((id) => byId.get(id));
    const formsMet = new Set([item.form, ...twins.map((twin) => twin?.form ?? null)]);
    if (item.twin.length !== 2 || formsMet.has(null) || formsMet.size !== 3) {
      yield issue('must name one item of each other form');
      continue;
    }
    for (const twin of twins) {
      if (!twin) continue;
      if (!twin.twin.includes(item.id)) yield issue(`${twin.id} does not name ${item.id}`);
      if (twin.truth !== item.truth || twin.technique !== item.technique) {
        yield issue(`${twin.id} differs in truth or technique`);
      }
    }
  }
  for (const file of ['practice', 'booster'] as const) {
    for (const [at, item] of module.items[file].entries()) {
      if (item.twin.length > 0)
        yield { file: path(file), field: `[${at}].twin`, rule: 'twin', message: 'must be empty' };
    }
  }
}

const tally = (items: readonly Item[], of: (item: Item) => string): string => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
};

const meanWords = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + item.words, 0) / Math.max(1, items.length);

const apart = (one: number, other: number): number => Math.abs(one - other) / Math.max(1, Math.max(one, other));

/** How far lengths may lie apart: of two forms, and of true and false items. */
const LENGTH_MARGIN = 0.15;
/** In years of school. */
const READING_MARGIN = 1;

/** [L46] The three forms are alike in technique, topic, voice, stance, length and reading level. */
export function* checkFormsMatch(module: LearningModule): Generator<Issue> {
  const first = module.items['form-a'];
  const traits = ['technique', 'topic', 'voice', 'stance', 'surprise'] as const;
  const reading = (items: readonly Item[]) =>
    readingLevel(items.map((item) => germanText(module, item)).join('\n'), 'de').wienerSachtext ?? 0;
  for (const file of ['form-b', 'form-c'] as const) {
    const items = module.items[file];
    const issue = (message: string): Issue => ({ file: path(file), field: '', rule: 'form-match', message });
    for (const trait of traits) {
      const [here, there] = [items, first].map((form) => tally(form, (item) => String(item[trait])));
      if (here !== there) yield issue(`${trait}: ${here}; form A has ${there}`);
    }
    if (apart(meanWords(items), meanWords(first)) > LENGTH_MARGIN) {
      yield issue(`${meanWords(items).toFixed(1)} words on average; form A has ${meanWords(first).toFixed(1)}`);
    }
    if (Math.abs(reading(items) - reading(first)) > READING_MARGIN) {
      yield issue(`reading level ${reading(items).toFixed(1)}; form A has ${reading(first).toFixed(1)}`);
    }
  }
}

/** [L47] Nothing on the surface tells true from false: as many surprising ones, as many words, as much feeling and noise. */
export function* checkCues(module: LearningModule): Generator<Issue> {
  for (const file of ['form-a', 'form-b', 'form-c', 'booster'] as const) {
    const items = module.items[file];
    const issue = (message: string): Issue => ({ file: path(file), field: '', rule: 'cue', message });
    const [trueItems, falseItems] = [true, false].map((truth) => items.filter((item) => item.truth === truth));
    if (!trueItems || !falseItems) continue;
    for (const [kind, of] of [
      ['true', trueItems],
      ['false', falseItems],
    ] as const) {
      const surprising = countWhere(of, (item) => item.surprise === 1);
      if (surprising * 2 !== of.length)
        yield issue(`${surprising} of ${of.length} ${kind} items are surprising, not half`);
    }
    const [wordsTrue, wordsFalse] = [meanWords(trueItems), meanWords(falseItems)];
    if (apart(wordsTrue, wordsFalse) > LENGTH_MARGIN) {
      yield issue(`true items have ${wordsTrue.toFixed(1)} words, false ones ${wordsFalse.toFixed(1)}`);
    }
    const feeling = (of: readonly Item[]) => of.reduce((sum, item) => sum + item.emotionWords, 0);
    if (feeling(trueItems) !== feeling(falseItems)) {
      yield issue(`true items have ${feeling(trueItems)} words of feeling, false ones ${feeling(falseItems)}`);
    }
    const noise = (of: readonly Item[]) =>
      of.reduce((sum, item) => sum + (germanText(module, item).match(/[!?…]|\p{Lu}{3,}/gu)?.length ?? 0), 0);
    if (Math.abs(noise(trueItems) - noise(falseItems)) > 2) {
      yield issue(`true items have ${noise(trueItems)} marks of noise (! ? …), false ones ${noise(falseItems)}`);
    }
  }
}

/** [L48] Both sides of a local question are right and wrong equally often. */
export function* checkStances(module: LearningModule): Generator<Issue> {
  for (const file of ['form-a', 'form-b', 'form-c', 'booster'] as const) {
    for (const truth of [true, false]) {
      const of = module.items[file].filter((item) => item.truth === truth);
      const [pro, contra] = (['pro', 'contra'] as const).map((stance) =>
        countWhere(of, (item) => item.stance === stance),
      );
      if (pro !== contra) {
        yield {
          file: path(file),
          field: '',
          rule: 'stance',
          message: `of the ${truth} items ${pro} are pro and ${contra} contra`,
        };
      }
    }
  }
}
