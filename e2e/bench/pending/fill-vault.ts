/** Runs in a page: acts and photos put into the vault of this device as if a person had spent two weeks underground. */
import { addComment } from '@werkstadt/shared/comment/mutators';
import { PHOTO_PIECE_BYTES } from '@werkstadt/shared/photo/photo';
import { toBase64Url } from '@werkstadt/shared/sync/base64url';
import { newOutboxRow } from '@werkstadt/shared/sync/outbox';
import { prepareEnvelope } from '@werkstadt/shared/sync/prepare-envelope';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { signEnvelope } from '@werkstadt/shared/sync/signature';

export interface Underground {
  readonly city: string;
  readonly projectId: string;
  readonly proposalId: string;
  readonly comments: number;
  /** Of the comments, so many have a photo. */
  readonly photos: number;
  /** A JPEG file, base64. */
  readonly photo: string;
}

interface Participant {
  readonly participantId: string;
  readonly key: CryptoKeyPair;
}
interface Numbers {
  readonly replica: string;
  readonly nextSeq: number;
  readonly nextN: number;
}

/** The vault has been made by an act of this person before. Answers the ids of the comments. */
export async function fillVault(underground: Underground): Promise<string[]> {
  const vault = await openVault();
  const [{ participantId, key }, numbers] = await readMeta(vault);
  const picture = Uint8Array.from(atob(underground.photo), (letter) => letter.charCodeAt(0));
  const ids: string[] = [];
  for (let n = 0; n < underground.comments; n++) {
    const bytes = n < underground.photos ? anotherPhoto(picture, n) : null;
    const sha256 = bytes && toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const args = {
      id: crypto.randomUUID(),
      projectId: underground.projectId,
      proposalId: underground.proposalId,
      parentId: null,
      body: `Notiz ${n}: Hier ist es morgens eng, das sehe ich jeden Tag.`,
      lang: 'de' as const,
      authorName: null,
      ...(sha256 ? { photos: [{ sha256, alt: 'Die Stelle am Morgen', consent: 1 }] } : {}),
    };
    const act = {
      city: underground.city,
      mid: crypto.randomUUID(),
      base: {},
      participant: participantId,
      scopeId: projectScope(underground.projectId),
      app: 'bench',
      at: { wall: new Date().toISOString(), tz: 'Europe/Berlin' },
      serverTime: null,
    };
    const signed = await signEnvelope(prepareEnvelope(addComment, args, act, []), {
      sha256: async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', data)),
      sign: async (data) =>
        new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, data)),
    });
    if (!signed) throw new Error('this act has no canonical form');
    const at = { replica: numbers.replica, nextSeq: numbers.nextSeq + n };
    const row = newOutboxRow(at, numbers.nextN + n, signed, addComment.entityIds(args));
    await write(vault, ({ outbox, chunks, photos, meta }) => {
      outbox.add(row);
      meta.put({ k: 'outbox', value: { ...numbers, nextSeq: at.nextSeq + 1, nextN: row.n + 1 } });
      if (!bytes || !sha256) return;
      for (let i = 0; i * PHOTO_PIECE_BYTES < bytes.length; i++) {
        chunks.put({ sha256, i, data: bytes.slice(i * PHOTO_PIECE_BYTES, (i + 1) * PHOTO_PIECE_BYTES).buffer });
      }
      const addedAt = new Date().toISOString();
      photos.put({
        sha256,
        mime: 'image/jpeg',
        size: bytes.length,
        width: 1600,
        height: 1200,
        addedAt,
        storedAt: null,
      });
    });
    ids.push(args.id);
  }
  vault.close();
  return ids;
}

/** Photos whose bytes are all there and still have the hash they are named by. */
export async function countWholePhotos(): Promise<number> {
  const vault = await openVault();
  const { photos, chunks } = stores(vault.transaction(['photos', 'chunks']));
  const [records, pieces] = await Promise.all([answer(photos.getAllKeys()), answer(chunks.getAllKeys())]);
  let whole = 0;
  for (const sha256 of records) {
    const keys = pieces.filter((key) => Array.isArray(key) && key[0] === sha256);
    const held = stores(vault.transaction(['chunks'])).chunks;
    const parts = await Promise.all(keys.map((key): Promise<{ readonly data: ArrayBuffer }> => answer(held.get(key))));
    const bytes = await new Blob(parts.map(({ data }) => data)).arrayBuffer();
    const hash = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    if (hash === sha256) whole += 1;
  }
  vault.close();
  return whole;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

async function openVault(): Promise<IDBDatabase> {
  const name = (await indexedDB.databases()).find((database) => database.name?.startsWith('vault:'))?.name;
  if (!name) throw new Error('this device has no vault');
  return answer(indexedDB.open(name));
}

async function readMeta(vault: IDBDatabase): Promise<[Participant, Numbers]> {
  const { meta } = stores(vault.transaction(['meta']));
  const [participant, numbers] = await Promise.all([answer(meta.get('participant')), answer(meta.get('outbox'))]);
  return [participant.value, numbers.value];
}

const STORES = ['outbox', 'meta', 'photos', 'chunks'] as const;
type Stores = Record<(typeof STORES)[number], IDBObjectStore>;

/** Only those the transaction is over may be used. */
const stores = (transaction: IDBTransaction): Stores =>
  Object.defineProperties(
    {} as Stores,
    Object.fromEntries(STORES.map((name) => [name, { get: () => transaction.objectStore(name) }])),
  );

function write(vault: IDBDatabase, work: (all: Stores) => void): Promise<void> {
  return new Promise((done, fail) => {
    const transaction = vault.transaction([...STORES], 'readwrite', { durability: 'relaxed' });
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error);
    work(stores(transaction));
  });
}

/** The same picture as another file: its number stands in a comment behind the mark of the beginning (JPEG, COM). */
function anotherPhoto(jpeg: Uint8Array<ArrayBuffer>, n: number): Uint8Array<ArrayBuffer> {
  const comment = [0xff, 0xfe, 0, 6, n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
  return new Uint8Array([...jpeg.subarray(0, 2), ...comment, ...jpeg.subarray(2)]);
}
