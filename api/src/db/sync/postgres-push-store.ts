import type { Actor } from '@werkstadt/shared/person/role';
import type { ParkedStore } from '@werkstadt/shared/sync/decide-parked';
import type {
  ClaimedMutation,
  Conclusion,
  LoggedMutation,
  NumberedRow,
  PushParticipant,
  RenumberedAct,
  ReplicaState,
  RowInScope,
  TouchedRow,
} from '@werkstadt/shared/sync/push-store';
import type { RowTypes, TableName } from '@werkstadt/shared/sync/table';
import type { Transaction } from '@werkstadt/shared/sync/transaction';
import type { CityTransaction } from '../database.ts';
import { readChangeNumbers, takeNumbersInTurn } from './change-numbers.ts';
import { lockRows, sendForgotten, sendRows } from './content-rows.ts';
import { type ConcludedMutation, concludeParked, findMutations, sendMutations, sendNumbers } from './mutation-log.ts';
import { Pipeline } from './pipeline.ts';
import { ReceiptNumbers } from './receipt-numbers.ts';
import { lockReplicas, type NamedReplica, readPushParticipants, type SavedSeq, sendLastSeqs } from './replicas.ts';
import { RowCache, type StoredRow } from './row-cache.ts';

/** What a batch is going to look at, so that it is read in one go. Naming too much or too little costs time only. */
export interface BatchOutline {
  readonly mids: readonly string[];
  readonly seqs: readonly number[];
  /** Ids of rows of any table. */
  readonly rowIds: readonly string[];
  /** How many receipt numbers may be asked for. */
  readonly receiptNumbers: number;
}

/** A push, and what it names. */
export interface OutlinedPush extends NamedReplica {
  readonly outline: BatchOutline;
}

/**
 * What is decided in one transaction on PostgreSQL: one push, or several after another. Reads take locks and go to the
 * database at once; writes are collected and go out together, so that a transaction costs a handful of round trips
 * however many acts it has. That is as good as one statement per act: until the commit nobody else sees either, and what
 * others may have inserted meanwhile under the same key ends it as a `WriteRace`, after which it is decided anew.
 */
export class PostgresPushStore implements ParkedStore {
  readonly #tx: CityTransaction;
  readonly #cityId: string;
  readonly #outline: BatchOutline;
  readonly #cache = new RowCache();
  readonly #participants = new Map<string, PushParticipant>();
  /** Root participants of those whose own rows are looked at. */
  readonly #acting = new Set<string>();
  /** Root participants by participant. */
  readonly #persons = new Map<string, string>();
  readonly #replicas = new Map<string, ReplicaState>();
  readonly #logged = new Map<string, LoggedMutation | null>();
  readonly #claimed = new Map<string, ClaimedMutation>();
  readonly #numbers: ReceiptNumbers;
  readonly #pipeline = new Pipeline();
  #rowsLocked = false;
  #epoch: string | null = null;
  readonly #concluded: ConcludedMutation[] = [];
  readonly #renumbered: { readonly replica: string; readonly acts: readonly RenumberedAct[] }[] = [];
  readonly #savedSeqs: SavedSeq[] = [];
  /** Rows that were given a number: what to tell the listeners after the commit. */
  taken: readonly NumberedRow[] = [];

  constructor(tx: CityTransaction, cityId: string, outline: BatchOutline) {
    this.#tx = tx;
    this.#cityId = cityId;
    this.#outline = outline;
    this.#numbers = new ReceiptNumbers(tx, outline.receiptNumbers);
  }

