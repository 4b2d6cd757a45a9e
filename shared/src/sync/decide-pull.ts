import type { z } from 'zod/mini';
import type { Actor } from '../person/role.ts';
import type { ProjectState } from '../project/project.ts';
import type { PullAnswer, PullRequest, pullScopeAnswerSchema, WireRow } from './protocol.ts';
import { parseScope, type Scope } from './scope.ts';
import { mayReadScope } from './scope-rights.ts';

type PullScopeAnswer = z.infer<typeof pullScopeAnswerSchema>;

export interface ScopeNumbers {
  /** The scope's change number now. */
  readonly v: number;
  /** Tombstones up to here are gone; an older cursor could miss a removal. 0 while none was purged. */
  readonly tombstonesFrom: number;
}

/** The server's storage as one pull sees it: ONE `repeatable read read only` transaction of one city (decision 002). */
export interface PullStore {
  readEpoch(): Promise<string>;
  /** Null when unknown or somebody else's. */
  readReplica(replicaId: string, participantId: string): Promise<{ lastSeq: number; coveredSeq: number } | null>;
  /** Null when there is no such project. */
  readProjectState(projectId: string): Promise<ProjectState | null>;
  /** Null when the scope has no counter. */
  readScopeNumbers(scopeId: string): Promise<ScopeNumbers | null>;
  /** Rows and tombstones (`body` null) with `v` above the cursor, lowest `v` first. */
  readRowsAfter(scopeId: string, cursor: number, limit: number): Promise<WireRow[]>;
}

export interface PullContext {
  readonly cityId: string;
  /** Null without a session: public scopes can be read by everybody. */
  readonly actor: Actor | null;
  /** Server time, ISO 8601. */
  readonly now: string;
  /** Rows of one scope in one answer. */
  readonly pageRows: number;
}

/** Answers a pull: each scope for itself, all from one picture ([S14], [S16], decision 002). */
export async function decidePull(store: PullStore, request: PullRequest, context: PullContext): Promise<PullAnswer> {
  const epoch = await store.readEpoch();
  const restored = request.epoch !== null && request.epoch !== epoch;
  const { actor } = context;
  const replica =
    actor !== null && request.replica !== null ? await store.readReplica(request.replica, actor.participantId) : null;
  const scopes: PullScopeAnswer[] = [];
  for (const asked of request.scopes) {
    scopes.push(await answerScope(store, asked, restored, context));
  }
  return {
    epoch,
    lastSeq: replica?.lastSeq ?? 0,
    coveredSeq: replica?.coveredSeq ?? 0,
    serverTime: context.now,
    scopes,
  };
}

async function answerScope(
  store: PullStore,
  { scopeId, cursor, horizon }: PullRequest['scopes'][number],
  restored: boolean,
  { cityId, actor, pageRows }: PullContext,
): Promise<PullScopeAnswer> {
  const scope = parseScope(scopeId);
  const numbers = scope && (await mayRead(store, scope, cityId, actor)) ? await store.readScopeNumbers(scopeId) : null;
  // One answer for "not there" and "not yours".
  if (numbers === null) return { kind: 'forbidden', scopeId };
  // Pages that began after the last purge miss nothing, also below it ([S32]).
  const missesNothing = cursor >= numbers.tombstonesFrom || horizon === numbers.tombstonesFrom;
  const served = cursor === 0 || (!restored && cursor <= numbers.v && missesNothing);
  if (!served) return { kind: 'reset', scopeId };
  const rows = cursor < numbers.v ? await store.readRowsAfter(scopeId, cursor, pageRows) : [];
  const last = rows.at(-1);
  const more = rows.length === pageRows && last !== undefined && last.v < numbers.v;
  if (!more) return { kind: 'rows', scopeId, rows, cursor: numbers.v, more };
  return { kind: 'rows', scopeId, rows, cursor: last.v, more, horizon: numbers.tombstonesFrom };
}

async function mayRead(store: PullStore, scope: Scope, cityId: string, actor: Actor | null): Promise<boolean> {
  const state = scope.kind === 'project' ? await store.readProjectState(scope.projectId) : null;
  return mayReadScope(scope, cityId, actor, state);
}
