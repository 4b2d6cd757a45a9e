import { type CityInfo, cityInfoSchema } from '@werkstadt/shared/city/city-info';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import Dexie, { type Table } from 'dexie';
import * as z from 'zod/mini';
import { createId } from '../ids.ts';
import { declaredStorage, storageName } from '../storage/registry.ts';
import { type CityCache, isOutdatedCache, openCityCache } from './city-cache.ts';
import { commitNow, withReopen } from './durable-write.ts';
import { openVault, type Vault } from './vault.ts';
import type { DatabaseEngine } from './vault-database.ts';

const ownerSchema = z.object({
  cityId: uuidSchema,
  /** Names the vault. It becomes the participant's id with the first contribution; until then it stays here. */
  ownerId: uuidSchema,
  createdAt: z.string(),
});
export type Owner = z.infer<typeof ownerSchema>;

interface CityRecord {
  readonly id: string;
  readonly slug: string;
  readonly info: unknown;
  readonly savedAt: string;
}

/** What this device knows beside any city's content: cities once opened, and whose vault to open for each. */
export interface DeviceStore {
  /** The city as last seen, so that the app starts without a network. */
  readCity(slug: string): Promise<CityInfo | null>;
  saveCity(info: CityInfo, savedAt: string): Promise<void>;
  listCities(): Promise<readonly Pick<CityInfo, 'id' | 'slug' | 'name'>[]>;
  readOwner(cityId: string): Promise<Owner | null>;
  /** Makes an owner where none is. Two tabs may do so at once: the first to arrive stays, and is the answer of both. */
  claimOwner(cityId: string, now: string): Promise<Owner>;
  removeOwner(cityId: string): Promise<void>;
  openVault(cityId: string, ownerId: string, now: () => string): Vault;
  openCache(cityId: string): CityCache;
  /** Caches of an earlier version of the app. */
  removeOutdatedCaches(cityId: string): Promise<void>;
  close(): void;
}

class DeviceDatabase extends Dexie {
  declare readonly cities: Table<CityRecord, string>;
  declare readonly owners: Table<Owner, string>;

  constructor(engine: DatabaseEngine) {
    super(storageName('device'), { ...engine, chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ cities: 'id, &slug', owners: 'cityId' });
  }
}

/** Names of all databases of this origin; empty where the browser does not tell. */
async function databaseNames(factory: IDBFactory | undefined): Promise<string[]> {
  if (!factory || !('databases' in factory)) return [];
  return (await factory.databases()).flatMap(({ name }) => name ?? []);
}

/** `factory` and `keyRange`: the browser's own unless a test brings others. */
export function openDeviceStore(
  factory: IDBFactory | undefined = globalThis.indexedDB,
  keyRange: DatabaseEngine['IDBKeyRange'] = globalThis.IDBKeyRange,
): DeviceStore {
  const engine: DatabaseEngine = factory && keyRange ? { indexedDB: factory, IDBKeyRange: keyRange } : {};
  const database = new DeviceDatabase(engine);
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    withReopen(database, () =>
      database.transaction('rw', database.cities, database.owners, async () => {
        const result = await work();
        commitNow();
        return result;
      }),
    );

  /** Should the pointer to a vault be gone, the vault itself still tells: it is named after city and owner. */
  async function ownerByVaultName(cityId: string): Promise<Owner | null> {
    const prefix = storageName('vault', { city: cityId, owner: '' });
    const names = await databaseNames(factory);
    const name = names.find((candidate) => candidate.startsWith(prefix) && declaredStorage('indexedDB', candidate));
    const parsed = ownerSchema.safeParse({ cityId, ownerId: name?.slice(prefix.length), createdAt: '' });
    return parsed.success ? parsed.data : null;
  }

  async function readOwner(cityId: string): Promise<Owner | null> {
    const parsed = ownerSchema.safeParse(await withReopen(database, () => database.owners.get(cityId)));
    return parsed.success ? parsed.data : ownerByVaultName(cityId);
  }

  return {
    async readCity(slug) {
      const record = await withReopen(database, () => database.cities.get({ slug }));
      const parsed = cityInfoSchema.safeParse(record?.info);
      return parsed.success ? parsed.data : null;
    },
    saveCity: (info, savedAt) =>
      write(async () => {
        // A city may come back under another id (new installation) or another slug: the slug shows the newest.
        await database.cities.where('slug').equals(info.slug).delete();
        await database.cities.put({ id: info.id, slug: info.slug, info, savedAt });
      }),
    async listCities() {
      const records = await withReopen(database, () => database.cities.toArray());
      return records.flatMap((record) => {
        const parsed = cityInfoSchema.safeParse(record.info);
        return parsed.success ? [{ id: parsed.data.id, slug: parsed.data.slug, name: parsed.data.name }] : [];
      });
    },
    readOwner,
    async claimOwner(cityId, now) {
      const wanted = (await readOwner(cityId)) ?? { cityId, ownerId: createId(), createdAt: now };
      return write(async () => {
        const held = ownerSchema.safeParse(await database.owners.get(cityId));
        if (!held.success) await database.owners.put(wanted);
        return held.success ? held.data : wanted;
      });
    },
    removeOwner: (cityId) => write(() => database.owners.delete(cityId)),
    openVault: (cityId, ownerId, now) => openVault(cityId, ownerId, engine, now, createId),
    openCache: (cityId) => openCityCache(cityId, engine),
    async removeOutdatedCaches(cityId) {
      const outdated = (await databaseNames(factory)).filter((name) => isOutdatedCache(name, cityId));
      for (const name of outdated) await new Dexie(name, engine).delete();
    },
    close: () => database.close(),
  };
}