  async readEpoch(): Promise<string> {
    if (this.#epoch !== null) return this.#epoch;
    const [row] = await this.#tx<{ epoch: string }[]>`select epoch from sync_meta`;
    if (!row) throw new Error('the city has no epoch');
    return row.epoch;
  }

  async readParticipant(participantId: string): Promise<PushParticipant | null> {
    if (!this.#participants.has(participantId)) await this.readParticipants([participantId]);
    return this.#participants.get(participantId) ?? null;
  }

  /** Ahead of the question for each of them. */
  async readParticipants(participantIds: readonly string[]): Promise<void> {
    for (const { id, epoch, participant } of await readPushParticipants(this.#tx, participantIds)) {
      this.#epoch = epoch;
      this.#participants.set(id, participant);
      this.#persons.set(id, participant.personId);
    }
  }

  async lockReplica(replica: string, participantId: string): Promise<ReplicaState> {
    if (!this.#replicas.has(replica)) {
      await this.lockPushes([{ replica, participantId, outline: this.#outline }]);
    }
    const state = this.#replicas.get(replica);
    if (!state) throw new Error('the replica is neither there nor made');
    return state;
  }

  /** Replicas, what the log knows of the acts, and all rows that are named: ahead of the question for each of them. */
  async lockPushes(pushes: readonly OutlinedPush[]): Promise<void> {
    const { mids } = this.#outline;
    const numbers = pushes.flatMap(({ replica, outline }) => outline.seqs.map((seq) => ({ replica, seq })));
    for (const { participantId } of pushes) this.#acting.add(this.#persons.get(participantId) ?? participantId);
    // The rest is sent behind the locks, so that it sees what a twin of a push has written before it let the replica go.
    const [states, logged] = await Promise.all([
      lockReplicas(this.#tx, this.#cityId, pushes),
      findMutations(this.#tx, mids, numbers),
      this.#lockOutlined(),
    ]);
    for (const { id, ...state } of states) this.#replicas.set(id, state);
    for (const mid of mids) this.#logged.set(mid, null);
    for (const entry of logged) this.#logged.set(entry.mid, entry);
  }

  async findByMid(mid: string): Promise<LoggedMutation | null> {
    const known = this.#logged.get(mid);
    if (known !== undefined) return known;
    const [entry] = await findMutations(this.#tx, [mid], []);
    this.#logged.set(mid, entry ?? null);
    return entry ?? null;
  }

  async findBySeq(replica: string, seq: number): Promise<LoggedMutation | null> {
    for (const entry of this.#logged.values()) {
      if (entry?.replica === replica && entry.seq === seq) return entry;
    }
    const [entry] = await findMutations(this.#tx, [], [{ replica, seq }]);
    return entry ?? null;
  }

  async claim(mutation: ClaimedMutation): Promise<boolean> {
    if (this.#claimed.has(mutation.mid) || (await this.findByMid(mutation.mid))) return false;
    this.#claimed.set(mutation.mid, mutation);
    return true;
  }

  async savepoint(work: () => Promise<boolean>): Promise<void> {
    const goBack = this.#cache.mark();
    let kept = false;
    try {
      kept = await work();
    } finally {
      if (!kept) goBack();
    }
  }

  transaction({ personId }: Actor): Transaction {
    if (this.#rowsLocked && !this.#acting.has(personId)) throw new Error("this person's rows were not looked for");
    this.#acting.add(personId);
    return {
      get: async <T extends TableName>(table: T, id: string) => {
        await this.#load(id);
        // Table and row belong together wherever a row enters the cache.
        return this.#cache.get(table, id, personId)?.row as RowTypes[T] | undefined;
      },
      put: async <T extends TableName>(table: T, row: RowTypes[T]) => {
        await this.#load(row.id);
        this.#cache.change({ table, row } as unknown as StoredRow, personId);
      },
      nextReceiptNumber: () => this.#numbers.next(),
      personOf: (participantId) => this.#personOf(participantId),
    };
  }

  readChangeNumbers(rows: readonly RowInScope[]): Promise<NumberedRow[]> {
    return readChangeNumbers(this.#tx, rows);
  }

  /** Kept until the numbers are taken, or until `settle`. A later push of the same transaction finds the acts known. */
  async conclude(conclusions: readonly Conclusion[]): Promise<void> {
    for (const conclusion of conclusions) {
      const claimed = this.#claimed.get(conclusion.mid);
      if (!claimed) throw new Error('a mutation was concluded that had not been claimed');
      this.#concluded.push({ claimed, conclusion });
      const { hash, replica, seq } = claimed;
      this.#logged.set(conclusion.mid, { ...conclusion, hash, replica, seq });
    }
  }

  async renumber(replica: string, acts: readonly RenumberedAct[]): Promise<void> {
    this.#renumbered.push({ replica, acts });
  }

  async concludeParked(conclusion: Conclusion): Promise<boolean> {
    this.#sendWrites();
    const [decided] = await Promise.all([concludeParked(this.#tx, conclusion), this.settle()]);
    return decided;
  }

  async saveLastSeq(replica: string, lastSeq: number): Promise<void> {
    this.#savedSeqs.push({ replica, lastSeq });
  }

  async takeChangeNumbers(rows: readonly TouchedRow[]): Promise<NumberedRow[]> {
    return (await this.takeNumbersInTurn([rows]))[0] ?? [];
  }

  /** For several pushes of this transaction, in the order in which they were decided: writes everything first. */
  async takeNumbersInTurn(batches: readonly (readonly TouchedRow[])[]): Promise<NumberedRow[][]> {
    this.#sendWrites();
    const [taken] = await Promise.all([takeNumbersInTurn(this.#tx, this.#cityId, batches), this.settle()]);
    this.taken = taken.flat();
    return taken;
  }

  /** Waits for all writes; to be called before the commit. */
  async settle(): Promise<void> {
    this.#sendWrites();
    await this.#pipeline.settle();
  }

  #sendWrites(): void {
    const changes = this.#cache.takeChanges();
    this.#numbers.sendUnusedBack(this.#pipeline);
    sendRows(this.#tx, this.#pipeline, this.#cityId, changes);
    sendMutations(this.#tx, this.#pipeline, this.#cityId, this.#concluded.splice(0));
    sendForgotten(this.#tx, this.#pipeline, changes);
    for (const { replica, acts } of this.#renumbered.splice(0)) sendNumbers(this.#tx, this.#pipeline, replica, acts);
    sendLastSeqs(this.#tx, this.#pipeline, this.#savedSeqs.splice(0));
  }

  async #load(id: string): Promise<void> {
    if (!this.#rowsLocked) await this.#lockOutlined();
    if (!this.#cache.knows(id)) await this.#lock([id]);
  }

  async #lockOutlined(): Promise<void> {
    this.#rowsLocked = true;
    await this.#lock(this.#outline.rowIds);
  }

  async #lock(ids: readonly string[]): Promise<void> {
    this.#cache.noteLooked(ids);
    for (const { stored, author, personId } of await lockRows(this.#tx, ids, [...this.#acting])) {
      this.#cache.hold(stored, personId);
      if (author) this.#persons.set(author.id, author.personId);
    }
  }

  async #personOf(participantId: string): Promise<string> {
    const known = this.#persons.get(participantId);
    if (known !== undefined) return known;
    const [row] = await this.#tx<{ personId: string }[]>`
      select root_id as "personId" from participant where id = ${participantId}`;
    const personId = row?.personId ?? participantId;
    this.#persons.set(participantId, personId);
    return personId;
  }
}
