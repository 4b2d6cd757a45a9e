import type { CityInfo, CityModule } from '@werkstadt/shared/city/city-info';
import { type ModuleDescription, moduleDescriptionSchema } from '@werkstadt/shared/literacy/package/module-description';
import { currentCity } from '~/platform/data/index.ts';

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
  /** Where versions of it lie on the server: beginnings of addresses. */
  readonly homes: readonly string[];
  /** The city's own version, by whom it must be sealed: a key (base64url), or anybody (null). */
  readonly sealed: { readonly publicKey: string | null } | null;
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
  return [
    {
      description: parsed.data,
      files,
      bytes: sumOf(files),
      homes: [`/assets/modules/${folder}/`],
      sealed: null,
    },
  ];
}

const sumOf = (files: readonly ModuleFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Those that come with the app, in the order of their folders, m1 first. */
const appEntries: readonly ModuleEntry[] = Object.entries(descriptions)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([source, content]) => entryOf(source, content));

export const appEntry = (id: string): ModuleEntry | undefined =>
  appEntries.find(({ description }) => description.id === id);

/** Every version of a city's module lies in here, whatever its content's hash. */
const cityHome = (slug: string, id: string): string => `/packs/${slug}/modules/${id}/`;

function cityEntry(slug: string, { id, description, publicKey, baseUrl, files }: CityModule): ModuleEntry[] {
  const parsed = moduleDescriptionSchema.safeParse(description);
  if (!parsed.success) {
    console.warn(`the city's learning module «${id}» cannot be read`, parsed.error.issues);
    return [];
  }
  const found = files.map(({ path, bytes }) => ({ path, url: `${baseUrl}${path}`, bytes }));
  const homes = [cityHome(slug, id), ...(appEntry(id)?.homes ?? [])];
  return [{ description: parsed.data, files: found, bytes: sumOf(found), homes, sealed: { publicKey } }];
}

/** The app's modules, each in the city's version where it has one, then the city's others ([L65]). */
function entriesOf({ slug, modules }: CityInfo): readonly ModuleEntry[] {
  const own = modules.flatMap((module) => cityEntry(slug, module));
  const ownById = new Map(own.map((entry) => [entry.description.id, entry]));
  const known = new Set(appEntries.map(({ description }) => description.id));
  return [
    ...appEntries.map(
      (entry) =>
        ownById.get(entry.description.id) ?? {
          ...entry,
          homes: [...entry.homes, cityHome(slug, entry.description.id)],
        },
    ),
    ...own.filter(({ description }) => !known.has(description.id)),
  ];
}

const cached = new WeakMap<CityInfo, readonly ModuleEntry[]>();

/** Modules of the city on screen; the same list as long as the city is. */
export function moduleEntries(): readonly ModuleEntry[] {
  const city = currentCity();
  const entries = cached.get(city) ?? entriesOf(city);
  cached.set(city, entries);
  return entries;
}

export const moduleEntry = (id: string): ModuleEntry | undefined =>
  moduleEntries().find(({ description }) => description.id === id);
