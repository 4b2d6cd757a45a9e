import type { Photo } from '../../photo/photo.ts';
import { type HeldPhoto, judgePiece, judgeWhole } from '../../photo/receive-photo.ts';
import type { TouchedRow } from '../push-store.ts';
import { scopesOfRow, type TableRow } from '../scopes-of-row.ts';
import type { MemoryTransaction } from './memory-database.ts';
import type { Keys, MemoryPushStore } from './memory-store.ts';
import { pretendPhotoHash } from './pretend-crypto.ts';
import type { HttpAnswer } from './server.ts';

interface PhotoName {
  readonly entityId: string;
  readonly sha256: string;
}
/** Photos are short texts here; each sign stands for some of its bytes. */
export type PhotoRequest = PhotoName &
  (
    | { readonly kind: 'photo-ask' }
    | { readonly kind: 'photo-bring'; readonly offset: number; readonly size: number; readonly bytes: string }
  );

/** A photo as the city keeps it. `actual`: hash of its bytes, where it is not the one they were named by. */
export interface StoredPhoto extends HeldPhoto {
  readonly bytes: string;
  readonly actual: string | null;
}

export interface PhotoDesk {
  readonly transaction: MemoryTransaction;
  readonly store: MemoryPushStore;
  readonly keys: Keys;
  readonly cityId: string;
  readonly personId: string;
  readonly createId: () => string;
  /** A planted mistake: what has come whole is taken for what it should be. */
  readonly storesUnchecked: boolean;
}

type Named = Extract<TableRow, { table: 'proposal' | 'comment' }>;

/** What the api's photo route does, with the same verdicts, in one transaction. */
export async function servePhoto(desk: PhotoDesk, request: PhotoRequest): Promise<HttpAnswer> {
  const { transaction, keys } = desk;
  await transaction.statement();
  const key = keys.photo(request.entityId, request.sha256);
  await transaction.lock(key, 'update');
  const named = await namedRow(desk, request);
  if (!named) return { status: 404, value: {} };
  const held = transaction.read<StoredPhoto>(key);
  if (request.kind === 'photo-ask') return told(200, held?.received ?? 0);
  const { offset, size, bytes } = request;
  const photo: StoredPhoto = held ?? { size, received: 0, state: 'uploading', mismatches: 0, bytes: '', actual: null };
  const verdict = judgePiece(photo, offset);
  if (verdict.kind === 'refused') return { status: 422, value: {} };
  if (verdict.kind === 'told') return told(409, verdict.offset);
  const whole = photo.bytes + bytes;
  const taken: StoredPhoto = { ...photo, received: whole.length, bytes: whole };
  transaction.write(key, taken);
  if (taken.received < size) return told(200, taken.received);
  const actual = pretendPhotoHash(whole);
  const matches = desk.storesUnchecked || actual === request.sha256;
  if (judgeWhole(taken, matches) === 'ask-again') {
    transaction.write(key, { ...taken, received: 0, bytes: '', mismatches: taken.mismatches + 1 });
    return { status: 460, value: {} };
  }
  transaction.write(key, { ...taken, state: 'stored', actual: matches ? null : actual });
  await settle(desk, named, request.sha256);
  return told(200, size);
}

const told = (status: number, offset: number): HttpAnswer => ({ status, value: { offset } });

/** The proposal or comment of this very person that names the photo ([S21]). */
async function namedRow(
  { transaction, keys, personId, store }: PhotoDesk,
  { entityId, sha256 }: PhotoName,
): Promise<Named | null> {
  for (const table of ['proposal', 'comment'] as const) {
    const key = keys.row(table, entityId, '');
    await transaction.lock(key, 'update');
    const row = transaction.read<Named['row']>(key);
    if (!row) continue;
    const names = row.photos.some((photo) => photo.sha256 === sha256 && photo.state !== 'removed');
    const author = row.authorId === null ? null : await store.personOf(row.authorId);
    // Table and row were read together.
    return names && author === personId ? ({ table, row } as Named) : null;
  }
  return null;
}

async function settle(
  { transaction, store, keys, cityId, personId, createId }: PhotoDesk,
  named: Named,
  sha256: string,
) {
  const settled = (photo: Photo): Photo =>
    photo.sha256 === sha256 && photo.state === 'expected' ? { ...photo, state: 'public', media: createId() } : photo;
  const row = { ...named.row, photos: named.row.photos.map(settled) };
  transaction.write(keys.row(named.table, row.id, ''), row);
  const scopes = scopesOfRow({ table: named.table, row } as TableRow, cityId, personId);
  await store.takeChangeNumbers(
    scopes.map((scopeId): TouchedRow => ({ scopeId, table: named.table, id: row.id, deleted: false })),
  );
}
