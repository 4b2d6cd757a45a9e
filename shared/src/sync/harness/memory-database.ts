import { Picture } from './picture.ts';
import { Killed, type Owner, type Simulation } from './simulation.ts';

/** Deadlock or serialisation error: the transaction is over and may be tried again. */
export class DatabaseError extends Error {}
/** No room on the server's disk: the transaction is over, and another try does not help. */
export class DiskFull extends Error {}

interface Lock {
  readonly holders: Map<MemoryTransaction, 'share' | 'update'>;
  readonly waiters: { readonly transaction: MemoryTransaction; readonly wake: () => void }[];
}

export interface DatabaseWeather {
  /** How long the next statement takes; null for at once. */
  readonly statementMs: () => number | null;
  /** Whether the next statement meets a serialisation error. */
  readonly breaks: () => boolean;
  readonly diskFull?: () => boolean;
  readonly deadlocked: () => void;
}

/**
 * What PostgreSQL does for us, in memory: atomic commits, row locks held until the end, read committed for writers, one
 * snapshot for readers. Statements take time, so transactions of several processes interleave.
 */
export class MemoryDatabase {
  committed = new Picture();
  readonly locks = new Map<string, Lock>();
  readonly open = new Set<MemoryTransaction>();
  readonly sequences = new Map<string, number>();
  readonly simulation: Simulation;
  readonly weather: DatabaseWeather;

  constructor(simulation: Simulation, weather: DatabaseWeather) {
    this.simulation = simulation;
    this.weather = weather;
  }

  begin(owner: Owner): MemoryTransaction {
    const transaction = new MemoryTransaction(this, owner);
    this.open.add(transaction);
    return transaction;
  }

  /** Numbers that are given out at once and never taken back, like `nextval`. */
  next(sequence: string): number {
    const value = (this.sequences.get(sequence) ?? 0) + 1;
    this.sequences.set(sequence, value);
    return value;
  }

  /** Everything is as it was in this picture; what was under way is gone. */
  goBackTo(picture: Picture): void {
    for (const transaction of [...this.open]) transaction.rollback();
    this.committed = picture;
  }

  /** A process has died: its transactions are gone. */
  crash(owner: Owner): void {
    for (const transaction of [...this.open]) if (transaction.owner === owner) transaction.rollback();
  }
}

export class MemoryTransaction {
  readonly owner: Owner;
  readonly #database: MemoryDatabase;
  #writes = new Map<string, unknown>();
  readonly #held = new Set<string>();
  #waitsFor: string | null = null;
  #over = false;

  constructor(database: MemoryDatabase, owner: Owner) {
    this.#database = database;
    this.owner = owner;
  }

  /** Others may go on between two statements, and a process may die. */
  async statement(): Promise<void> {
    const { simulation, weather } = this.#database;
    const milliseconds = weather.statementMs();
    if (milliseconds !== null) await simulation.sleep(this.owner, milliseconds);
    if (this.#over) throw new Killed();
    if (weather.breaks()) throw new DatabaseError('could not serialize access');
  }

  /** Own writes first, then what is committed at this moment. Values are never changed in place. */
  read<T>(key: string): T | undefined {
    return (this.#writes.has(key) ? this.#writes.get(key) : this.#database.committed.get(key)) as T | undefined;
  }

  write(key: string, value: unknown): void {
    this.#writes.set(key, value);
  }

  /** Answers the way back to this moment. Locks stay, as in PostgreSQL they may. */
  savepoint(): () => void {
    const writes = new Map(this.#writes);
    return () => {
      this.#writes = writes;
    };
  }

  async lock(key: string, mode: 'share' | 'update'): Promise<void> {
    const { locks, simulation } = this.#database;
    const lock: Lock = locks.get(key) ?? { holders: new Map(), waiters: [] };
    locks.set(key, lock);
    while (!this.#mayTake(lock, mode)) {
      this.#waitsFor = key;
      if (this.#closesCircle()) {
        this.#waitsFor = null;
        this.#database.weather.deadlocked();
        throw new DatabaseError('deadlock detected');
      }
      await simulation.rest(this.owner, (wake) => lock.waiters.push({ transaction: this, wake }));
      if (this.#over) throw new Killed();
    }
    this.#waitsFor = null;
    if (lock.holders.get(this) !== 'update') lock.holders.set(this, mode);
    this.#held.add(key);
  }

  #mayTake(lock: Lock, mode: 'share' | 'update'): boolean {
    for (const [holder, held] of lock.holders) {
      if (holder !== this && (mode === 'update' || held === 'update')) return false;
    }
    return true;
  }

  #closesCircle(): boolean {
    const seen = new Set<MemoryTransaction>();
    const waits = (transaction: MemoryTransaction): boolean => {
      if (transaction.#waitsFor === null || seen.has(transaction)) return false;
      seen.add(transaction);
      const holders = this.#database.locks.get(transaction.#waitsFor)?.holders.keys() ?? [];
      return [...holders].some((holder) => holder !== transaction && (holder === this || waits(holder)));
    };
    return waits(this);
  }

  /** Everything becomes visible at once; answers false when the process died before. */
  commit(): void {
    if (this.#over) throw new Killed();
    if (this.#writes.size > 0 && this.#database.weather.diskFull?.()) throw new DiskFull();
    for (const [key, value] of this.#writes) this.#database.committed.set(key, value);
    this.rollback();
  }

  rollback(): void {
    this.#over = true;
    this.#waitsFor = null;
    this.#database.open.delete(this);
    for (const key of this.#held) {
      const lock = this.#database.locks.get(key);
      if (!lock) continue;
      lock.holders.delete(this);
      for (const { wake } of lock.waiters.splice(0)) wake();
    }
    this.#held.clear();
  }
}
