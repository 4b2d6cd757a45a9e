import { type IDBFactory, IDBObjectStore } from 'fake-indexeddb';

/** Of a key before a transaction changed it; undefined where there was nothing. */
interface Change {
  readonly store: string;
  key: IDBValidKey | undefined;
  before: unknown;
}
interface Commit {
  readonly database: string;
  readonly changes: readonly Change[];
}

type Spares = (durability: IDBTransactionDurability) => boolean;

/** More are never lost at once. */
const REMEMBERED = 50;

const { put, add, delete: remove, clear, get, getAll, getAllKeys } = IDBObjectStore.prototype;
const journals = new WeakMap<object, PowerLoss>();
const changesOf = new WeakMap<object, Change[]>();

/** Where this store's transaction notes what it changes; null where nothing is journalled. */
function changesFor(store: IDBObjectStore): Change[] | null {
  const { transaction } = store;
  const known = changesOf.get(transaction);
  if (known) return known;
  const journal = journals.get(transaction.db);
  if (!journal || transaction.mode !== 'readwrite') return null;
  const changes: Change[] = [];
  changesOf.set(transaction, changes);
  transaction.addEventListener('complete', () => journal.note(transaction, changes));
  return changes;
}

function keyIn(store: IDBObjectStore, value: unknown): IDBValidKey | undefined {
  const part = (path: string): unknown => (value instanceof Object ? Reflect.get(value, path) : undefined);
  const { keyPath } = store;
  if (keyPath === null) return undefined;
  return (Array.isArray(keyPath) ? keyPath.map(part) : part(keyPath)) as IDBValidKey | undefined;
}

function noteWrite(store: IDBObjectStore, write: () => IDBRequest<IDBValidKey>, key: IDBValidKey | undefined) {
  const changes = changesFor(store);
  if (!changes) return write();
  const change: Change = { store: store.name, key, before: undefined };
  changes.push(change);
  if (key !== undefined) {
    const look = get.call(store, key);
    look.addEventListener('success', () => {
      change.before = look.result;
    });
  }
  const request = write();
  request.addEventListener('success', () => {
    change.key = request.result;
  });
  return request;
}

function noteRemoval(store: IDBObjectStore, query: IDBValidKey | IDBKeyRange | undefined): void {
  const changes = changesFor(store);
  if (!changes) return;
  const [keys, values] = [getAllKeys.call(store, query), getAll.call(store, query)];
  values.addEventListener('success', () => {
    for (const [at, key] of keys.result.entries()) changes.push({ store: store.name, key, before: values.result[at] });
  });
}

Object.assign(IDBObjectStore.prototype, {
  put(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    return noteWrite(this, () => put.call(this, value, key), key ?? keyIn(this, value));
  },
  add(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    return noteWrite(this, () => add.call(this, value, key), key ?? keyIn(this, value));
  },
  delete(this: IDBObjectStore, query: IDBValidKey | IDBKeyRange) {
    noteRemoval(this, query);
    return remove.call(this, query);
  },
  clear(this: IDBObjectStore) {
    noteRemoval(this, undefined);
    return clear.call(this);
  },
});

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error));
  });

/**
 * A device whose power goes: what relaxed transactions have committed lately may be gone, in the order they were made;
 * what strict ones have, stays (sync design §17, T2). To be made before anything is opened on the factory.
 */
export class PowerLoss {
  readonly #open: IDBFactory['open'];
  readonly #spares: Spares;
  #commits: Commit[] = [];

  /** `spares`: for the proof that the test would notice a vault that is not strict. */
  constructor(factory: IDBFactory, spares: Spares = (durability) => durability === 'strict') {
    this.#spares = spares;
    this.#open = factory.open.bind(factory);
    factory.open = (name, version) => {
      const request = this.#open(name, version);
      request.addEventListener('success', () => journals.set(request.result, this));
      return request;
    };
    const erase = factory.deleteDatabase.bind(factory);
    factory.deleteDatabase = (name) => {
      const request = erase(name);
      request.addEventListener('success', () => {
        this.#commits = this.#commits.filter(({ database }) => database !== name);
      });
      return request;
    };
  }

  note({ db, durability }: IDBTransaction, changes: readonly Change[]): void {
    if (this.#spares(durability) || changes.length === 0) return;
    this.#commits = [...this.#commits, { database: db.name, changes }].slice(-REMEMBERED);
  }

  /** Takes the last `count` commits back. Every tab is closed. Answers how many there were to lose. */
  async strike(count: number): Promise<number> {
    const names = [...new Set(this.#commits.map(({ database }) => database))];
    const opened = await Promise.all(names.map(async (name) => settled(this.#open(name))));
    // A transaction begins when those before it have ended: whatever a closed tab was still writing is in the journal then.
    await Promise.all(opened.map((database) => inOneTransaction(database, () => undefined)));
    const lost = this.#commits.slice(-count);
    this.#commits = this.#commits.slice(0, -count);
    for (const { database: name, changes } of lost.toReversed()) {
      const database = opened[names.indexOf(name)];
      if (!database) continue;
      await inOneTransaction(database, (transaction) => {
        for (const change of changes.toReversed()) takeBack(transaction, change);
      });
    }
    for (const database of opened) database.close();
    return lost.length;
  }
}

function inOneTransaction(database: IDBDatabase, work: (transaction: IDBTransaction) => void): Promise<void> {
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  const ended = new Promise<void>((done, fail) => {
    transaction.addEventListener('complete', () => done());
    transaction.addEventListener('abort', () => fail(transaction.error));
  });
  work(transaction);
  return ended;
}

function takeBack(transaction: IDBTransaction, { store, key, before }: Change): void {
  if (key === undefined) return;
  const records = transaction.objectStore(store);
  if (before === undefined) remove.call(records, key);
  else put.call(records, before, records.keyPath === null ? key : undefined);
}
