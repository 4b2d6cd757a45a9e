import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { isQuotaExceeded } from '../db/durable-write.ts';
import { hasLearningDatabase, type LearningRecords, openLearningRecords } from '../db/learning-database.ts';

export interface LearningSnapshot {
  /** False until what lies on this device has been read. */
  readonly ready: boolean;
  /** As stored: parse before use. */
  readonly records: ReadonlyMap<string, unknown>;
  /** Why the last answer is kept for this visit only; null where it lies on the device. */
  readonly notKept: ErrorCode | null;
}

type Write = (records: LearningRecords) => Promise<void>;

const nothing: LearningSnapshot = { ready: false, records: new Map(), notKept: null };

/**
 * What somebody has learnt on this device: read once, then in memory, written through at every act. It leaves the device
 * only by the person's own act ([H8]). Where the browser keeps nothing, it lasts for the visit.
 */
export class LearningStore {
  readonly #open: () => LearningRecords;
  readonly #exists: () => Promise<boolean>;
  readonly #listeners = new Set<() => void>();
  #records: LearningRecords | null = null;
  #reading: Promise<void> | null = null;
  #writing: Promise<void> | null = null;
  readonly #waiting = new Map<string, Write>();
  #current = nothing;

  constructor(open: () => LearningRecords = openLearningRecords, exists: () => Promise<boolean> = hasLearningDatabase) {
    this.#open = open;
    this.#exists = exists;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): LearningSnapshot => this.#current;

  /** Reads what earlier visits have left; makes nothing where there was none. */
  load = (): Promise<void> => {
    this.#reading ??= this.#read();
    return this.#reading;
  };

  async #read(): Promise<void> {
    try {
      const stored = (await this.#exists()) ? await this.#database().readAll() : new Map<string, unknown>();
      // Answers given meanwhile are newer.
      this.#set({ ready: true, records: new Map([...stored, ...this.#current.records]) });
    } catch (error) {
      console.warn('what was learnt cannot be read on this device', error);
      this.#set({ ready: true, notKept: 'storage-refused' });
    }
  }

  /** Shown at once; resolves when it lies on the device, or cannot (`notKept`). */
  put = (key: string, value: unknown): Promise<void> => {
    this.#set({ records: new Map([...this.#current.records, [key, value]]) });
    return this.#write(key, (records) => records.put(key, value));
  };

  remove = (key: string): Promise<void> => {
    const records = new Map(this.#current.records);
    records.delete(key);
    this.#set({ records });
    return this.#write(key, (stored) => stored.remove(key));
  };

  /** Takes everything off this device (the erase flow). */
  erase = async (): Promise<void> => {
    this.#waiting.clear();
    await this.#writing;
    if (await this.#exists()) await this.#database().destroy();
    this.#records = null;
    this.#set({ ready: true, records: new Map(), notKept: null });
  };

  /** Quick acts on one record become one write of the newest. */
  #write(key: string, work: Write): Promise<void> {
    this.#waiting.set(key, work);
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting.entries().next(); !next.done; next = this.#waiting.entries().next()) {
      const [key, work] = next.value;
      this.#waiting.delete(key);
      try {
        await work(this.#database());
        if (this.#current.notKept) this.#set({ notKept: null });
      } catch (error) {
        console.warn('what was learnt is kept for this visit only', error);
        this.#set({ notKept: isQuotaExceeded(error) ? 'storage-full' : 'storage-refused' });
      }
    }
  }

  #database(): LearningRecords {
    this.#records ??= this.#open();
    return this.#records;
  }

  #set(change: Partial<LearningSnapshot>): void {
    this.#current = { ...this.#current, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The one of this tab. */
export const learningStore = new LearningStore();
