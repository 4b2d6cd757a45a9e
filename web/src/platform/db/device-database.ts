import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { cityInfoSchema } from '@werkstadt/shared/city/city-info';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import Dexie, { type Table } from 'dexie';
import * as z from 'zod/mini';
import { declaredStorage, storageName } from '../storage/registry.ts';
import { commitNow, withReopen } from './durable-write.ts';

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
  /** Resolves when the owner is safely on the disk: their vault would be lost without it. */
  saveOwner(owner: Owner): Promise<void>;
  removeOwner(cityId: string): Promise<void>;
  close(): void;
}

class DeviceDatabase extends Dexie {
  declare readonly cities: Table<CityRecord, string>;
  declare readonly owners: Table<Owner, string>;

  constructor() {
    super(storageName('device'), { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ cities: 'id, &slug', owners: 'cityId' });
  }
}

/** Should the pointer to a vault be gone, the vault itself still tells: it is named after city and owner. */
async function ownerByVaultName(cityId: string): Promise<Owner | null> {
  const prefix = storageName('vault', { city: cityId, owner: '' });
  const names = await Dexie.getDatabaseNames();
  const name = names.find((candidate) => candidate.startsWith(prefix) && declaredStorage('indexedDB', candidate));
  const parsed = ownerSchema.safeParse({ cityId, ownerId: name?.slice(prefix.length), createdAt: '' });
  return parsed.success ? parsed.data : null;
}

export function openDeviceStore(): DeviceStore {
  const database = new DeviceDatabase();
  const write = (work: () => Promise<unknown>) =>
    withReopen(database, () =>
      database.transaction('rw', database.cities, database.owners, async () => {
        await work();
        commitNow();
      }),
    );
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
    async readOwner(cityId) {
      const parsed = ownerSchema.safeParse(await withReopen(database, () => database.owners.get(cityId)));
      return parsed.success ? parsed.data : ownerByVaultName(cityId);
    },
    saveOwner: (owner) => write(() => database.owners.put(owner)),
    removeOwner: (cityId) => write(() => database.owners.delete(cityId)),
    close: () => database.close(),
  };
}
