import { personScope } from '@werkstadt/shared/sync/scope';
import type { CityTransaction } from './database.ts';

export interface ParticipantRow {
  readonly publicKey: Buffer;
  readonly personId: string;
}

export async function findParticipant(tx: CityTransaction, id: string): Promise<ParticipantRow | null> {
  const [row] = await tx<ParticipantRow[]>`
    select public_key as "publicKey", root_id as "personId" from participant where id = ${id}`;
  return row ?? null;
}

/** Registers a participant with its key and its own scope; somebody who is known already stays as they are. */
export async function insertParticipant(
  tx: CityTransaction,
  cityId: string,
  id: string,
  publicKey: Buffer,
  now: Date,
): Promise<void> {
  await tx`
    insert into participant (city_id, id, public_key, root_id, created_at)
    values (${cityId}, ${id}, ${publicKey}, ${id}, ${now}) on conflict (city_id, id) do nothing`;
  await tx`insert into scope_counter (city_id, scope_id) values (${cityId}, ${personScope(id)}) on conflict do nothing`;
}

export async function isErased(tx: CityTransaction, idHash: Buffer): Promise<boolean> {
  const rows = await tx`select from erased_participant where id_hash = ${idHash}`;
  return rows.length > 0;
}

/** False when the nonce had been used before. */
export async function useNonce(
  tx: CityTransaction,
  cityId: string,
  nonceHash: Buffer,
  expiresAt: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into used_nonce (city_id, nonce_hash, expires_at) values (${cityId}, ${nonceHash}, ${expiresAt})
    on conflict (city_id, nonce_hash) do nothing returning nonce_hash`;
  return rows.length > 0;
}
