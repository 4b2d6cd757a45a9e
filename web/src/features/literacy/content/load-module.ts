import type { Issue } from '@werkstadt/shared/literacy/package/issue';
import { type LearningModule, readModule } from '@werkstadt/shared/literacy/package/learning-module';
import { type PackageFiles, readJson } from '@werkstadt/shared/literacy/package/package-files';
import { SEAL_FILE, sealProblem } from '@werkstadt/shared/literacy/package/seal';
import { readKeptFile } from '~/platform/learning/index.ts';
import { sealVerifying } from '~/platform/seal-verifying.ts';
import { appEntry, type ModuleEntry } from './module-entries.ts';

/** A module in all its languages, and where its files lie. */
export interface LoadedModule extends LearningModule {
  /** Why the city's version is not played; null where it is, or there is none. */
  readonly refused: BrokenModule | null;
  /** Address of a picture in `assets/`. */
  readonly assetUrl: (file: string) => string | undefined;
  /** Content of a JSON file as it stands there: `posts.json`, `pages/de.json`. */
  readonly file: (path: string) => unknown;
}

type BrokenPart = Pick<Issue, 'file' | 'field' | 'message'>;

/** A package that is no module of this version of the app. */
export class BrokenModule extends Error {
  readonly issues: readonly BrokenPart[];

  constructor(id: string, issues: readonly BrokenPart[]) {
    super(`the module ${id} is broken: ${issues.map(({ file, field, message }) => `${file} ${field} ${message}`)[0]}`);
    this.issues = issues;
  }
}

/** The city's version must be the one that was sealed ([L65]): all its files, and by whom. */
async function sealedFiles(entry: ModuleEntry, publicKey: string | null): Promise<PackageFiles> {
  const files = new Map(
    await Promise.all(
      entry.files.map(
        async ({ path, url }): Promise<[string, Uint8Array]> => [
          path,
          new Uint8Array(await (await readKeptFile(url)).arrayBuffer()),
        ],
      ),
    ),
  );
  const problem = await sealProblem(files, publicKey === null ? [] : [publicKey], sealVerifying);
  if (problem === null) return files;
  throw new BrokenModule(entry.description.id, [{ file: SEAL_FILE, field: '', message: problem }]);
}

async function readContent(entry: ModuleEntry): Promise<ReadonlyMap<string, unknown>> {
  const isContent = (path: string) => path.endsWith('.json') && path !== SEAL_FILE;
  if (!entry.sealed) {
    const wanted = entry.files.filter(({ path }) => isContent(path));
    const read = wanted.map(
      async ({ path, url }): Promise<[string, unknown]> => [path, await (await readKeptFile(url)).json()],
    );
    return new Map(await Promise.all(read));
  }
  const content = new Map<string, unknown>();
  for (const [path, bytes] of await sealedFiles(entry, entry.sealed.publicKey)) {
    if (!isContent(path)) continue;
    const json = readJson(bytes);
    if ('content' in json) content.set(path, json.content);
  }
  return content;
}

async function loadOne(entry: ModuleEntry, refused: BrokenModule | null): Promise<LoadedModule> {
  const files = await readContent(entry);
  const { module, issues } = readModule(files);
  if (!module) throw new BrokenModule(entry.description.id, issues);
  const urls = new Map(entry.files.map(({ path, url }) => [path, url]));
  return { ...module, refused, assetUrl: (file) => urls.get(`assets/${file}`), file: (path) => files.get(path) };
}

/**
 * Reads a module from this device, else from the server. A city's version that is refused leaves the app's in its place.
 * Rejects where a file cannot be had, or with `BrokenModule`.
 */
export async function loadModule(entry: ModuleEntry): Promise<LoadedModule> {
  try {
    return await loadOne(entry, null);
  } catch (error) {
    const instead = entry.sealed && appEntry(entry.description.id);
    if (!(error instanceof BrokenModule) || !instead) throw error;
    console.warn('the app plays its own version', error);
    return loadOne(instead, error);
  }
}
