/**
 * Everything this app may keep on a device, in one list ([TR12]). The privacy page renders it, and a test compares it
 * with what a browser really holds. `exempt`: needed for what the person asked for, so it may exist before the first
 * act; everything else appears only after one.
 */
export interface StorageEntry {
  readonly id: string;
  readonly type: 'indexedDB' | 'cacheStorage' | 'localStorage' | 'cookie';
  /** Exact name, or a pattern where `<city>`, `<owner>` and `<version>` stand for what varies. */
  readonly name: string;
  readonly exempt: boolean;
  /** When it goes away. */
  readonly life:
    | 'until-erased'
    | 'until-city-removed'
    | 'until-offline-map-deleted'
    | 'until-update'
    | 'until-signed-out';
}

export const storageRegistry = [
  { id: 'device', type: 'indexedDB', name: 'werkstadt-device', exempt: true, life: 'until-erased' },
  { id: 'vault', type: 'indexedDB', name: 'vault:<city>:<owner>', exempt: false, life: 'until-erased' },
  { id: 'cache', type: 'indexedDB', name: 'cache:<city>:<version>', exempt: true, life: 'until-city-removed' },
  { id: 'packs', type: 'indexedDB', name: 'werkstadt-packs', exempt: false, life: 'until-offline-map-deleted' },
  { id: 'learning', type: 'indexedDB', name: 'werkstadt-learning', exempt: false, life: 'until-erased' },
  { id: 'modules', type: 'cacheStorage', name: 'werkstadt-modules', exempt: false, life: 'until-erased' },
  {
    id: 'pictures',
    type: 'cacheStorage',
    name: 'werkstadt-pictures-<version>',
    exempt: true,
    life: 'until-erased',
  },
  { id: 'shell', type: 'cacheStorage', name: 'werkstadt-shell-<version>', exempt: true, life: 'until-update' },
  { id: 'settings', type: 'localStorage', name: 'werkstadt.settings', exempt: true, life: 'until-erased' },
  { id: 'session', type: 'cookie', name: '__Host-werkstadt-<city>', exempt: false, life: 'until-signed-out' },
] as const satisfies readonly StorageEntry[];

export type StorageId = (typeof storageRegistry)[number]['id'];

type Parts = Partial<Record<'city' | 'owner' | 'version', string>>;

/** The name to open storage under. Nothing in the app opens any by another name. */
export function storageName(id: StorageId, parts: Parts = {}): string {
  const entry = storageRegistry.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`storage ${id} is not registered`);
  return entry.name.replace(/<(city|owner|version)>/g, (_, part: keyof Parts) => {
    const value = parts[part];
    if (value === undefined) throw new Error(`storage ${id} needs its ${part}`);
    return value;
  });
}

function patternOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/<(?:city|owner|version)>/g, '[^:]+');
  return new RegExp(`^${escaped}$`);
}

/** The entry that declares a name found on the device; undefined for a name nobody declared. */
export function declaredStorage(type: StorageEntry['type'], name: string): StorageEntry | undefined {
  return storageRegistry.find((entry) => entry.type === type && patternOf(entry.name).test(name));
}
