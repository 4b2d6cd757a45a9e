import type { PushParticipant, ReplicaState } from '@werkstadt/shared/sync/push-store';
import type { CityTransaction } from '../database.ts';
import type { Pipeline } from './pipeline.ts';

interface FoundParticipant {
  readonly id: string;
  /** Of the city. */
  readonly epoch: string;
  readonly participant: PushParticipant;
}

/** Locked in share mode in the order of their ids, so that linking waits ([S17]); who is not known is left out. */
export async function readPushParticipants(tx: CityTransaction, ids: readonly string[]): Promise<FoundParticipant[]> {
  const rows = await tx<{ id: string; personId: string; publicKey: Buffer; epoch: string }[]>`
    select p.id, p.root_id as "personId", p.public_key as "publicKey", m.epoch
    from participant p join sync_meta m on m.city_id = p.city_id
    where p.id = any(${ids}::uuid[]) order by p.id for share of p`;
  return rows.map(({ id, epoch, personId, publicKey }) => ({
    id,
    epoch,
    participant: { personId, publicKey: new Uint8Array(publicKey), erased: false },
  }));
}

/** A replica as a push names it; whose it is in truth, the database says. */
export interface NamedReplica {
  readonly replica: string;
  readonly participantId: string;
}

/** Makes those that are missing and locks all until the commit, in the order of their ids. */
export function lockReplicas(
  tx: CityTransaction,
  cityId: string,
  named: readonly NamedReplica[],
): Promise<(ReplicaState & { id: string })[]> {
  // An update that changes nothing locks and reads what is there, in the statement that makes what is not.
  return tx<(ReplicaState & { id: string })[]>`
    insert into replica as r (city_id, id, participant_id, last_seq, covered_seq)
    select ${cityId}, id, participant_id, 0, 0
    from unnest(${named.map(({ replica }) => replica)}::uuid[], ${named.map(({ participantId }) => participantId)}::uuid[])
      as t (id, participant_id) order by id
    on conflict (city_id, id) do update set last_seq = r.last_seq
    returning id, participant_id as "participantId", last_seq as "lastSeq", covered_seq as "coveredSeq"`.execute();
}

export interface SavedSeq {
  readonly replica: string;
  readonly lastSeq: number;
}

export function sendLastSeqs(tx: CityTransaction, pipeline: Pipeline, saved: readonly SavedSeq[]): void {
  if (saved.length === 0) return;
  pipeline.send(tx`
    update replica r set last_seq = t.last_seq
    from unnest(${saved.map(({ replica }) => replica)}::uuid[], ${saved.map(({ lastSeq }) => lastSeq)}::bigint[])
      as t (id, last_seq)
    where r.id = t.id and r.last_seq < t.last_seq`);
}
