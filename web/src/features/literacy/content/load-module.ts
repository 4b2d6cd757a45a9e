import type { Issue } from '@werkstadt/shared/literacy/package/issue';
import { type LearningModule, readModule } from '@werkstadt/shared/literacy/package/learning-module';
import { readKeptFile } from '~/platform/learning/index.ts';
import type { ModuleEntry } from './module-entries.ts';

/** A module in all its languages, and where its files lie. */
export interface LoadedModule extends LearningModule {
  /** Address of a picture in `assets/`. */
  readonly assetUrl: (file: string) => string | undefined;
  /** Content of a JSON file as it stands there: `posts.json`, `pages/de.json`. */
  readonly file: (path: string) => unknown;
}

/** A package that is no module of this version of the app. */
export class BrokenModule extends Error {
  readonly issues: readonly Issue[];

  constructor(id: string, issues: readonly Issue[]) {
    super(`the module ${id} is broken: ${issues.map(({ file, field, message }) => `${file} ${field} ${message}`)[0]}`);
    this.issues = issues;
  }
}

/** Reads a module from this device, else from the server. Rejects where a file cannot be had, or with `BrokenModule`. */
export async function loadModule(entry: ModuleEntry): Promise<LoadedModule> {
  const wanted = entry.files.filter(({ path }) => path.endsWith('.json'));
  const contents = await Promise.all(
    wanted.map(async ({ path, url }): Promise<[string, unknown]> => [path, await (await readKeptFile(url)).json()]),
  );
  const files = new Map(contents);
  const { module, issues } = readModule(files);
  if (!module) throw new BrokenModule(entry.description.id, issues);
  const urls = new Map(entry.files.map(({ path, url }) => [path, url]));
  return { ...module, assetUrl: (file) => urls.get(`assets/${file}`), file: (path) => files.get(path) };
}
