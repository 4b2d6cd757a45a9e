import { utf8Bytes } from '../../sync/utf8.ts';
import { checkModule, type ModuleReport } from './check-module.ts';
import type { Issue } from './issue.ts';
import { itemFiles } from './item.ts';
import { type PackageFiles, readJson } from './package-files.ts';

/**
 * Files a city may lay over a module: texts and items, and the pages of the mock web. Never steps, figures of a model or
 * the description.
 */
const OVERRIDABLE = /^(strings|pages)\/(de|en|de-einfach)\.json$/;
const ITEMS = new Set(itemFiles.map((name) => `items/${name}.json`));

/**
 * A module with a city's own words and local items: texts replace those of the same key or come with a local item, items
 * and pages replace the one of the same id. What comes out must pass every rule of a module, so that forms stay matched.
 */
export function overrideModule(
  base: PackageFiles,
  override: PackageFiles,
): ModuleReport & { readonly files: PackageFiles } {
  const issues: Issue[] = [];
  const files = new Map(base);
  for (const [file, bytes] of override) {
    const original = base.get(file);
    if (!original || !(OVERRIDABLE.test(file) || ITEMS.has(file))) {
      issues.push({ file, field: '', rule: 'file-unknown', message: 'a city changes texts, items and pages alone' });
      continue;
    }
    const [own, under] = [readJson(bytes), readJson(original)];
    if ('problem' in own) {
      issues.push({ file, field: '', rule: 'json', message: own.problem });
      continue;
    }
    const laid = 'content' in under ? layOver(under.content, own.content) : null;
    if (laid === null)
      issues.push({ file, field: '', rule: 'schema', message: 'has another shape than the file it changes' });
    else files.set(file, utf8Bytes(JSON.stringify(laid)));
  }
  const report = checkModule(files);
  return { module: issues.length > 0 ? null : report.module, issues: [...issues, ...report.issues], files };
}

/** Objects by key, lists by `id`; null where the two are not alike. */
function layOver(under: unknown, own: unknown): unknown {
  if (Array.isArray(under) && Array.isArray(own)) {
    const replaced = new Map<unknown, unknown>(own.map((entry) => [idOf(entry), entry]));
    if (replaced.has(undefined)) return null;
    const known = new Set(under.map(idOf));
    return [
      ...under.map((entry) => replaced.get(idOf(entry)) ?? entry),
      ...own.filter((entry) => !known.has(idOf(entry))),
    ];
  }
  if (isObject(under) && isObject(own)) return { ...under, ...own };
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (value: unknown): unknown => (isObject(value) ? value.id : undefined);
