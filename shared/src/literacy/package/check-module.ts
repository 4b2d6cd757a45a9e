import { checkAssets, checkBytes, checkDrawings, checkKnownFiles, checkLanguages } from './checks/check-files.ts';
import { checkCounts, checkCues, checkFormsMatch, checkItems, checkStances, checkTwins } from './checks/check-items.ts';
import { checkReferences, checkScreens } from './checks/check-steps.ts';
import { checkStrings } from './checks/check-strings.ts';
import type { Issue } from './issue.ts';
import { allItems, type LearningModule, readModule } from './learning-module.ts';
import { type PackageFiles, readJson } from './package-files.ts';

export interface ModuleReport {
  /** Null where a file does not fit its schema. */
  readonly module: LearningModule | null;
  /** Empty = the package may be played. */
  readonly issues: readonly Issue[];
}

/** Everything that is wrong with a package, as the command line, the tests and the server ask for it. */
export function checkModule(files: PackageFiles): ModuleReport {
  const issues: Issue[] = [...checkKnownFiles(files), ...checkBytes(files), ...checkDrawings(files)];
  const content = new Map<string, unknown>();
  for (const [file, bytes] of files) {
    if (!file.endsWith('.json')) continue;
    const read = readJson(bytes);
    if ('problem' in read) issues.push({ file, field: '', rule: 'json', message: read.problem });
    else content.set(file, read.content);
  }
  const { module, issues: shapes } = readModule(content);
  // What is no JSON was told already; it is not missing as well.
  issues.push(...shapes.filter((issue) => issue.rule !== 'file-missing' || !files.has(issue.file)));
  if (!module) return { module, issues };
  issues.push(
    ...checkLanguages(module),
    ...checkScreens(module),
    ...checkReferences(module),
    ...checkStrings(module),
    ...checkItems(module),
    ...checkCounts(module),
    ...checkTwins(module),
    ...checkFormsMatch(module),
    ...checkCues(module),
    ...checkStances(module),
    ...checkAssets(module, files),
  );
  return { module, issues };
}

/** Items that two editors and somebody from outside have checked, of all. Nobody is a fact too, and is said. */
export function reviewedItems(module: LearningModule): { readonly reviewed: number; readonly all: number } {
  const items = allItems(module);
  const reviewed = items.filter(({ review }) => review.editors.length >= 2 && review.outside !== null);
  return { reviewed: reviewed.length, all: items.length };
}
