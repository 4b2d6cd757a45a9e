import type { Actor, StaffRole } from '../../person/role.ts';
import type { Project } from '../../project/project.ts';
import type { ParkedStore } from '../decide-parked.ts';
import type { PullStore } from '../decide-pull.ts';
import type { WireRow } from '../protocol.ts';
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
} from '../push-store.ts';
import { parseScope } from '../scope.ts';
import { isOfPerson, type RowTypes, type TableName, tableNumbers } from '../table.ts';
import type { Transaction } from '../transaction.ts';
import type { MemoryDatabase, MemoryTransaction } from './memory-database.ts';
import { Picture } from './picture.ts';

/** How change numbers are given; all but the first are planted mistakes. */
export type Numbering = 'counter-under-lock' | 'counter-of-its-own' | 'serial';
export type KeyKind =
  | 'row'
  | 'log'
  | 'seq'
  | 'replica'
  | 'participant'
  | 'sync'
  | 'counter'
  | 'horizon'
  | 'meta'
  | 'photo';

export interface StoreOptions {
  readonly numbering: Numbering;
  /** A planted mistake: keys of this kind lack the city. */
  readonly keyWithoutCity: KeyKind | null;
  /** A planted mistake: tombstones go, and nobody remembers that they were there. */
  readonly forgetsHorizon?: boolean;
}

export interface LogEntry extends ClaimedMutation {
  readonly roles: readonly StaffRole[];
  readonly personId: string;
  /** Order in which the effects came about: locks are held from before it is drawn until the commit. */
  readonly order: number;
  readonly conclusion: Conclusion | null;
  /** ISO 8601: of an act that was parked first. */
  readonly decidedAt?: string;
}
export interface SyncRow {
  readonly scopeId: string;
  readonly table: TableName;
  readonly id: string;
  readonly v: number;
  readonly deleted: boolean;
}

/** Where a city's things lie. `support` and `follow` rows are one per person. */
export function keysOf(cityId: string, options: StoreOptions): Keys {
  const ofOptions = keysByOptions.get(options) ?? new Map<string, Keys>();
  keysByOptions.set(options, ofOptions);
  const keys = ofOptions.get(cityId) ?? makeKeys(cityId, options);
  ofOptions.set(cityId, keys);
  return keys;
}

/** Of each run; asked for with every request. */
const keysByOptions = new WeakMap<StoreOptions, Map<string, Keys>>();

/** The same text again, with its hash known. */
function remembered(make: (name: string) => string): (name: string) => string {
  const made = new Map<string, string>();
  return (name) => {
    const before = made.get(name);
    if (before !== undefined) return before;
    const text = make(name);
    made.set(name, text);
    return text;
  };
}

function makeKeys(cityId: string, { keyWithoutCity }: StoreOptions) {
  const key = (kind: KeyKind, rest: string) => `${kind}/${kind === keyWithoutCity ? '' : cityId}/${rest}`;
  return {
    prefix: (kind: KeyKind) => key(kind, ''),
    meta: key('meta', ''),
    row: (table: TableName, id: string, personId: string) =>
      key('row', isOfPerson(table) ? `${table}/${id}/${personId}` : `${table}/${id}`),
    log: (mid: string) => key('log', mid),
    seq: (replica: string, seq: number) => key('seq', `${replica}/${seq}`),
    replica: remembered((id) => key('replica', id)),
    participant: remembered((id) => key('participant', id)),
    sync: ({ scopeId, table, id }: RowInScope) => key('sync', `${scopeId}/${table}/${id}`),
    scope: remembered((scopeId) => key('sync', `${scopeId}/`)),
    counter: remembered((scopeId) => key('counter', scopeId)),
    photo: (entityId: string, sha256: string) => key('photo', `${entityId}/${sha256}`),
    /** Number up to which the scope's tombstones are gone. */
    horizon: remembered((scopeId) => key('horizon', scopeId)),
  };
}
export type Keys = ReturnType<typeof makeKeys>;

