import Dexie, { type Table } from 'dexie';
import * as z from 'zod/mini';
import { storageName } from '../storage/registry.ts';
import { commitNow, withReopen } from './durable-write.ts';
import type { DatabaseEngine } from './vault-database.ts';

/** Bytes of one piece: small enough to be read for a single map tile, large enough for few writes. */
export const CHUNK_BYTES = 512 * 1024;

const storedPackSchema = z.object({
  cityId: z.string(),
  version: z.string(),
  files: z.array(z.object({ name: z.string(), role: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type StoredPack = z.infer<typeof storedPackSchema>;

export interface PackFileKey {
  readonly cityId: string;
  readonly version: string;
  readonly name: string;
}
interface ChunkRecord {
  /** `<city>/<version>/<name>`. */
  readonly file: string;
  readonly index: number;
  readonly data: ArrayBuffer;
}

const keyOf = ({ cityId, version, name }: PackFileKey): string => `${cityId}/${version}/${name}`;

class PackDatabase extends Dexie {
  declare readonly packs: Table<unknown, string>;
  declare readonly chunks: Table<ChunkRecord, [string, number]>;

  constructor(engine: DatabaseEngine) {
    super(storageName('packs'), { ...engine, chromeTransactionDurability: 'relaxed', cache: 'disabled' });
    this.version(1).stores({ packs: 'cityId', chunks: '[file+index]' });
  }
}

/**
 * City packs on this device, in pieces of `CHUNK_BYTES` (the last one of a file is shorter). A pack counts as stored when
 * it stands in `packs`; pieces of any other version are a download under way.
 */
export interface PackStore {
  readonly readStored: (cityId: string) => Promise<StoredPack | null>;
  /** Bytes from the beginning that are here without a hole. */
  readonly loadedBytes: (key: PackFileKey) => Promise<number>;
  readonly putChunk: (key: PackFileKey, index: number, data: ArrayBuffer) => Promise<void>;
  readonly readChunk: (key: PackFileKey, index: number) => Promise<ArrayBuffer | null>;
  readonly deleteFile: (key: PackFileKey) => Promise<void>;
  /** From now on this version is the stored one; in the same transaction every other version goes. */
  readonly switchTo: (pack: StoredPack) => Promise<void>;
  readonly remove: (cityId: string) => Promise<void>;
}

/** Opened for the first time it makes the database: not before the person has asked for an offline map ([TR12]). */
export function openPackStore(engine: DatabaseEngine = { indexedDB, IDBKeyRange }): PackStore {
  const database = new PackDatabase(engine);
  const write = (work: () => Promise<unknown>) =>
    withReopen(database, () =>
      database.transaction('rw', database.packs, database.chunks, async () => {
        await work();
        commitNow();
      }),
    );
  const piecesOf = (file: string) =>
    database.chunks.where('[file+index]').between([file, Dexie.minKey], [file, Dexie.maxKey]);
  const piecesUnder = (prefix: string) =>
    database.chunks.where('[file+index]').between([prefix, Dexie.minKey], [`${prefix}\uffff`, Dexie.maxKey]);

  return {
    async readStored(cityId) {
      const parsed = storedPackSchema.safeParse(await withReopen(database, () => database.packs.get(cityId)));
      return parsed.success ? parsed.data : null;
    },
    async loadedBytes(key) {
      const keys = await withReopen(database, () => piecesOf(keyOf(key)).primaryKeys());
      const last = keys.at(-1);
      // Pieces are written in order, so without a hole their number tells the last index.
      if (!last || last[1] !== keys.length - 1) return 0;
      const piece = await withReopen(database, () => database.chunks.get(last));
      return last[1] * CHUNK_BYTES + (piece?.data.byteLength ?? 0);
    },
    putChunk: (key, index, data) => write(() => database.chunks.put({ file: keyOf(key), index, data })),
    async readChunk(key, index) {
      const piece = await withReopen(database, () => database.chunks.get([keyOf(key), index]));
      return piece?.data ?? null;
    },
    deleteFile: (key) => write(() => piecesOf(keyOf(key)).delete()),
    switchTo: (pack) =>
      write(async () => {
        await database.packs.put(pack);
        const kept = `${pack.cityId}/${pack.version}/`;
        await piecesUnder(`${pack.cityId}/`)
          .filter(({ file }) => !file.startsWith(kept))
          .delete();
      }),
    remove: (cityId) =>
      write(async () => {
        await database.packs.delete(cityId);
        await piecesUnder(`${cityId}/`).delete();
      }),
  };
}

/** Whether any pack was ever asked for on this device; true where the browser does not tell. */
export async function hasPackDatabase(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<boolean> {
  if (!factory) return false;
  if (!('databases' in factory)) return true;
  return (await factory.databases()).some(({ name }) => name === storageName('packs'));
}
