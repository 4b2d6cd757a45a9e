import { checkModule, reviewedItems } from '@werkstadt/shared/literacy/package/check-module';
import type { PackageRule } from '@werkstadt/shared/literacy/package/issue';
import { expect, test } from 'vitest';
import { readModuleFolder } from './module-folder.ts';
import { builtInModules } from './modules-folder.ts';

const folder = (name: string) => {
  const found = builtInModules().find((each) => each.name === name);
  if (!found) throw new Error(`there is no module ${name}`);
  return readModuleFolder(found.path);
};
const rumour = folder('m2-rumour');
const mockWeb = folder('m3-mock-web');
const picture = folder('m4-picture');

/** One file of a package with one text replaced everywhere it stands, or a whole new file. */
type Break = { readonly file: string } & (
  | { readonly find: string | RegExp; readonly put: string }
  | { readonly content: string }
);

function broken(files: ReadonlyMap<string, Uint8Array>, change: Break): ReadonlyMap<string, Uint8Array> {
  const text =
    'content' in change
      ? change.content
      : new TextDecoder().decode(files.get(change.file)).replace(change.find, change.put);
  const bytes = new TextEncoder().encode(text);
  if (Buffer.from(bytes).equals(files.get(change.file) ?? new Uint8Array()))
    throw new Error('the break changed nothing');
  return new Map([...files, [change.file, bytes]]);
}

const without = (files: ReadonlyMap<string, Uint8Array>, file: string) =>
  new Map([...files].filter(([path]) => path !== file));

test.each(builtInModules())('[L43] the module $name is sound and says that nobody has reviewed it', ({ path }) => {
  const { module, issues } = checkModule(readModuleFolder(path));
  expect(issues).toEqual([]);
  expect(module && reviewedItems(module)).toEqual({ reviewed: 0, all: 40 });
});

