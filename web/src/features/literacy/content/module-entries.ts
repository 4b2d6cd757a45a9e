import { type ModuleDescription, moduleDescriptionSchema } from '@werkstadt/shared/literacy/package/module-description';

export interface ModuleFile {
  /** In the module's folder: `items/form-a.json`. */
  readonly path: string;
  readonly url: string;
  /** As it travels. */
  readonly bytes: number;
}

/** A module of the app as far as it is known before it is fetched. */
export interface ModuleEntry {
  readonly description: ModuleDescription;
  readonly files: readonly ModuleFile[];
  readonly bytes: number;
}

/** By `<module>/<path>`; the build puts it in (`web/scripts/learning-module-files.ts`). */
declare const __MODULE_FILE_BYTES__: Readonly<Record<string, number>>;

const descriptions = import.meta.glob<unknown>('../../../../../shared/src/literacy/modules/*/module.json', {
  eager: true,
  import: 'default',
});
const addresses = import.meta.glob<string>('../../../../../shared/src/literacy/modules/**/*.{json,avif,webp,svg}', {
  eager: true,
  query: '?url',
  import: 'default',
});

const FOLDER = /modules\/([^/]+)\/(.+)$/;

function filesOf(folder: string): ModuleFile[] {
  return Object.entries(addresses).flatMap(([source, url]) => {
    const [, of, path] = FOLDER.exec(source) ?? [];
    if (of !== folder || path === undefined) return [];
    return [{ path, url, bytes: __MODULE_FILE_BYTES__[`${folder}/${path}`] ?? 0 }];
  });
}

/** One broken module does not take the others with it. */
function entryOf(source: string, content: unknown): ModuleEntry[] {
  const folder = FOLDER.exec(source)?.[1] ?? '';
  const parsed = moduleDescriptionSchema.safeParse(content);
  if (!parsed.success) {
    console.warn(`the learning module «${folder}» cannot be read`, parsed.error.issues);
    return [];
  }
  const files = filesOf(folder);
  return [{ description: parsed.data, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }];
}

/** In the order of their folders, m1 first. */
export const moduleEntries: readonly ModuleEntry[] = Object.entries(descriptions)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([source, content]) => entryOf(source, content));

export const moduleEntry = (id: string): ModuleEntry | undefined =>
  moduleEntries.find(({ description }) => description.id === id);
