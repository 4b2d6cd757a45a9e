import type { Item, ItemFile } from '../package/item.ts';
import type { LearningModule } from '../package/learning-module.ts';
import type { Step } from '../package/step.ts';

const letters = { 'form-a': 'a', 'form-b': 'b', 'form-c': 'c', practice: 'p', booster: 'x' } as const;

function inventedItems(module: string, file: ItemFile): Item[] {
  const form = ({ 'form-a': 'A', 'form-b': 'B', 'form-c': 'C', practice: null, booster: null } as const)[file];
  return Array.from({ length: 8 }, (_, at): Item => {
    const id = `${module}-${letters[file]}-0${at + 1}`;
    return {
      id,
      module,
      use: file === 'practice' || file === 'booster' ? file : 'scored',
      form,
      core: form !== null && at < 4,
      truth: at % 2 === 0,
      technique: 'copies',
      topic: 'verkehr',
      stance: 'none',
      voice: 'paper',
      surprise: 0,
      emotionWords: 0,
      words: 10,
      text: `item.${id}.text`,
      why: `item.${id}.why`,
      asset: null,
      twin: [],
      key: { source: 'invented', checked: '2026-11-20', expires: '2027-11-20' },
      review: { editors: [], outside: null },
      licence: 'CC-BY-4.0',
    };
  });
}

const words = { title: 'step.a', intro: 'step.a' };
const read = (id: string, screen: number): Step => ({
  id,
  type: 'text',
  screen,
  params: { look: 'plain', title: 'step.a', body: ['step.a'], sources: [] },
});
const steps: Step[] = [
  { id: 'before', type: 'choice', screen: 1, params: { use: 'before', ...words, question: 'step.a', answers: null } },
  read('try', 2),
  read('predict', 3),
  read('see', 4),
  read('explain', 5),
  { id: 'after', type: 'choice', screen: 6, params: { use: 'after', ...words, question: 'step.a', answers: null } },
  { id: 'feedback', type: 'choice', screen: 7, params: { use: 'feedback', ...words } },
  read('tomorrow', 8),
];

/** A module with all its steps and items, for the rules that do not read its words. */
export function inventedModule(id: string): LearningModule {
  const name = { de: id, en: id, 'de-einfach': id };
  return {
    description: {
      format: 'werkstadt-module',
      formatVersion: 1,
      id,
      version: '1.0.0',
      minimumAppVersion: '0.1.0',
      name,
      description: name,
      minutes: 7,
      creator: [{ type: 'Organization', name: 'Werkstadt' }],
      license: 'https://creativecommons.org/licenses/by/4.0/',
      inLanguage: ['de', 'en', 'de-einfach'],
      about: [],
      educationalLevel: [],
      digcomp: ['1.2'],
      review: { editors: [], outside: null },
      sources: {},
    },
    steps,
    items: {
      'form-a': inventedItems(id, 'form-a'),
      'form-b': inventedItems(id, 'form-b'),
      'form-c': inventedItems(id, 'form-c'),
      practice: inventedItems(id, 'practice'),
      booster: inventedItems(id, 'booster'),
    },
    strings: new Map(),
    assets: [],
    posts: null,
    cases: null,
    pages: new Map(),
    pictures: null,
    charts: null,
  };
}
