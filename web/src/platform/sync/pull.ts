import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { backOffMs } from '@werkstadt/shared/sync/back-off';
import { afterOutcomes, afterPull, type Outbox } from '@werkstadt/shared/sync/outbox';
import { PROTOCOL_VERSION, type PullAnswer, type PullRequest, type WireRow } from '@werkstadt/shared/sync/protocol';
import { parseScope } from '@werkstadt/shared/sync/scope';
import { questionFrom, stepTo } from '@werkstadt/shared/sync/scope-progress';
import type { CursorStep } from '../db/cursor-steps.ts';
import { createId } from '../ids.ts';
import { nextTask } from '../in-slices.ts';
import { type CityParts, dropEverything, dropScopes, enterRows } from './city-parts.ts';
import { compareDigests } from './compare-digests.ts';
import { journalOf } from './journal-of.ts';
import { heard } from './network.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { PersonKeeper } from './person.ts';

const MAX_SCOPES_PER_REQUEST = 50;
/** A snapshot that is still being made is asked for again after so many requests. */
const ROUNDS_BETWEEN_SNAPSHOTS = 8;
/** A server that never comes to an end must not keep a phone busy for ever. */
const MAX_ROUNDS = 2_000;

export interface Puller {
  readonly pull: () => Promise<void>;
  /** Why the last pull brought nothing; null when it did. */
  readonly failure: () => ErrorCode | null;
  /** A right may have been gained: ask again for what was refused. */
  readonly rightsChanged: () => void;
  /** Starts nothing more; resolves when what runs has come to its end. */
  readonly close: () => Promise<void>;
}

type AskedScope = PullRequest['scopes'][number];

