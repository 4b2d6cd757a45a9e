import type { ApiAnswer } from '../api-answer.ts';

/** What is known about the network: the last request tells more than `navigator.onLine`, which is a hint ([S24]). */
export interface Network {
  readonly state: () => 'online' | 'offline' | 'unknown';
  /** A request brought an answer of the server, of whatever kind. */
  readonly reached: () => void;
  /** A request brought nothing. */
  readonly missed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function watchNetwork(): Network {
  const listeners = new Set<() => void>();
  let last: 'online' | 'offline' | 'unknown' = navigator.onLine ? 'unknown' : 'offline';
  const set = (next: typeof last) => {
    if (next === last) return;
    last = next;
    for (const listener of listeners) listener();
  };
  // "Online" only says that a cable or cell is there; whether the city can be reached, the next request tells.
  const onOnline = () => set('unknown');
  const onOffline = () => set('offline');
  return {
    state: () => last,
    reached: () => set('online'),
    missed: () => set('offline'),
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        addEventListener('online', onOnline);
        addEventListener('offline', onOffline);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        removeEventListener('online', onOnline);
        removeEventListener('offline', onOffline);
      };
    },
  };
}

/** Notes whether the server was reached, and hands the answer on. */
export function heard<T>(network: Network, answer: ApiAnswer<T>): ApiAnswer<T> {
  if (answer.ok || answer.failure.status !== null) network.reached();
  else network.missed();
  return answer;
}
