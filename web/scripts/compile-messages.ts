/**
 * Joins every `messages.{de,en,de-einfach}.json` that lies beside its feature into one typed catalogue
 * (`src/paraglide`, not in git). Fails when a key is missing in German or English, stands twice, or has other
 * placeholders in one language than in the other: a string in one language only is a defect.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { keyFamilies } from '../src/platform/i18n/key-families.ts';

const web = resolve(import.meta.dirname, '..');
const sources = [join(web, 'src'), resolve(web, '../shared/src')];
/** `de-einfach` may be incomplete: what is missing there falls back to `de`. */
const locales = ['de', 'en', 'de-einfach'] as const;
type Locale = (typeof locales)[number];

const fileName = /^messages\.(de|en|de-einfach)\.json$/;
const keyPattern = /^[a-z][a-z0-9_]*$/;

const joined: Record<Locale, Map<string, unknown>> = { de: new Map(), en: new Map(), 'de-einfach': new Map() };
const problems: string[] = [];

function* messageFiles(folder: string): Generator<{ path: string; locale: Locale }> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'paraglide') yield* messageFiles(path);
    const locale = fileName.exec(entry.name)?.[1] as Locale | undefined;
    if (entry.isFile() && locale) yield { path, locale };
  }
}

for (const source of sources) {
  for (const { path, locale } of messageFiles(source)) {
    const shown = relative(resolve(web, '..'), path);
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!(content instanceof Object)) throw new Error(`${shown} holds no object`);
    for (const [key, text] of Object.entries(content)) {
      if (key === '$schema') continue;
      if (!keyPattern.test(key)) problems.push(`${shown}: key «${key}» is not lower case with underscores`);
      if (joined[locale].has(key)) problems.push(`${shown}: key «${key}» stands in another file already`);
      joined[locale].set(key, text);
    }
  }
}

const placeholders = (text: unknown): string =>
  [...new Set([...JSON.stringify(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join(', ');

for (const key of new Set([...joined.de.keys(), ...joined.en.keys(), ...joined['de-einfach'].keys()])) {
  for (const locale of ['de', 'en'] as const) {
    const text = joined[locale].get(key);
    if (text === undefined) problems.push(`«${key}» has no ${locale} text`);
    else if (text === '') problems.push(`«${key}» is empty in ${locale}`);
  }
  if (placeholders(joined.de.get(key)) !== placeholders(joined.en.get(key))) {
    problems.push(`«${key}» has other placeholders in en (${placeholders(joined.en.get(key))}) than in de`);
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

const sorted = locales.map((locale) => ({
  locale,
  text: `${JSON.stringify(Object.fromEntries([...joined[locale]].sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`,
}));
const keyed = [...joined.de.keys()].filter((key) => keyFamilies.some((family) => key.startsWith(family))).sort();

/** Everything the compiled catalogue depends on; a catalogue that was made from just this is not made again. */
const made = createHash('sha256');
for (const file of [import.meta.filename, 'project.inlang/settings.json', 'package.json']) {
  made.update(readFileSync(resolve(web, file)));
}
made.update(keyed.join('\0'));
for (const { locale, text } of sorted) made.update(`\0${locale}\0${text}`);
const stamp = made.digest('hex');
const stampFile = join(web, 'src/paraglide/.compiled-from');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  for (const { locale, text } of sorted) {
    const path = join(web, 'project.inlang/messages', `${locale}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  process.chdir(web);
  await compile({
    project: './project.inlang',
    outdir: './src/paraglide',
    strategy: ['globalVariable', 'baseLocale'],
    emitReadme: false,
    emitGitIgnore: false,
    emitPrettierIgnore: false,
  });
  // The compiler's own makes a formatter for every message.
  writeFileSync('src/paraglide/registry.js', "export * from '../platform/i18n/message-registry.ts';\n");
  writeFileSync('src/paraglide/keyed-messages.js', `export { ${keyed.join(', ')} } from './messages.js';\n`);
  writeFileSync(stampFile, stamp);
}
console.log(`message catalogue: ${joined.de.size} messages in German and English`);
// Timers of the compiler's store would keep the process for half a minute after its last file is written.
process.exit(0);
