import type { StaffRole } from '@werkstadt/shared/person/role';
import type {
  ClaimedMutation,
  Conclusion,
  LoggedMutation,
  MutationStatus,
  RenumberedAct,
  RowInScope,
} from '@werkstadt/shared/sync/push-store';
import type { CityTransaction } from '../database.ts';
import type { Pipeline } from './pipeline.ts';

interface LogRow {
  readonly mid: string;
  readonly hash: Buffer;
  readonly replica: string | null;
  readonly seq: number | null;
  readonly status: MutationStatus;
  readonly code: string | null;
  readonly result: { readonly detail: string | null; readonly touched: readonly RowInScope[] } | null;
}

const found = ({ mid, hash, replica, seq, status, code, result }: LogRow): LoggedMutation => ({
  mid,
  hash: hash.toString('base64url'),
  replica,
  seq,
  status,
  code,
  detail: result?.detail ?? null,
  touched: result?.touched ?? [],
});

/** A number of a replica, as an act was received under it. */
export interface NumberOfReplica {
  readonly replica: string;
  readonly seq: number;
}

/** Entries by `mid`, and those that stand under these numbers. */
export async function findMutations(
  tx: CityTransaction,
  mids: readonly string[],
  numbers: readonly NumberOfReplica[],
): Promise<LoggedMutation[]> {
  const rows = await tx<LogRow[]>`
    select mid, hash, replica, seq, status, code, result from mutation_log where mid = any(${mids}::uuid[])
    union all
    select l.mid, l.hash, l.replica, l.seq, l.status, l.code, l.result
    from unnest(${numbers.map(({ replica }) => replica)}::uuid[], ${numbers.map(({ seq }) => seq)}::bigint[]) as n (replica, seq)
    join mutation_log l on l.replica = n.replica and l.seq = n.seq`;
  return rows.map(found);
}

export interface ConcludedMutation {
  readonly claimed: ClaimedMutation;
  readonly conclusion: Conclusion;
}

/** Sends what was claimed together with what became of it. A `mid` that came in between means: decide anew. */
export function sendMutations(
  tx: CityTransaction,
  pipeline: Pipeline,
  cityId: string,
  mutations: readonly ConcludedMutation[],
): void {
  if (mutations.length === 0) return;
  const column = <T>(pick: (one: ConcludedMutation) => T) => mutations.map(pick);
  const envelopes = column(({ claimed }) => (claimed.envelope === null ? null : JSON.stringify(claimed.envelope)));
  const results = column(({ conclusion: { detail, touched } }) => JSON.stringify({ detail, touched }));
  const query = tx`
    insert into mutation_log
      (city_id, mid, replica, seq, name, pv, envelope, hash, participant_id, status, code, result, received_at)
    select ${cityId}, mid, replica, seq, name, pv, envelope::jsonb, decode(hash, 'hex'), participant_id, status, code,
           result::jsonb, received_at
    from unnest(
      ${column(({ claimed }) => claimed.mid)}::uuid[], ${column(({ claimed }) => claimed.replica)}::uuid[],
      ${column(({ claimed }) => claimed.seq)}::bigint[], ${column(({ claimed }) => claimed.name)}::text[],
      ${column(({ claimed }) => claimed.pv)}::int[], ${envelopes}::text[],
      ${column(({ claimed }) => Buffer.from(claimed.hash, 'base64url').toString('hex'))}::text[],
      ${column(({ claimed }) => claimed.participantId)}::uuid[], ${column(({ conclusion }) => conclusion.status)}::text[],
      ${column(({ conclusion }) => conclusion.code)}::text[], ${results}::text[],
      ${column(({ claimed }) => claimed.receivedAt)}::timestamptz[]
    ) as t (mid, replica, seq, name, pv, envelope, hash, participant_id, status, code, result, received_at)
    on conflict do nothing returning mid`;
  pipeline.send(query, mutations.length);
}

/** Sends the new numbers of acts that came again; in one order for all, so that two phones with the same acts wait. */
export function sendNumbers(
  tx: CityTransaction,
  pipeline: Pipeline,
  replica: string,
  acts: readonly RenumberedAct[],
): void {
  const mids = acts.map(({ mid }) => mid);
  const seqs = acts.map(({ seq }) => seq);
  const query = tx`
    with locked as (select mid from mutation_log where mid = any(${mids}::uuid[]) order by mid for update)
    update mutation_log l set replica = ${replica}, seq = n.seq
    from unnest(${mids}::uuid[], ${seqs}::bigint[]) as n (mid, seq), locked
    where l.mid = n.mid and locked.mid = n.mid returning l.mid`;
  pipeline.send(query, acts.length);
}

/** An act that was kept until this version could decide it; its roles are those its author's sessions have now. */
export interface ParkedRow {
  readonly mid: string;
  readonly replica: string;
  readonly participantId: string;
  readonly roles: readonly StaffRole[];
  /** The account those roles belong to; null for citizens. */
  readonly accountId: string | null;
  readonly raw: unknown;
}

/** Parked acts in the order they came. */
export async function readParked(tx: CityTransaction): Promise<ParkedRow[]> {
  return tx<ParkedRow[]>`
    select l.mid, l.replica, l.participant_id as "participantId", l.envelope as raw,
           array(select distinct m.role from session s join membership m on m.city_id = s.city_id and m.account_id = s.account_id
                 where s.participant_id = l.participant_id) as roles,
           (select s.account_id from session s where s.participant_id = l.participant_id and s.account_id is not null
            order by s.staff_seen_at desc limit 1) as "accountId"
    from mutation_log l
    where l.status = 'parked' and l.envelope is not null and l.replica is not null and l.participant_id is not null
    order by l.received_at, l.replica, l.seq`;
}

/** False when it is not parked any more. */
export async function concludeParked(tx: CityTransaction, conclusion: Conclusion): Promise<boolean> {
  const { mid, status, code, detail, touched } = conclusion;
  const rows = await tx`
    update mutation_log set status = ${status}, code = ${code},
      result = ${JSON.stringify({ detail, touched })}::text::jsonb
    where mid = ${mid} and status = 'parked' returning mid`;
  return rows.length === 1;
}
