import { backOffMs } from '@werkstadt/shared/sync/back-off';
import type { Poke } from '@werkstadt/shared/sync/protocol';
import type { ApiClient } from '../api-client.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tabs } from './sync-messages.ts';

/** Scopes change in bursts (a list of projects appears): one new stream for all of them. */
const SETTLE_MS = 250;

export interface LiveStream {
  /** Scopes this tab or another one shows have changed. */
  readonly scopesChanged: () => void;
  /** A session was opened, gained or lost rights ([S28]): what the stream may tell has changed. */
  readonly restart: () => void;
  /** Pokes arrive in this tab. */
  readonly live: () => boolean;
  readonly close: () => void;
}

interface StreamParts {
  readonly api: Pick<ApiClient, 'pokes'>;
  readonly city: { readonly id: string };
  readonly surroundings: Pick<Surroundings, 'locks' | 'random'>;
  readonly tabs: Pick<Tabs, 'tell'>;
}

/**
 * Pokes by server-sent events: one stream per browser, held by the tab that has the lock, because HTTP/1.1 allows about
 * six connections per origin. A poke carries no content; whoever hears it pulls at a random moment within its spread.
 */
export function openLiveStream(
  { api, city, surroundings, tabs }: StreamParts,
  scopes: () => readonly string[],
  pull: () => void,
): LiveStream {
  const left = new AbortController();
  let holds = false;
  let stop: (() => void) | null = null;
  let listening = '';
  let failures = 0;
  let settle: ReturnType<typeof setTimeout> | undefined;
  let pullTimer: ReturnType<typeof setTimeout> | undefined;

  function heard({ spreadMs }: Poke): void {
    pullTimer ??= setTimeout(() => {
      pullTimer = undefined;
      pull();
    }, surroundings.random() * spreadMs);
  }

  function end(): void {
    stop?.();
    stop = null;
    listening = '';
  }

  function later(milliseconds: number): void {
    clearTimeout(settle);
    if (!left.signal.aborted) settle = setTimeout(listen, milliseconds);
  }

  function listen(): void {
    if (!holds || left.signal.aborted) return;
    const wanted = [...scopes()].sort();
    if (wanted.join(' ') === listening) return;
    end();
    if (wanted.length === 0) return;
    listening = wanted.join(' ');
    stop = api.pokes(city.id, wanted, {
      onPoke: heard,
      onOpen() {
        failures = 0;
        // What was said while nobody listened, the pull brings.
        pull();
      },
      onEnd() {
        end();
        failures += 1;
        later(backOffMs(failures, surroundings.random()));
      },
    });
  }

  const untilLeft = new Promise<void>((done) => left.signal.addEventListener('abort', () => done()));
  function hold(): Promise<void> {
    holds = true;
    tabs.tell({ type: 'who-holds' });
    later(0);
    return untilLeft;
  }
  if (surroundings.locks) {
    surroundings.locks.request(`pokes:${city.id}`, { signal: left.signal }, hold).catch((error: unknown) => {
      // Leaving while still waiting for the lock ends the request this way.
      if (!left.signal.aborted) console.warn('no live updates in this tab', error);
    });
  } else hold();

  return {
    scopesChanged: () => later(SETTLE_MS),
    restart() {
      end();
      later(0);
    },
    live: () => stop !== null,
    close() {
      left.abort();
      clearTimeout(settle);
      clearTimeout(pullTimer);
      end();
    },
  };
}
