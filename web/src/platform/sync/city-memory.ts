import type { Actor } from '@werkstadt/shared/person/role';
import { foldOutbox } from '@werkstadt/shared/sync/fold';
import { personScope } from '@werkstadt/shared/sync/scope';
import type { ScopeRecord } from '../db/cache-database.ts';
import { type CursorStep, saysAll } from '../db/city-cache.ts';
import type { StoredOutbox } from '../db/vault-outbox.ts';
import type { Draft } from '../drafts/draft-shape.ts';
import { inSlices } from '../in-slices.ts';
import type { SessionInfo } from '../session/session-info.ts';
import type { ScopeRow } from './row-index.ts';
import { type Overlay, ViewStore } from './view-store.ts';

type Cursor = Pick<ScopeRecord, 'cursor' | 'complete' | 'epoch'>;

const emptyOutbox: StoredOutbox = { rows: [], unreadable: [], replica: '', nextSeq: 1, epoch: null };
const nobody = '';

/**
 * What this tab holds of one city in memory: rows, own acts, drafts and how far each scope was pulled. Rows and acts are
 * folded again after every change ([S18]); listeners hear of it once the whole change can be seen.
 */
export class CityMemory {
  readonly view = new ViewStore();
  readonly cursors = new Map<string, Cursor>();
  outbox: StoredOutbox = emptyOutbox;
  drafts: readonly Draft[] = [];
  session: SessionInfo | null = null;
  participantId: string | null = null;
  lastPullAt: string | null = null;
  /** ISO 8601, the last server time heard of ([S23]). */
  serverTime: string | null = null;
  /** Of the rows held here; null while there are none. */
  epoch: string | null = null;
  /** Resolves when everything that this device kept has been read; nothing is pulled before. */
  loaded: Promise<void> = Promise.resolve();
  /** Scopes whose kept rows count no more, although some may still be on their way from the disk. */
  readonly #superseded = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #folding: Promise<void> = Promise.resolve();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  notify(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Who acts here, as far as this device knows. */
  actor(): Actor {
    const participantId = this.participantId ?? nobody;
    return { participantId, personId: this.personId() ?? nobody, roles: this.session?.roles ?? [] };
  }

  personId(): string | null {
    const own = this.session?.participantId === this.participantId ? this.session?.personId : undefined;
    return own ?? this.participantId;
  }

  ownScope(): string | null {
    const personId = this.personId();
    return personId === null ? null : personScope(personId);
  }

  /** Change number each held scope has reached. */
  reached(): ReadonlyMap<string, number> {
    return new Map([...this.cursors].map(([scopeId, { cursor }]) => [scopeId, cursor]));
  }

  /** What an earlier visit left in the cache; all at once or part by part. */
  restore(rows: readonly ScopeRow[], scopes: readonly ScopeRecord[]): void {
    this.view.stage(rows.filter(({ scopeId }) => !this.#superseded.has(scopeId)));
    for (const scope of scopes) {
      this.cursors.set(scope.scopeId, scope);
      this.epoch = scope.epoch;
      if (this.lastPullAt === null || this.lastPullAt < scope.lastPullAt) this.lastPullAt = scope.lastPullAt;
      if (this.serverTime === null || this.serverTime < scope.serverTime) this.serverTime = scope.serverTime;
    }
  }

  /** Takes rows in; `fold` makes them seen. */
  enter(rows: Iterable<ScopeRow>, steps: readonly CursorStep[], at: string, epoch: string): void {
    this.epoch = epoch;
    const reached = (scopeId: string) => this.cursors.get(scopeId)?.cursor ?? 0;
    const whole = new Set(steps.flatMap((step) => (saysAll(step, reached(step.scopeId)) ? [step.scopeId] : [])));
    for (const scopeId of whole) this.#superseded.add(scopeId);
    const known = [...rows].filter(({ scopeId, v }) => whole.has(scopeId) || v > reached(scopeId));
    for (const { scopeId, to } of steps) if (whole.has(scopeId)) this.view.stageOnly(scopeId, to, known);
    this.view.stage(known);
    for (const { scopeId, from, to, complete, serverTime } of steps) {
      const held = this.cursors.get(scopeId);
      const start = held?.epoch === epoch ? held.cursor : 0;
      if (from > start) continue;
      const wasComplete = held?.epoch === epoch && held.complete;
      this.cursors.set(scopeId, { cursor: Math.max(start, to), complete: complete || wasComplete, epoch });
      this.lastPullAt = at;
      this.serverTime = serverTime;
    }
  }

  /** Forgets all rows: those to come are of this epoch. */
  dropAll(epoch: string): void {
    for (const scopeId of [...this.view.scopeIds(), ...this.cursors.keys()]) {
      this.#superseded.add(scopeId);
      this.view.stageDrop(scopeId);
    }
    this.cursors.clear();
    this.epoch = epoch;
  }

  drop(scopeId: string): void {
    this.#superseded.add(scopeId);
    this.view.stageDrop(scopeId);
    this.cursors.delete(scopeId);
  }

  /** One fold at a time; resolves when everything entered before can be seen. `tell`: whether listeners hear of it. */
  fold({ tell } = { tell: true }): Promise<void> {
    const next = this.#folding.then(() => this.#foldOnce(tell));
    this.#folding = next.catch(() => undefined);
    return next;
  }

  async #foldOnce(tell: boolean): Promise<void> {
    const staged = this.view.takeStaged();
    const cursors = this.reached();
    const actor = this.actor();
    const personId = this.personId();
    const fold: Overlay = await foldOutbox((table, id) => this.view.base(table, id), actor, this.outbox.rows, cursors);
    this.view.setPerson(personId === null ? null : { participantId: actor.participantId, personId });
    this.view.show(fold, staged);
    if (!tell) return;
    await inSlices(this.view.settle(), () => false);
    this.view.coming.tell();
    this.notify();
  }
}
