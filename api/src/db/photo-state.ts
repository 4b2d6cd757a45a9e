import type { Photo } from '@werkstadt/shared/photo/photo';
import type { NumberedRow, TouchedRow } from '@werkstadt/shared/sync/push-store';
import { authorOf, scopesOfRow, type TableRow } from '@werkstadt/shared/sync/scopes-of-row';
import type { CityTransaction } from './database.ts';
import type { PhotoName } from './photos.ts';
import { takeChangeNumbers } from './sync/change-numbers.ts';

/** The proposal or comment, locked as a push locks it. */
async function lockEntity(tx: CityTransaction, id: string): Promise<TableRow | null> {
  // The rows' shapes were parsed when they were written.
  const [proposal] = await tx<{ body: Extract<TableRow, { table: 'proposal' }>['row'] }[]>`
    select body from proposal where id = ${id} for update`;
  if (proposal) return { table: 'proposal', row: proposal.body };
  const [comment] = await tx<{ body: Extract<TableRow, { table: 'comment' }>['row'] }[]>`
    select body from comment where id = ${id} for update`;
  return comment ? { table: 'comment', row: comment.body } : null;
}

async function personOf(tx: CityTransaction, participantId: string | null): Promise<string | null> {
  if (participantId === null) return null;
  const [row] = await tx<{ personId: string }[]>`
    select root_id as "personId" from participant where id = ${participantId}`;
  return row?.personId ?? null;
}

/**
 * Says in the row itself what has become of one of its photos, so that every phone learns it as it learns anything else.
 * To be called last in a transaction: it takes change numbers ([S12]). Null where the photo is no longer expected (it
 * was removed meanwhile, or its author erased): then nothing was changed.
 */
export async function settlePhoto(
  tx: CityTransaction,
  cityId: string,
  { entityId, sha256 }: PhotoName,
  settled: Pick<Photo, 'state' | 'media'>,
): Promise<NumberedRow[] | null> {
  const entity = await lockEntity(tx, entityId);
  if (!entity || (entity.table !== 'proposal' && entity.table !== 'comment')) return null;
  const { photos } = entity.row;
  if (!photos.some((photo) => photo.sha256 === sha256 && photo.state === 'expected')) return null;
  const row = {
    ...entity.row,
    photos: photos.map((photo) => (photo.sha256 === sha256 ? { ...photo, ...settled } : photo)),
  };
  await tx`update ${tx(entity.table)} set body = ${JSON.stringify(row)}::text::jsonb where id = ${entityId}`;
  // Table and row were read together.
  const changed = { table: entity.table, row } as TableRow;
  const scopes = scopesOfRow(changed, cityId, await personOf(tx, authorOf(changed)));
  const touched = scopes.map((scopeId): TouchedRow => ({ scopeId, table: entity.table, id: entityId, deleted: false }));
  return takeChangeNumbers(tx, cityId, touched);
}
