import type { Actor } from '../person/role.ts';
import type { mutationStatuses } from './protocol.ts';
import type { TableName } from './table.ts';
import type { Transaction } from './transaction.ts';

export type MutationStatus = (typeof mutationStatuses)[number];

/** One row as one scope shows it. */
export interface RowInScope {
  readonly scopeId: string;
  readonly table: TableName;
  readonly id: string;
}
/** `deleted`: the row has left this scope and is a tombstone there. */
export interface TouchedRow extends RowInScope {
  readonly deleted: boolean;
}
export interface NumberedRow extends RowInScope {
  readonly v: number;
}

export interface PushParticipant {
  /** Root participant of the linked ones. */
  readonly personId: string;
  /** SPKI bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly erased: boolean;
}
export interface ReplicaState {
  readonly participantId: string;
  readonly lastSeq: number;
  readonly coveredSeq: number;
}

/** What is written before a mutation runs. */
export interface ClaimedMutation {
  readonly mid: string;
  /** Null, as `seq`, for an act that was handed in from a file. */
  readonly replica: string | null;
  readonly seq: number | null;
  readonly name: string;
  readonly pv: number;
  /** As it arrived; null for an erased person. */
  readonly envelope: unknown;
  readonly hash: string;
  readonly participantId: string;
  readonly receivedAt: string;
}
/** What became of it. `touched`: the rows whose change numbers make it visible. */
export interface Conclusion {
  readonly mid: string;
  readonly status: MutationStatus;
  readonly code: string | null;
  readonly detail: string | null;
  readonly touched: readonly RowInScope[];
}
export interface LoggedMutation extends Conclusion {
  readonly hash: string;
  /** The last number it was received under; null, as `seq`, for an act that was only handed in from a file. */
  readonly replica: string | null;
  readonly seq: number | null;
}

/** An act that came again under another number. */
export interface RenumberedAct {
  readonly mid: string;
  readonly seq: number;
}

/**
 * The server's storage as one push sees it: everything inside ONE read-committed transaction of one city. Any error the
 * store throws (deadlock, serialisation, lost connection) ends the transaction; the caller tries the batch again.
 */
export interface PushStore {
  readEpoch(): Promise<string>;
  /** Locked in share mode, so that linking waits ([S17]); null when unknown. */
  readParticipant(participantId: string): Promise<PushParticipant | null>;
  /** Made when missing, with `lastSeq` 0; locked for update until the end of the transaction. */
  lockReplica(replicaId: string, participantId: string): Promise<ReplicaState>;

  findByMid(mid: string): Promise<LoggedMutation | null>;
  findBySeq(replicaId: string, seq: number): Promise<LoggedMutation | null>;
  /** `insert … on conflict (city_id, mid) do nothing`; false when the `mid` is taken. */
  claim(mutation: ClaimedMutation): Promise<boolean>;

  /** Runs the work behind a savepoint; goes back to it when the work answers false or throws. */
  savepoint(work: () => Promise<boolean>): Promise<void>;
  /**
   * What a mutator reads and writes, `support` and `follow` being those of the acting person. `get` locks what it
   * returns for update (projects in share mode); `put` makes the scope counters of a new project.
   */
  transaction(actor: Actor): Transaction;

  /** Current change numbers of these rows; those never numbered are left out. */
  readChangeNumbers(rows: readonly RowInScope[]): Promise<NumberedRow[]>;
  conclude(conclusions: readonly Conclusion[]): Promise<void>;
  /** From now on these known acts have these numbers of the locked replica; the ones they had are nobody's. */
  renumber(replicaId: string, acts: readonly RenumberedAct[]): Promise<void>;
  saveLastSeq(replicaId: string, lastSeq: number): Promise<void>;
  /** [S12]: the last statement. Locks the scopes' counters in sorted order and gives each row the next number. */
  takeChangeNumbers(rows: readonly TouchedRow[]): Promise<NumberedRow[]>;
}