/** Above every number that a city starts with. */
const FIRST_SERIAL = 100;

/** The contract of `PushStore`, kept in memory. */
export class MemoryPushStore implements ParkedStore {
  readonly #database: MemoryDatabase;
  readonly #transaction: MemoryTransaction;
  readonly #cityId: string;
  readonly #options: StoreOptions;
  readonly #keys: Keys;
  readonly #roles: readonly StaffRole[];
  readonly #now: string;

  constructor(
    database: MemoryDatabase,
    transaction: MemoryTransaction,
    cityId: string,
    options: StoreOptions,
    roles: readonly StaffRole[],
    now = '',
  ) {
    this.#database = database;
    this.#transaction = transaction;
    this.#cityId = cityId;
    this.#options = options;
    this.#keys = keysOf(cityId, options);
    this.#roles = roles;
    this.#now = now;
  }

  async readEpoch(): Promise<string> {
    await this.#transaction.statement();
    const epoch = this.#transaction.read<string>(this.#keys.meta);
    if (epoch === undefined) throw new Error('no such city');
    return epoch;
  }

  async readParticipant(participantId: string): Promise<PushParticipant | null> {
    await this.#transaction.statement();
    const key = this.#keys.participant(participantId);
    await this.#transaction.lock(key, 'share');
    return this.#transaction.read<PushParticipant>(key) ?? null;
  }

  async lockReplica(replicaId: string, participantId: string): Promise<ReplicaState> {
    await this.#transaction.statement();
    const key = this.#keys.replica(replicaId);
    await this.#transaction.lock(key, 'update');
    const held = this.#transaction.read<ReplicaState>(key);
    if (held) return held;
    const fresh = { participantId, lastSeq: 0, coveredSeq: 0 };
    this.#transaction.write(key, fresh);
    return fresh;
  }

