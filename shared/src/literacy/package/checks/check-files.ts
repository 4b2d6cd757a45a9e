import { gzipSync } from 'fflate';
import { decodeUtf8 } from '../decode-utf8.ts';
import { moduleLanguages } from '../ids.ts';
import type { Issue } from '../issue.ts';
import { itemFiles } from '../item.ts';
import { allItems, type LearningModule } from '../learning-module.ts';
import type { PackageFiles } from '../package-files.ts';

/** What a module may weigh as it travels: texts compressed, pictures as they are. */
export const MAX_MODULE_BYTES = 300_000;

const KNOWN = new Set([
  'module.json',
  'seal.json',
  'steps.json',
  'posts.json',
  'cases.json',
  'pictures.json',
  'charts.json',
  'assets/assets.json',
  ...itemFiles.map((name) => `items/${name}.json`),
  ...moduleLanguages.flatMap((language) => [`strings/${language}.json`, `pages/${language}.json`]),
]);
const PICTURE = /^assets\/[a-z0-9][a-z0-9-]*\.(avif|webp|svg)$/;

/** [L51] A package holds the files of its format and no others: above all no code. */
export function* checkKnownFiles(files: PackageFiles): Generator<Issue> {
  for (const file of files.keys()) {
    if (KNOWN.has(file) || PICTURE.test(file)) continue;
    yield { file, field: '', rule: 'file-unknown', message: 'is no file of a module' };
  }
}

/** Bytes as they travel: texts and drawings compressed. */
export const transferredBytes = (files: PackageFiles): number =>
  [...files].reduce(
    (sum, [file, bytes]) => sum + (/\.(json|svg)$/.test(file) ? gzipSync(bytes).length : bytes.length),
    0,
  );

/** [L52] A module weighs at most 300 kB. */
export function* checkBytes(files: PackageFiles): Generator<Issue> {
  const bytes = transferredBytes(files);
  if (bytes > MAX_MODULE_BYTES) {
    yield { file: '', field: '', rule: 'bytes', message: `weighs ${bytes} bytes, more than ${MAX_MODULE_BYTES}` };
  }
}

/** Words that give the answer of a picture away, in each language. */
const ANSWER =
  /(^|\P{L})(wahr|falsch|echt|unecht|gefälscht|fälschung|ki|künstlich|true|false|fake|real|ai|generated)(\P{L}|$)/iu;

/** A drawing brings no script, no handler and nothing from elsewhere. */
const ACTIVE_SVG =
  /<\s*(script|foreignObject|iframe|use\s[^>]*href\s*=\s*["'][^#])|\son[a-z]+\s*=|(href|src)\s*=\s*["']\s*(?!#|data:image\/)|@import|url\(\s*["']?\s*(?!#|["']?#)/i;

/** [L42] As for texts, so for drawings: nothing in them acts. */
export function* checkDrawings(files: PackageFiles): Generator<Issue> {
  for (const [file, bytes] of files) {
    if (!file.endsWith('.svg')) continue;
    const text = decodeUtf8(bytes);
    if (text !== null && !ACTIVE_SVG.test(text)) continue;
    yield { file, field: '', rule: 'markup', message: 'a drawing holds shapes alone: no script, handler or address' };
  }
}

/** [L53] Every picture is listed with its rights, is there, is used, and its alternative text does not give the answer away. */
export function* checkAssets(module: LearningModule, files: PackageFiles): Generator<Issue> {
  const listed = new Set(module.assets.map((asset) => asset.file));
  const used = new Map<string, string>();
  for (const item of allItems(module)) if (item.asset !== null) used.set(item.asset, `item ${item.id}`);
  for (const picture of module.pictures?.pictures ?? []) used.set(picture.asset, `picture ${picture.id}`);
  const file = 'assets/assets.json';
  for (const [at, asset] of module.assets.entries()) {
    const bytes = files.get(`assets/${asset.file}`)?.length;
    const issue = (field: string, message: string): Issue => ({
      file,
      field: `[${at}].${field}`,
      rule: 'asset',
      message,
    });
    if (bytes === undefined) yield issue('file', `${asset.file} is missing`);
    else if (bytes !== asset.bytes) yield issue('bytes', `says ${asset.bytes}, the file has ${bytes}`);
    if (!used.has(asset.file)) yield issue('file', `nothing names ${asset.file}`);
    if (asset.story === null) continue;
    for (const [language, alt] of Object.entries(asset.alt)) {
      if (!ANSWER.test(alt)) continue;
      yield { file, field: `[${at}].alt.${language}`, rule: 'alt-answer', message: 'gives the answer away' };
    }
  }
  for (const [name, where] of used) {
    if (!listed.has(name))
      yield { file, field: '', rule: 'asset', message: `${name} is not listed; ${where} names it` };
  }
  for (const path of files.keys()) {
    if (PICTURE.test(path) && !listed.has(path.slice('assets/'.length))) {
      yield { file: path, field: '', rule: 'asset', message: 'is not listed in assets.json' };
    }
  }
}

/** [L54] A module is written in German and English at least. */
export function* checkLanguages(module: LearningModule): Generator<Issue> {
  for (const language of ['de', 'en'] as const) {
    if (module.description.inLanguage.includes(language)) continue;
    yield { file: 'module.json', field: 'inLanguage', rule: 'language', message: `lacks ${language}` };
  }
}