const breaks: readonly [string, PackageRule, ReadonlyMap<string, Uint8Array>, Break][] = [
  ['[L40]', 'json', rumour, { file: 'steps.json', content: '[{' }],
  ['[L40]', 'json', rumour, { file: 'strings/en.json', content: '"\u{fffd}' }],
  ['[L40]', 'schema', rumour, { file: 'module.json', find: /"minutes": *\d+/, put: '"minutes": 0' }],
  ['[L40]', 'schema', rumour, { file: 'module.json', find: '"format"', put: '"more": 1, "format"' }],
  ['[L40]', 'schema', rumour, { file: 'items/form-a.json', find: /"key": *\{[^}]*\},/, put: '' }],
  ['[L40]', 'schema', rumour, { file: 'items/form-a.json', find: /"source": *"[^"]*"/, put: '"source": " "' }],
  ['[L40]', 'schema', rumour, { file: 'items/form-a.json', find: 'CC-BY-4.0', put: 'all rights reserved' }],
  ['[L40]', 'step-type', rumour, { file: 'steps.json', find: '"rumour-sim"', put: '"script"' }],
  [
    '[L54]',
    'language',
    rumour,
    { file: 'module.json', find: /"inLanguage": *\[[^\]]*\]/, put: '"inLanguage": ["de", "de-einfach"]' },
  ],
  ['[L49]', 'screens', rumour, { file: 'steps.json', find: /"screen": *1/, put: '"screen": 3' }],
  ['[L49]', 'screens', rumour, { file: 'steps.json', find: /"use": *"after"/, put: '"use": "before"' }],
  ['[L50]', 'reference', rumour, { file: 'steps.json', find: 'm2-p-01', put: 'm2-p-99' }],
  ['[L50]', 'reference', rumour, { file: 'steps.json', find: /"of": *"[a-z-]+"/, put: '"of": "nothing"' }],
  ['[L50]', 'id-repeated', rumour, { file: 'items/form-a.json', find: /"id": *"m2-a-02"/, put: '"id": "m2-a-01"' }],
  ['[L50]', 'source', rumour, { file: 'steps.json', find: /"sources": *\["[^"]*"/, put: '"sources": ["nobody"' }],
  [
    '[L50]',
    'pages-differ',
    mockWeb,
    { file: 'pages/en.json', find: /"owner": *"[^"]*"/, put: '"owner": "somebody-else"' },
  ],
  [
    '[L41]',
    'string-missing',
    rumour,
    { file: 'strings/en.json', find: '"item.m2-a-01.text"', put: '"item.m2-a-01.text-x"' },
  ],
  ['[L41]', 'string-unused', rumour, { file: 'strings/de.json', find: /^\{/, put: '{"step.nobody": "Wort",' }],
  [
    '[L42]',
    'markup',
    rumour,
    { file: 'strings/de.json', find: /("item\.m2-a-01\.why": *")/, put: '$1<script>alert(1)</script> ' },
  ],
  [
    '[L42]',
    'markup',
    rumour,
    { file: 'strings/de.json', find: /("item\.m2-a-01\.why": *")/, put: '$1<img src=x onerror=y> ' },
  ],
  [
    '[L42]',
    'link',
    rumour,
    { file: 'strings/de.json', find: /("item\.m2-a-01\.why": *")/, put: '$1[hier](javascript:alert) ' },
  ],
  ['[L43]', 'item-place', rumour, { file: 'items/form-a.json', find: /"form": *"A"/, put: '"form": "B"' }],
  ['[L43]', 'item-words', rumour, { file: 'items/form-a.json', find: /"words": *\d+/, put: '"words": 12' }],
  [
    '[L43]',
    'key-dates',
    rumour,
    { file: 'items/form-a.json', find: /"expires": *"[^"]*"/, put: '"expires": "2020-01-01"' },
  ],
  ['[L44]', 'counts', rumour, { file: 'items/form-a.json', find: /"truth": *true/, put: '"truth": false' }],
  ['[L44]', 'core', rumour, { file: 'items/form-a.json', find: /"core": *true/, put: '"core": false' }],
  ['[L45]', 'twin', rumour, { file: 'items/form-a.json', find: /"twin": *\["m2-b-\d\d"/, put: '"twin": ["m2-b-99"' }],
  ['[L46]', 'form-match', rumour, { file: 'items/form-b.json', find: /"topic": *"verkehr"/, put: '"topic": "sport"' }],
  ['[L47]', 'cue', rumour, { file: 'items/form-b.json', find: /"surprise": *1/, put: '"surprise": 0' }],
  ['[L47]', 'cue', rumour, { file: 'items/form-b.json', find: /"emotionWords": *0/, put: '"emotionWords": 3' }],
  ['[L48]', 'stance', rumour, { file: 'items/form-b.json', find: /"stance": *"pro"/, put: '"stance": "contra"' }],
  ['[L51]', 'file-unknown', rumour, { file: 'assets/run.js', content: 'alert(1)' }],
  ['[L51]', 'file-unknown', rumour, { file: '../steps.json', content: '[]' }],
  [
    '[L52]',
    'bytes',
    picture,
    {
      file: 'assets/large.svg',
      content: Array.from({ length: 120_000 }, (_, n) => (n * 7919) ** 2 % 999_983).join(' '),
    },
  ],
  ['[L42]', 'markup', picture, { file: 'assets/more.svg', content: '<svg><script>alert(1)</script></svg>' }],
  ['[L42]', 'markup', picture, { file: 'assets/more.svg', content: '<svg onload="alert(1)"/>' }],
  ['[L42]', 'markup', picture, { file: 'assets/more.svg', content: '<svg><image href="https://x.example/a"/></svg>' }],
  ['[L53]', 'asset', picture, { file: 'assets/more.svg', content: '<svg/>' }],
  ['[L53]', 'asset', picture, { file: 'assets/assets.json', find: /"bytes": *\d+/, put: '"bytes": 1' }],
  [
    '[L53]',
    'alt-answer',
    picture,
    { file: 'assets/assets.json', find: /("alt": *\{\s*"de": *")/, put: '$1Ein falsches und KI-Bild, also falsch: ' },
  ],
];

test.each(breaks)('%s a planted break of the rule "%s" is found', (_, rule, files, change) => {
  const { issues } = checkModule(broken(files, change));
  expect(issues.map((issue) => issue.rule)).toContain(rule);
});

test('[L40] a file that is missing is named', () => {
  const { module, issues } = checkModule(without(rumour, 'items/booster.json'));
  expect(module).toBeNull();
  expect(issues).toEqual([
    { file: 'items/booster.json', field: '', rule: 'file-missing', message: 'the file is missing' },
  ]);
});
