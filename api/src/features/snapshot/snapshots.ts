import { SNAPSHOT_MIN_ROWS } from '@werkstadt/shared/sync/snapshot';
import type { Database } from '../../db/database.ts';
import { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { describeError, type Log } from '../../platform/log.ts';
import { mayReadNow } from '../sync/may-read-now.ts';
import { Turns } from '../sync/turns.ts';
import { buildSnapshot, type Snapshot } from './snapshot.ts';
import { stillSaid } from './still-said.ts';

/** All packed pages of one process together; beyond it the one that was asked for least recently goes. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A scope whose words change all the time is not packed all the time: phones pull meanwhile. */
const PAUSE_MS = 30_000;
/** Packed anew when a tenth of it has changed: up to there a pull brings the difference quickly. */
const WORN_SHARE = 0.1;

interface Options {
  readonly minRows?: number;
  readonly pauseMs?: number;
}

/**
 * Packed scopes of this process, made in the background when somebody asks, and given out only as long as the database
 * says that all of it may be read ([S31]). They lie in memory alone: what is erased stays on no disk.
 */
export class Snapshots {
  readonly #database: Database;
  readonly #log: Log;
  readonly #minRows: number;
  readonly #pauseMs: number;
  /** By city and scope, the one asked for most recently last. */
  readonly #held = new Map<string, Snapshot>();
  readonly #building = new Map<string, Promise<void>>();
  readonly #builtAt = new Map<string, number>();
  readonly #turns = new Turns(1);

  constructor(database: Database, log: Log, { minRows = SNAPSHOT_MIN_ROWS, pauseMs = PAUSE_MS }: Options = {}) {
    this.#database = database;
    this.#log = log;
    this.#minRows = minRows;
    this.#pauseMs = pauseMs;
  }

  /** Null where there is none, or none any more; then one is made for those who ask later. */
  async ofScope(cityId: string, scopeId: string): Promise<Snapshot | null> {
    const snapshot = this.#held.get(keyOf(cityId, scopeId)) ?? null;
    const usable = snapshot ? await this.#check(cityId, snapshot) : null;
    if (!usable) this.#build(cityId, scopeId);
    return usable;
  }

  async page(cityId: string, hash: string): Promise<Buffer | null> {
    for (const [key, snapshot] of this.#held) {
      const page = key.startsWith(cityId) ? snapshot.pages.get(hash) : undefined;
      if (page) return (await this.#check(cityId, snapshot)) && page;
    }
    return null;
  }

  /** Resolves when what is being made is there. */
  async settled(): Promise<void> {
    while (this.#building.size > 0) await Promise.all(this.#building.values());
  }

  async #check(cityId: string, snapshot: Snapshot): Promise<Snapshot | null> {
    const { scopeId, v } = snapshot.manifest;
    const key = keyOf(cityId, scopeId);
    const now = await this.#database.withCitySnapshot(cityId, (tx) =>
      stillSaid(new PostgresPullStore(tx), cityId, snapshot),
    );
    const isNewest = this.#held.get(key) === snapshot;
    if (!now) {
      if (isNewest) this.#held.delete(key);
      return null;
    }
    if (isNewest) {
      this.#held.delete(key);
      this.#held.set(key, snapshot);
    }
    if (now.v - v > Math.max(this.#minRows, snapshot.words.size * WORN_SHARE)) this.#build(cityId, scopeId);
    return snapshot;
  }

  #build(cityId: string, scopeId: string): void {
    const key = keyOf(cityId, scopeId);
    if (this.#building.has(key)) return;
    const before = this.#builtAt.get(key);
    if (before !== undefined && performance.now() - before < this.#pauseMs) return;
    const work = this.#turns
      .take(() => this.#buildNow(cityId, scopeId))
      .catch((error: unknown) => this.#log('error', 'snapshot-failed', describeError(error)))
      .finally(() => this.#building.delete(key));
    this.#building.set(key, work);
  }

  async #buildNow(cityId: string, scopeId: string): Promise<void> {
    const key = keyOf(cityId, scopeId);
    const snapshot = await this.#database.withCitySnapshot(cityId, async (tx) => {
      const store = new PostgresPullStore(tx);
      if (!(await mayReadNow(store, scopeId, cityId, null))) return null;
      const numbers = await store.readScopeNumbers(scopeId);
      if (!numbers || numbers.v < this.#minRows) return null;
      this.#builtAt.set(key, performance.now());
      return buildSnapshot(store, scopeId);
    });
    if (!snapshot) return;
    this.#held.delete(key);
    this.#held.set(key, snapshot);
    let bytes = 0;
    for (const [held, { bytes: ofOne }] of [...this.#held].reverse()) {
      bytes += ofOne;
      if (bytes > MAX_BYTES) this.#held.delete(held);
    }
  }
}

const keyOf = (cityId: string, scopeId: string) => `${cityId} ${scopeId}`;
