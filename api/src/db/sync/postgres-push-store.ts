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
import { readChangeNumbers, takeChangeNumbers } from './change-numbers.ts';
import { lockRows, sendForgotten, sendRows } from './content-rows.ts';
import { type ConcludedMutation, concludeParked, findMutations, sendMutations, sendNumbers } from './mutation-log.ts';
import { Pipeline } from './pipeline.ts';
import { ReceiptNumbers } from './receipt-numbers.ts';
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

/**
 * One push on PostgreSQL. Reads take locks and go to the database at once; writes are collected and go out together
 * when the batch is concluded, so that a batch costs a handful of round trips however many acts it has. That is as good
 * as one statement per act: until the commit nobody else sees either, and what others may have inserted meanwhile
 * under the same key ends the batch as a `WriteRace`, which is then decided anew.
 */
export class PostgresPushStore implements ParkedStore {
  readonly #tx: CityTransaction;
  readonly #cityId: string;
  readonly #outline: BatchOutline;
  readonly #cache = new RowCache();
  readonly #persons = new Map<string, string>();
  readonly #logged = new Map<string, LoggedMutation | null>();
  readonly #claimed = new Map<string, ClaimedMutation>();
  readonly #numbers: ReceiptNumbers;
  readonly #pipeline = new Pipeline();
  #rowsLocked = false;
  #epoch: string | null = null;
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
    const [row] = await this.#tx<{ personId: string; publicKey: Buffer; epoch: string }[]>`
      select p.root_id as "personId", p.public_key as "publicKey", m.epoch
      from participant p join sync_meta m on m.city_id = p.city_id where p.id = ${participantId} for share of p`;
    if (!row) return null;
    this.#epoch = row.epoch;
    this.#persons.set(participantId, row.personId);
    return { personId: row.personId, publicKey: new Uint8Array(row.publicKey), erased: false };
  }

  async lockReplica(replicaId: string, participantId: string): Promise<ReplicaState> {
    const { mids, seqs } = this.#outline;
    // An update that changes nothing locks and reads what is there, in the statement that makes what is not.
    const locked = this.#tx<ReplicaState[]>`
      insert into replica as r (city_id, id, participant_id, last_seq, covered_seq)
      values (${this.#cityId}, ${replicaId}, ${participantId}, 0, 0)
      on conflict (city_id, id) do update set last_seq = r.last_seq
      returning participant_id as "participantId", last_seq as "lastSeq", covered_seq as "coveredSeq"`.execute();
    // Sent behind it, so that they see what a twin of this push has written before it let the replica go.
    const [[state], logged] = await Promise.all([
      locked,
      findMutations(this.#tx, mids, replicaId, seqs),
      this.#lockOutlined(this.#persons.get(participantId) ?? participantId),
    ]);
    if (!state) throw new Error('the replica is neither there nor made');
    for (const mid of mids) this.#logged.set(mid, null);
    for (const entry of logged) this.#logged.set(entry.mid, entry);
    return state;
  }

  async findByMid(mid: string): Promise<LoggedMutation | null> {
    const known = this.#logged.get(mid);
    if (known !== undefined) return known;
    const [entry] = await findMutations(this.#tx, [mid], mid, []);
    this.#logged.set(mid, entry ?? null);
    return entry ?? null;
  }

  async findBySeq(replicaId: string, seq: number): Promise<LoggedMutation | null> {
    for (const entry of this.#logged.values()) {
      if (entry?.replica === replicaId && entry.seq === seq) return entry;
    }
    const [entry] = await findMutations(this.#tx, [], replicaId, [seq]);
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

  transaction(actor: Actor): Transaction {
    return {
      get: async <T extends TableName>(table: T, id: string) => {
        await this.#load(table, id, actor.personId);
        // Table and row belong together wherever a row enters the cache.
        return this.#cache.get(table, id)?.row as RowTypes[T] | undefined;
      },
      put: async <T extends TableName>(table: T, row: RowTypes[T]) => {
        await this.#load(table, row.id, actor.personId);
        this.#cache.change({ table, row } as unknown as StoredRow);
      },
      nextReceiptNumber: () => this.#numbers.next(),
      personOf: (participantId) => this.#personOf(participantId),
    };
  }

  readChangeNumbers(rows: readonly RowInScope[]): Promise<NumberedRow[]> {
    return readChangeNumbers(this.#tx, rows);
  }

  /** Sent, not waited for: the next statements go out behind it. */
  async conclude(conclusions: readonly Conclusion[]): Promise<void> {
    const mutations = conclusions.map((conclusion): ConcludedMutation => {
      const claimed = this.#claimed.get(conclusion.mid);
      if (!claimed) throw new Error('a mutation was concluded that had not been claimed');
      return { claimed, conclusion };
    });
    this.#numbers.sendUnusedBack(this.#pipeline);
    sendRows(this.#tx, this.#pipeline, this.#cityId, this.#cache.changes());
    sendMutations(this.#tx, this.#pipeline, this.#cityId, mutations);
    sendForgotten(this.#tx, this.#pipeline, this.#cache.changes());
  }

  async renumber(replicaId: string, acts: readonly RenumberedAct[]): Promise<void> {
    sendNumbers(this.#tx, this.#pipeline, replicaId, acts);
  }

  async concludeParked(conclusion: Conclusion): Promise<boolean> {
    this.#numbers.sendUnusedBack(this.#pipeline);
    sendRows(this.#tx, this.#pipeline, this.#cityId, this.#cache.changes());
    sendForgotten(this.#tx, this.#pipeline, this.#cache.changes());
    const [decided] = await Promise.all([concludeParked(this.#tx, conclusion), this.settle()]);
    return decided;
  }

  async saveLastSeq(replicaId: string, lastSeq: number): Promise<void> {
    this.#pipeline.send(
      this.#tx`update replica set last_seq = ${lastSeq} where id = ${replicaId} and last_seq < ${lastSeq}`,
    );
  }

  async takeChangeNumbers(rows: readonly TouchedRow[]): Promise<NumberedRow[]> {
    const [taken] = await Promise.all([takeChangeNumbers(this.#tx, this.#cityId, rows), this.settle()]);
    this.taken = taken;
    return taken;
  }

  /** Waits for what was sent and not waited for; to be called before the commit. */
  settle(): Promise<void> {
    return this.#pipeline.settle();
  }

  async #load(table: TableName, id: string, personId: string): Promise<void> {
    if (!this.#rowsLocked) await this.#lockOutlined(personId);
    if (!this.#cache.knows(table, id)) await this.#lock([id], personId);
  }

  async #lockOutlined(personId: string): Promise<void> {
    this.#rowsLocked = true;
    await this.#lock(this.#outline.rowIds, personId);
  }

  async #lock(ids: readonly string[], personId: string): Promise<void> {
    const tables = ['project', 'proposal', 'comment', 'support', 'follow', 'decision', 'learning'] as const;
    for (const id of ids) for (const table of tables) this.#cache.hold(table, id, null);
    for (const { stored, author } of await lockRows(this.#tx, ids, personId)) {
      this.#cache.hold(stored.table, stored.row.id, stored);
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
