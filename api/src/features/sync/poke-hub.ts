import type { Poke } from '@werkstadt/shared/sync/protocol';
import type { NumberedRow } from '@werkstadt/shared/sync/push-store';
import * as z from 'zod/mini';
import type { Database } from '../../db/database.ts';
import { describeError, type Log } from '../../platform/log.ts';

const CHANNEL = 'werkstadt_poke';
const COALESCE_MS = 250;
const SPREAD_PER_LISTENER_MS = 20;
const SPREAD_RANGE_MS = [200, 10_000] as const;

const announcementSchema = z.strictObject({ city: z.string(), scopes: z.array(z.tuple([z.string(), z.int()])) });
/** PostgreSQL takes 8 000 bytes: an announcement of more scopes goes out in parts. */
const SCOPES_PER_ANNOUNCEMENT = 50;

export type PokeListener = (poke: Poke) => void;

/**
 * Tells the open streams of this process which scopes have changed, by whichever api process ([S28]). Announcements
 * travel through the database after the commit; a lost one costs time only, since phones also pull by timer.
 */
export class PokeHub {
  readonly #database: Database;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<PokeListener>>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #latest = new Map<string, number>();

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  async open(): Promise<void> {
    await this.#database.listen(CHANNEL, (payload) => this.#receive(payload));
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /** After the commit, and not waited for: the answer does not depend on it. */
  announce(cityId: string, rows: readonly NumberedRow[]): void {
    const highest = new Map<string, number>();
    for (const { scopeId, v } of rows) highest.set(scopeId, Math.max(v, highest.get(scopeId) ?? 0));
    const scopes = [...highest];
    for (let at = 0; at < scopes.length; at += SCOPES_PER_ANNOUNCEMENT) {
      const payload = JSON.stringify({ city: cityId, scopes: scopes.slice(at, at + SCOPES_PER_ANNOUNCEMENT) });
      this.#database
        .notify(CHANNEL, payload)
        .catch((error: unknown) => this.#log('warn', 'poke-lost', describeError(error)));
    }
  }

  /** Hears of changes in these scopes of a city until the returned function is called. */
  subscribe(cityId: string, scopes: readonly string[], listener: PokeListener): () => void {
    const keys = scopes.map((scope) => keyOf(cityId, scope));
    for (const key of keys) {
      const listeners = this.#listeners.get(key) ?? new Set();
      this.#listeners.set(key, listeners.add(listener));
    }
    return () => {
      for (const key of keys) {
        const listeners = this.#listeners.get(key);
        listeners?.delete(listener);
        if (listeners?.size === 0) this.#listeners.delete(key);
      }
    };
  }

  #receive(payload: string): void {
    const announcement = announcementSchema.parse(JSON.parse(payload));
    for (const [scope, v] of announcement.scopes) this.#note(keyOf(announcement.city, scope), scope, v);
  }

  /** Many changes in a moment are one poke with the highest number. */
  #note(key: string, scope: string, v: number): void {
    if (!this.#listeners.has(key)) return;
    this.#latest.set(key, Math.max(v, this.#latest.get(key) ?? 0));
    if (this.#waiting.has(key)) return;
    const send = () => {
      this.#waiting.delete(key);
      const listeners = this.#listeners.get(key) ?? new Set();
      const poke = { scope, v: this.#latest.get(key) ?? v, spreadMs: spreadMs(listeners.size) };
      this.#latest.delete(key);
      for (const listener of listeners) listener(poke);
    };
    this.#waiting.set(key, setTimeout(send, COALESCE_MS));
  }
}

const keyOf = (cityId: string, scope: string) => `${cityId} ${scope}`;

/** The time over which phones spread their pulls, so that they do not all come at once. */
export function spreadMs(listeners: number): number {
  const [shortest, longest] = SPREAD_RANGE_MS;
  return Math.min(longest, Math.max(shortest, listeners * SPREAD_PER_LISTENER_MS));
}
