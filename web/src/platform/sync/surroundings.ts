import type { OpenChannel } from './sync-messages.ts';

/** What sync needs of the browser it runs in; tests bring several "browsers" of their own. */
export interface Surroundings {
  /** Undefined where the browser has none: then every tab sends, and the server recognises repeats ([S24]). */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly openChannel: OpenChannel | undefined;
  /** This device's clock, in milliseconds; right or wrong. */
  readonly now: () => number;
  /** Milliseconds that have passed since this page began; never goes back or jumps ([S23]). */
  readonly elapsed: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export const browserSurroundings: Surroundings = {
  locks: 'locks' in navigator ? navigator.locks : undefined,
  openChannel: 'BroadcastChannel' in globalThis ? (name) => new BroadcastChannel(name) : undefined,
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
};