  async findByMid(mid: string): Promise<LoggedMutation | null> {
    await this.#transaction.statement();
    return logged(this.#transaction.read<LogEntry>(this.#keys.log(mid)));
  }

  async findBySeq(replicaId: string, seq: number): Promise<LoggedMutation | null> {
    const mid = this.#transaction.read<string>(this.#keys.seq(replicaId, seq));
    return mid === undefined ? null : this.findByMid(mid);
  }

  async claim(mutation: ClaimedMutation): Promise<boolean> {
    await this.#transaction.statement();
    const key = this.#keys.log(mutation.mid);
    await this.#transaction.lock(key, 'update');
    if (this.#transaction.read(key) !== undefined) return false;
    const participant = this.#transaction.read<PushParticipant>(this.#keys.participant(mutation.participantId));
    const entry: LogEntry = {
      ...mutation,
      roles: this.#roles,
      personId: participant?.personId ?? mutation.participantId,
      order: 0,
      conclusion: null,
    };
    this.#transaction.write(key, entry);
    const { mid, replica, seq } = mutation;
    if (replica !== null && seq !== null) this.#transaction.write(this.#keys.seq(replica, seq), mid);
    return true;
  }

  async savepoint(work: () => Promise<boolean>): Promise<void> {
    const goBack = this.#transaction.savepoint();
    let keep = false;
    try {
      keep = await work();
    } finally {
      if (!keep) goBack();
    }
  }

  transaction(actor: Actor): Transaction {
    const key = (table: TableName, id: string) => this.#keys.row(table, id, actor.personId);
    return {
      get: async <T extends TableName>(table: T, id: string) => {
        await this.#transaction.statement();
        await this.#transaction.lock(key(table, id), table === 'project' ? 'share' : 'update');
        return this.#transaction.read<RowTypes[T]>(key(table, id));
      },
      put: async (table, row) => {
        await this.#transaction.statement();
        await this.#transaction.lock(key(table, row.id), 'update');
        this.#transaction.write(key(table, row.id), row);
      },
      nextReceiptNumber: async () => this.#database.next(`receipt/${this.#cityId}`),
      personOf: (participantId) => this.personOf(participantId),
    };
  }

  async personOf(participantId: string): Promise<string> {
    return this.#transaction.read<PushParticipant>(this.#keys.participant(participantId))?.personId ?? participantId;
  }

  async readChangeNumbers(rows: readonly RowInScope[]): Promise<NumberedRow[]> {
    await this.#transaction.statement();
    return rows.flatMap((row) => this.#transaction.read<SyncRow>(this.#keys.sync(row)) ?? []);
  }

  async conclude(conclusions: readonly Conclusion[]): Promise<void> {
    await this.#transaction.statement();
    for (const conclusion of conclusions) {
      const key = this.#keys.log(conclusion.mid);
      const entry = this.#transaction.read<LogEntry>(key);
      if (!entry) throw new Error(`nothing was claimed for ${conclusion.mid}`);
      this.#transaction.write(key, { ...entry, conclusion, order: this.#database.next('log') });
    }
  }

  async renumber(replicaId: string, acts: readonly RenumberedAct[]): Promise<void> {
    for (const { mid, seq } of acts) {
      const key = this.#keys.log(mid);
      await this.#transaction.lock(key, 'update');
      const entry = this.#transaction.read<LogEntry>(key);
      if (!entry) throw new Error(`nothing is known of ${mid}`);
      if (entry.replica !== null && entry.seq !== null)
        this.#transaction.write(this.#keys.seq(entry.replica, entry.seq), undefined);
      this.#transaction.write(key, { ...entry, replica: replicaId, seq });
      this.#transaction.write(this.#keys.seq(replicaId, seq), mid);
    }
  }

  async concludeParked(conclusion: Conclusion): Promise<boolean> {
    const key = this.#keys.log(conclusion.mid);
    await this.#transaction.lock(key, 'update');
    const entry = this.#transaction.read<LogEntry>(key);
    if (entry?.conclusion?.status !== 'parked') return false;
    const decidedAt = this.#now;
    const order = this.#database.next('log');
    this.#transaction.write(key, { ...entry, conclusion, order, roles: this.#roles, decidedAt });
    return true;
  }

  async saveLastSeq(replicaId: string, lastSeq: number): Promise<void> {
    const key = this.#keys.replica(replicaId);
    const held = this.#transaction.read<ReplicaState>(key);
    this.#transaction.write(key, { ...held, lastSeq });
  }

  async takeChangeNumbers(rows: readonly TouchedRow[]): Promise<NumberedRow[]> {
    await this.#transaction.statement();
    const numbered: NumberedRow[] = [];
    const sorted = [...rows].sort(
      (a, b) => compare(a.scopeId, b.scopeId) || tableNumbers[a.table] - tableNumbers[b.table] || compare(a.id, b.id),
    );
    for (const { scopeId, table, id, deleted } of sorted) {
      const v = await this.#nextNumber(scopeId);
      this.#transaction.write(this.#keys.sync({ scopeId, table, id }), { scopeId, table, id, v, deleted });
      numbered.push({ scopeId, table, id, v });
    }
    return numbered;
  }

  async #nextNumber(scopeId: string): Promise<number> {
    const key = this.#keys.counter(scopeId);
    if (this.#options.numbering === 'counter-under-lock') {
      await this.#transaction.lock(key, 'update');
      const v = (this.#transaction.read<number>(key) ?? 0) + 1;
      this.#transaction.write(key, v);
      return v;
    }
    if (this.#options.numbering === 'serial') return FIRST_SERIAL + this.#database.next('serial');
    // Seen by everybody at once, before the rows are.
    const v = ((this.#database.committed.get(key) as number | undefined) ?? 0) + 1;
    this.#database.committed.set(key, v);
    return v;
  }
}

function logged(entry: LogEntry | undefined): LoggedMutation | null {
  if (!entry?.conclusion) return null;
  const { mid, hash, replica, seq } = entry;
  return { ...entry.conclusion, mid, hash, replica, seq };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What the author's own scope tells of an act that had been parked. */
function outcomeOf(entry: LogEntry | undefined): Record<string, unknown> | undefined {
  if (!entry?.conclusion) return undefined;
  const { mid: id, status, code, detail } = entry.conclusion;
  return { id, status, code, detail };
}

/** Rows a scope shows above a number, in the given picture of the database, lowest number first. */
export function rowsOfScope(
  picture: ReadonlyMap<string, unknown>,
  cityId: string,
  options: StoreOptions,
  scopeId: string,
  above = -1,
): WireRow[] {
  const keys = keysOf(cityId, options);
  const prefix = keys.scope(scopeId);
  const scope = parseScope(scopeId);
  const personId = scope?.kind === 'person' ? scope.personId : '';
  const rows: WireRow[] = [];
  for (const key of picture instanceof Picture ? picture.keysOfScope(prefix) : picture.keys()) {
    if (!key.startsWith(prefix)) continue;
    const numbered = picture.get(key) as SyncRow | undefined;
    if (!numbered || numbered.v <= above) continue;
    const { table, id, v, deleted } = numbered;
    const told = table === 'outcome' ? outcomeOf(picture.get(keys.log(id)) as LogEntry | undefined) : undefined;
    const body = told ?? (picture.get(keys.row(table, id, personId)) as Record<string, unknown> | undefined);
    rows.push({ scopeId, table, id, v, body: deleted ? null : (body ?? null) });
  }
  return rows.sort((a, b) => a.v - b.v);
}

/** Lets go of all tombstones ([S32]), but for locked ones; answers how many. `committed`: of several cities. */
export function purgeTombstones(
  committed: Map<string, unknown>,
  options: StoreOptions,
  isLocked: (key: string) => boolean = () => false,
): number {
  let purged = 0;
  for (const [key, value] of [...committed]) {
    const [kind, cityId = ''] = key.split('/');
    const row = value as SyncRow;
    if (kind !== 'sync' || !row.deleted || isLocked(key)) continue;
    const horizon = keysOf(cityId, options).horizon(row.scopeId);
    committed.set(horizon, Math.max(row.v, (committed.get(horizon) as number | undefined) ?? 0));
    committed.delete(key);
    purged++;
  }
  return purged;
}

/** The contract of `PullStore` over one picture of the database; `pause` lets pushes commit meanwhile. */
export function memoryPullStore(
  picture: ReadonlyMap<string, unknown>,
  cityId: string,
  options: StoreOptions,
  pause: () => Promise<void>,
): PullStore {
  const keys = keysOf(cityId, options);
  const read = <T>(key: string) => picture.get(key) as T | undefined;
  return {
    readEpoch: async () => read<string>(keys.meta) ?? '',
    readReplica: async (replicaId, participantId) => {
      const replica = read<ReplicaState>(keys.replica(replicaId));
      return replica?.participantId === participantId ? replica : null;
    },
    readProjectState: async (projectId) => read<Project>(keys.row('project', projectId, ''))?.state ?? null,
    readScopeNumbers: async (scopeId) => {
      await pause();
      const newest = options.numbering === 'serial' ? rowsOfScope(picture, cityId, options, scopeId).at(-1)?.v : null;
      return {
        v: newest ?? read<number>(keys.counter(scopeId)) ?? 0,
        tombstonesFrom: (options.forgetsHorizon ? 0 : read<number>(keys.horizon(scopeId))) ?? 0,
      };
    },
    readRowsAfter: async (scopeId, cursor, limit) => {
      await pause();
      return rowsOfScope(picture, cityId, options, scopeId, cursor).slice(0, limit);
    },
  };
}
