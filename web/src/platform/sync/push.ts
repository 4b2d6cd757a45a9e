import { type Attempts, type Failure, freshAttempts } from '@werkstadt/shared/sync/back-off';
import { type DrainPorts, drainStep } from '@werkstadt/shared/sync/drain';
import { nextBatch, setAside } from '@werkstadt/shared/sync/outbox';
import type { PushRequest } from '@werkstadt/shared/sync/protocol';
import type { ApiFailure } from '../api-answer.ts';
import { createId } from '../ids.ts';
import { type CityParts, dropEverything, enterRows } from './city-parts.ts';
import { drainLock } from './drain-lock.ts';
import { journalOf } from './journal-of.ts';
import { heard } from './network.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createPause } from './pause.ts';
import type { PersonKeeper } from './person.ts';

/** Another tab sends just now, or the vault could not be written: what waits is looked at again after this time. */
const LOOK_AGAIN_MS = 1_500;

export interface Pusher {
  /** Sends what waits; one run at a time. `now`: whatever the back-off says. */
  readonly push: (options?: { readonly now?: boolean }) => Promise<void>;
  /** Something is known here that could be sent. */
  readonly waits: () => boolean;
  readonly sending: () => boolean;
  readonly signInNeeded: () => boolean;
  /** Starts nothing more; resolves when what runs has come to its end. */
  readonly close: () => Promise<void>;
}

/** What a failed request means for what waits ([S13]). */
function failureOf({ status, code, retryAfterMs }: ApiFailure): Failure {
  if (status === 413 || code === 'too-large') return { kind: 'too-large' };
  if (status === 401) return { kind: 'sign-in-needed' };
  return { kind: 'no-answer', retryAfterMs };
}

/**
 * Runs the pure drain of the outbox on this device: under the lock, with back-off, as long as anything waits.
 * `cityRestored`: everything held must be pulled anew.
 */
export function createPusher(parts: CityParts, person: PersonKeeper, cityRestored: () => void): Pusher {
  const { api, city, memory, vault, network, surroundings } = parts;
  const locked = drainLock(`drain:${city.id}`, surroundings);
  const pause = createPause();
  let attempts: Attempts = freshAttempts;
  let sending = false;
  let closed = false;
  /** The person was erased from another device: the city takes nothing from here any more ([S26]). */
  let erased = false;

  /** A request for which the server must know who asks; a forgotten session is opened once more ([S17]). */
  async function send(request: PushRequest): ReturnType<DrainPorts['push']> {
    for (let attempt = 1; ; attempt++) {
      const session = await person.ensureSession();
      if (!session.ok) {
        if (session.failure?.code === 'erased') erased = true;
        return { failure: session.failure ? failureOf(session.failure) : { kind: 'sign-in-needed' } };
      }
      const answer = heard(network, await api.push(request));
      if (answer.ok) {
        if (answer.value.kind === 'ok') memory.serverTime = answer.value.serverTime;
        return { answer: answer.value };
      }
      const failure = failureOf(answer.failure);
      if (failure.kind !== 'sign-in-needed' || attempt > 1) return { failure };
      person.sessionLost();
    }
  }

  const ports: DrainPorts = {
    city: city.id,
    async readOutbox() {
      await vault.reloadOutbox();
      return memory.outbox;
    },
    async changeOutbox(step) {
      const { epoch } = memory.outbox;
      await vault.change(step, journalOf);
      // The city was restored ([S27]): rows of before do not mix with rows of after.
      if (epoch !== null && epoch !== memory.outbox.epoch) {
        if (memory.outbox.epoch !== null) await dropEverything(parts, memory.outbox.epoch);
        cityRestored();
      }
      await memory.fold();
    },
    push: send,
    enterRows: async (rows, epoch) => {
      if (memory.epoch === null || memory.epoch === epoch) await enterRows(parts, rows, [], epoch);
    },
    cursors: () => memory.reached(),
    createId,
    random: surroundings.random,
  };

  const waits = () => nextBatch(memory.outbox, attempts.maxMutations, memory.serverTime).kind !== 'nothing';

  function later(milliseconds: number): void {
    if (!closed) pause.begin(milliseconds, push);
  }

  async function setAllAside(): Promise<void> {
    for (const { n } of memory.outbox.rows.filter(({ state }) => state === 'pending')) {
      await ports.changeOutbox((outbox) => setAside(outbox, n, 'erased', createId()));
    }
  }

  async function drain(): Promise<void> {
    while (!closed) {
      const step = await drainStep(ports, attempts, memory.serverTime);
      if (erased) return setAllAside();
      if (step.kind === 'idle') return;
      attempts = step.attempts;
      if (step.kind === 'wait') return later(step.waitMs);
    }
  }

  const run = oneAtATime(async () => {
    if (closed) return;
    try {
      // Another tab may have died between writing and telling: the vault itself is asked.
      await vault.reloadOutbox();
      if (!waits()) return;
      sending = true;
      memory.notify();
      if (!(await locked(drain))) later(LOOK_AGAIN_MS);
    } catch (error) {
      // Everything in the vault is as it was.
      if (!closed) console.error('sending was interrupted', error);
      later(LOOK_AGAIN_MS);
    } finally {
      sending = false;
      memory.notify();
    }
  });

  async function push({ now = false } = {}): Promise<void> {
    if (closed || (!now && pause.lasts())) return;
    pause.end();
    await run();
  }

  return {
    push,
    waits,
    sending: () => sending,
    signInNeeded: () => attempts.signInNeeded,
    close() {
      closed = true;
      pause.end();
      return run.idle();
    },
  };
}
