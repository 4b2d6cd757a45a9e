import { PHOTO_PIECE_BYTES, photoHashSchema, pieceCount } from '@werkstadt/shared/photo/photo';
import { instantSchema } from '@werkstadt/shared/sync/id';
import Dexie from 'dexie';
import * as z from 'zod/mini';
import { commitNow, withReopen } from './durable-write.ts';
import type { VaultDatabase } from './vault-database.ts';

/** A photo that no act ever named, left behind by a tab that was killed, goes after this time. */
const FORGOTTEN_MS = 24 * 3_600_000;
/** As acts do, a photo stays this long after the city has it: a city that was restored asks for it again ([S27]). */
const KEEP_STORED_MS = 30 * 24 * 3_600_000;

const recordSchema = z.object({
  /** Of its bytes, base64url. */
  sha256: photoHashSchema,
  mime: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Pixels. */
  width: z.int(),
  height: z.int(),
  addedAt: instantSchema,
  /** When the city told that it has it; null before. */
  storedAt: z.nullable(instantSchema),
});
export type PhotoRecord = z.infer<typeof recordSchema>;

/** Thrown inside a transaction that would promise a photo whose bytes are not all there ([S3]). */
export class PhotoIncomplete extends Error {
  override readonly name = 'PhotoIncomplete';
}

/** A photo's bytes in pieces, all of the same size but the last. */
export function piecesOf(bytes: ArrayBuffer): ArrayBuffer[] {
  return Array.from({ length: pieceCount(bytes.byteLength) }, (_, index) =>
    bytes.slice(index * PHOTO_PIECE_BYTES, (index + 1) * PHOTO_PIECE_BYTES),
  );
}

/** Photos in the vault: bytes as ArrayBuffers (blobs get lost in WebKit), in pieces that are read by their key alone. */
export function vaultPhotos(database: VaultDatabase, now: () => string) {
  const { photos, chunks } = database;
  const write = <T>(work: () => Promise<T>): Promise<T> =>
    withReopen(database, () =>
      database.transaction('rw', photos, chunks, async () => {
        const result = await work();
        commitNow();
        return result;
      }),
    );

  async function removeNow(sha256s: readonly string[]): Promise<void> {
    for (const sha256 of sha256s)
      await chunks.where('[sha256+i]').between([sha256, Dexie.minKey], [sha256, Dexie.maxKey]).delete();
    await photos.bulkDelete([...sha256s]);
  }

  async function find(sha256: string): Promise<PhotoRecord | undefined> {
    const parsed = recordSchema.safeParse(await photos.get(sha256));
    return parsed.success ? parsed.data : undefined;
  }

  return {
    find: (sha256: string) => withReopen(database, () => find(sha256)),
    list: async (): Promise<PhotoRecord[]> =>
      (await withReopen(database, () => photos.toArray())).flatMap(
        (record) => recordSchema.safeParse(record).data ?? [],
      ),

    /** Record and all pieces in one strict transaction; the same photo twice is one. */
    add: (photo: Omit<PhotoRecord, 'addedAt' | 'storedAt'>, bytes: ArrayBuffer) =>
      write(async () => {
        for (const [i, data] of piecesOf(bytes).entries()) await chunks.put({ sha256: photo.sha256, i, data });
        await photos.put({ ...photo, addedAt: now(), storedAt: null });
      }),

    readPiece: async (sha256: string, i: number): Promise<ArrayBuffer | null> =>
      (await withReopen(database, () => chunks.get([sha256, i])))?.data ?? null,

    /** All bytes, put together; null where they are not all there. */
    async read(sha256: string): Promise<{ readonly record: PhotoRecord; readonly bytes: Blob } | null> {
      const record = await withReopen(database, () => find(sha256));
      if (!record) return null;
      const keys = Array.from({ length: pieceCount(record.size) }, (_, i): [string, number] => [sha256, i]);
      const pieces = await withReopen(database, () => chunks.bulkGet(keys));
      const parts = pieces.flatMap((piece) => piece?.data ?? []);
      const bytes = new Blob(parts, { type: record.mime });
      return bytes.size === record.size ? { record, bytes } : null;
    },

    markStored: (sha256: string) => write(() => photos.update(sha256, { storedAt: now() })),

    remove: (sha256s: readonly string[]) => write(() => removeNow(sha256s)),

    /** Lets go of what is neither named by a draft or a waiting act nor still to be sent. Answers how many went. */
    tidy: (named: ReadonlySet<string>) =>
      write(async () => {
        const at = Date.parse(now());
        const gone = (await photos.toArray()).flatMap((raw) => {
          const { data } = recordSchema.safeParse(raw);
          if (!data || named.has(data.sha256)) return [];
          const since = at - Date.parse(data.storedAt ?? data.addedAt);
          return since > (data.storedAt === null ? FORGOTTEN_MS : KEEP_STORED_MS) ? [data.sha256] : [];
        });
        await removeNow(gone);
        return gone.length;
      }),

    /** [S7]: on a full device the copies of photos that the city has go first, the oldest before the others. */
    freeStored: (named: ReadonlySet<string>) =>
      write(async () => {
        const stored = (await photos.toArray())
          .flatMap((raw) => recordSchema.safeParse(raw).data ?? [])
          .filter(({ storedAt, sha256 }) => storedAt !== null && !named.has(sha256));
        await removeNow(stored.map(({ sha256 }) => sha256));
        return stored.length;
      }),
  };
}
export type VaultPhotos = ReturnType<typeof vaultPhotos>;

/** Inside a transaction over `photos` and `chunks`: throws unless every byte of every photo is there ([S3]). */
export async function requireComplete(database: VaultDatabase, sha256s: readonly string[]): Promise<void> {
  for (const sha256 of sha256s) {
    const { data } = recordSchema.safeParse(await database.photos.get(sha256));
    const here = await database.chunks
      .where('[sha256+i]')
      .between([sha256, Dexie.minKey], [sha256, Dexie.maxKey])
      .count();
    if (!data || here !== pieceCount(data.size)) throw new PhotoIncomplete(`photo ${sha256} is not whole`);
  }
}
