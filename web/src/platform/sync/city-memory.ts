import type { Actor } from '@werkstadt/shared/person/role';
import { foldOutbox } from '@werkstadt/shared/sync/fold';
import { personScope } from '@werkstadt/shared/sync/scope';
import { wholeUpTo } from '@werkstadt/shared/sync/scope-progress';
import type { ScopeRecord } from '../db/cache-database.ts';
import { type CursorStep, takeSteps } from '../db/cursor-steps.ts';
import type { StoredOutbox } from '../db/vault-outbox.ts';
import type { Draft } from '../drafts/draft-shape.ts';
import { inSlices } from '../in-slices.ts';
import type { SessionInfo } from '../session/session-info.ts';
import type { ScopeRow } from './row-index.ts';
import { type Overlay, ViewStore } from './view-store.ts';

type Held = Pick<ScopeRecord, 'cursor' | 'pages' | 'complete' | 'epoch'>;

const emptyOutbox: StoredOutbox = { rows: [], unreadable: [], replica: '', nextSeq: 1, epoch: null };
const nobody = '';

/**
 * What this tab holds of one city in memory: rows, own acts, drafts and how far each scope was pulled. Rows and acts are
 * folded again after every change ([S18]); listeners hear of it once the whole change can be seen.
 */
export class CityMemory {
  readonly view = new ViewStore();
  readonly scopes = new Map<string, Held>();
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

  /** Change number up to which each held scope is whole. */
  reached(): ReadonlyMap<string, number> {
    return new Map([...this.scopes].map(([scopeId, held]) => [scopeId, wholeUpTo(held)]));
  }

  /** What an earlier visit left in the cache; all at once or part by part. */
  restore(rows: readonly ScopeRow[], scopes: readonly ScopeRecord[]): void {
    this.view.stage(rows.filter(({ scopeId }) => !this.#superseded.has(scopeId)));
    for (const scope of scopes) {
      // Its rows came from elsewhere meanwhile; how far they reach was told with them.
      if (this.#superseded.has(scope.scopeId)) continue;
      this.scopes.set(scope.scopeId, scope);
      this.epoch = scope.epoch;
      if (this.lastPullAt === null || this.lastPullAt < scope.lastPullAt) this.lastPullAt = scope.lastPullAt;
      if (this.serverTime === null || this.serverTime < scope.serverTime) this.serverTime = scope.serverTime;
    }
  }

  /** Takes rows in; `fold` makes them seen. */
  enter(rows: Iterable<ScopeRow>, steps: readonly CursorStep[], at: string, epoch: string): void {
    this.epoch = epoch;
    const heldOf = (scopeId: string) => {
      const held = this.scopes.get(scopeId);
      return held?.epoch === epoch ? held : undefined;
    };
    const { taken, enters } = takeSteps(steps, heldOf);
    const entering = [...rows].filter(enters);
    for (const [scopeId, step] of taken) {
      if (!step || step.goneUpTo === 0) continue;
      this.#superseded.add(scopeId);
      this.view.stageOnly(scopeId, step.goneUpTo, entering);
    }
    this.view.stage(entering);
    for (const { scopeId, horizon, serverTime } of steps) {
      this.lastPullAt = at;
      this.serverTime = serverTime;
      const step = taken.get(scopeId);
      if (!step) continue;
      const complete = horizon === undefined || (heldOf(scopeId)?.complete ?? false);
      this.scopes.set(scopeId, { ...step.progress, complete, epoch });
    }
  }

  /** Forgets all rows: those to come are of this epoch. */
  dropAll(epoch: string): void {
    for (const scopeId of [...this.view.scopeIds(), ...this.scopes.keys()]) {
      this.#superseded.add(scopeId);
      this.view.stageDrop(scopeId);
    }
    this.scopes.clear();
    this.epoch = epoch;
  }

  /** Lets go of a scope; of one that begins anew it is known that nothing of it is here. */
  drop(scopeId: string, beginsAnew: boolean): void {
    this.#superseded.add(scopeId);
    this.view.stageDrop(scopeId);
    if (beginsAnew && this.epoch !== null) this.scopes.set(scopeId, { cursor: 0, complete: false, epoch: this.epoch });
    else this.scopes.delete(scopeId);
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