/** `wanted`: scopes to hold. `sendAgain`: acts that the server has lost wait again. */
export function createPuller(
  parts: CityParts,
  person: PersonKeeper,
  wanted: () => ReadonlySet<string>,
  sendAgain: () => void,
): Puller {
  const { api, city, memory, vault, network, surroundings } = parts;
  const refused = new Set<string>();
  let failure: ErrorCode | null = null;
  let failures = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(retryAfterMs: number | null): void {
    failures += 1;
    clearTimeout(timer);
    const wait = Math.max(retryAfterMs ?? 0, backOffMs(failures, surroundings.random()));
    if (!closed) timer = setTimeout(pull, wait);
  }

  /** One request; answers the scopes that must be asked for again at once, or null when it failed. */
  async function ask(scopeIds: readonly string[]): Promise<readonly string[] | null> {
    const { epoch } = memory;
    const { replica } = memory.outbox;
    // Only these are known to be received before this question: what is acked meanwhile cannot be missed by its answer.
    const received = memory.outbox.rows.filter((row) => row.state === 'acked' && row.replica === replica);
    const scopes = scopeIds.map((scopeId) => ({ scopeId, ...questionFrom(memory.scopes.get(scopeId)) }));
    const request = { proto: PROTOCOL_VERSION, city: city.id, epoch, replica: replica || null, scopes };
    const answer = heard(network, await api.pull(request));
    if (!answer.ok) {
      failure = answer.failure.code;
      later(answer.failure.retryAfterMs);
      return null;
    }
    const { value } = answer;
    // Hundreds of rows were just unpacked.
    await nextTask();
    const held = memory.epoch;
    // Late, and from before a restore that this device has heard of meanwhile: its rows would stay for ever.
    if (held !== null && held !== value.epoch && held !== epoch) return scopeIds;
    if (held !== null && held !== value.epoch) await dropEverything(parts, value.epoch);
    const next = await take(value, new Map(scopes.map((scope) => [scope.scopeId, scope])));
    const highest = received.reduce((seq, row) => Math.max(seq, row.seq), 0);
    await follow(value, replica, highest);
    await followOutcomes(value.serverTime);
    return next;
  }

  async function take(answer: PullAnswer, asked: ReadonlyMap<string, AskedScope>): Promise<string[]> {
    const rows: WireRow[] = [];
    const steps: CursorStep[] = [];
    const forbidden: string[] = [];
    const reset: string[] = [];
    const next: string[] = [];
    const { epoch, serverTime } = answer;
    for (const scope of answer.scopes) {
      const question = asked.get(scope.scopeId);
      if (!question) continue;
      if (scope.kind === 'rows') {
        for (const row of scope.rows) rows.push(row);
        steps.push({ scopeId: scope.scopeId, ...stepTo(question, scope), epoch, serverTime });
        if (scope.more) next.push(scope.scopeId);
        continue;
      }
      if (scope.kind === 'reset') reset.push(scope.scopeId);
      else forbidden.push(scope.scopeId);
    }
    for (const scopeId of forbidden) refused.add(scopeId);
    next.push(...reset);
    await dropScopes(parts, forbidden, { beginAnew: false });
    await dropScopes(parts, reset, { beginAnew: true });
    await enterRows(parts, rows, steps, answer.epoch);
    if (forbidden.length + reset.length > 0) await memory.fold();
    return next;
  }

  /** What a pull tells of own acts: restored city ([S27]), or safe for good ([S22]). */
  async function follow(answer: PullAnswer, replica: string, highestReceived: number): Promise<void> {
    if (!vault.current || memory.outbox.replica !== replica) return;
    const own = memory.ownScope();
    // Without a session the server does not look the replica up, and 0 means nothing.
    const known = answer.scopes.some(({ scopeId, kind }) => scopeId === own && kind !== 'forbidden');
    if (!known) return;
    const told = { replica, highestReceived };
    const newReplica = createId();
    const step = (outbox: Outbox) => afterPull(outbox, answer, told, memory.reached(), newReplica);
    const expected = step(memory.outbox);
    const restored = expected.replica !== memory.outbox.replica;
    if (expected.remove.length === 0 && expected.epoch === memory.outbox.epoch && !restored) return;
    await vault.change(step, (change) => (restored ? [{ event: 'epoch-changed' }] : journalOf(change)));
    if (!restored) return;
    await memory.fold();
    sendAgain();
  }

  /** What became of acts that the city kept until it understood them. */
  async function followOutcomes(serverTime: string): Promise<void> {
    const step = (outbox: Outbox) => afterOutcomes(outbox, (mid) => memory.view.base('outcome', mid), serverTime);
    if (!vault.current || step(memory.outbox).put.length === 0) return;
    await vault.change(step, journalOf);
    await memory.fold();
  }

  /** Much waits there: perhaps it lies ready in a few large pieces ([S31]). What does not come that way is pulled. */
  async function takeSnapshots(scopeIds: readonly string[]): Promise<void> {
    const { takeSnapshot } = await import('./take-snapshot.ts').catch(() => ({ takeSnapshot: null }));
    for (const scopeId of scopeIds) {
      const scope = parseScope(scopeId);
      const isPublic = scope?.kind === 'city' || (scope?.kind === 'project' && scope.audience === 'pub');
      if (isPublic) await takeSnapshot?.(parts, scopeId, () => closed);
    }
  }

  async function pullAll(): Promise<void> {
    // Without a session the public scopes are all there is.
    const session = await person.ensureSession();
    const readable = (scopeId: string) => session.ok || parseScope(scopeId)?.kind !== 'person';
    let reopened = false;
    let scopes = [...wanted()].filter((scopeId) => readable(scopeId) && !refused.has(scopeId));
    for (let round = 0; scopes.length > 0 && round < MAX_ROUNDS && !closed; round++) {
      const next = await ask(scopes.slice(0, MAX_SCOPES_PER_REQUEST));
      if (next === null) return;
      scopes = [...next, ...scopes.slice(MAX_SCOPES_PER_REQUEST)];
      if (next.length > 0 && round % ROUNDS_BETWEEN_SNAPSHOTS === 0) await takeSnapshots(next);
      const own = memory.ownScope();
      if (own !== null && refused.delete(own) && !reopened) {
        // The own scope is refused only without a session: the device key opens another one.
        reopened = true;
        person.sessionLost();
        if ((await person.ensureSession()).ok) scopes.push(own);
      }
    }
    failure = null;
    failures = 0;
    clearTimeout(timer);
  }

  const run = oneAtATime(async () => {
    await memory.loaded;
    try {
      await pullAll();
      if (failure === null && !closed && (await compareDigests(parts))) await pullAll();
    } catch (error) {
      if (closed) return;
      console.error('fetching was interrupted', error);
      failure = 'storage-refused';
      later(null);
    }
    memory.notify();
  });

  async function pull(): Promise<void> {
    if (!closed) await run();
  }

  return {
    pull,
    failure: () => failure,
    rightsChanged: () => refused.clear(),
    close() {
      closed = true;
      clearTimeout(timer);
      return run.idle();
    },
  };
}
