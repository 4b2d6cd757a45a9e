import { checkStrings } from './checks/check-strings.ts';
import type { Issue } from './issue.ts';
import { type LearningModule, readModule } from './learning-module.ts';
import { type PackageFiles, readJson } from './package-files.ts';

export interface ModuleReport {
  /** Null where a file does not fit its schema. */
  readonly module: LearningModule | null;
  /** Empty = the package may be played. */
  readonly issues: readonly Issue[];
}

/** Everything that is wrong with a package, as the command line, the tests and the server ask for it. */
export function checkModule(files: PackageFiles): ModuleReport {
  const issues: Issue[] = [];
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
  issues.push(...checkStrings(module));
  return { module, issues };
}
