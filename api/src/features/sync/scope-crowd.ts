import { parseScope } from '@werkstadt/shared/sync/scope';
import { Refusal } from '../../platform/refusal.ts';

/** Phones that are turned away come again at moments of their own, so that they do not come together again. Seconds. */
const SOONEST_SECONDS = 1;
const LATEST_SECONDS = 5;
/** The city's own scope is part of every pull, whichever projects it is about. */
const CROWDED_PROJECTS = 4;

/**
 * The semaphore of each scope ([S28]): so many pulls of it a process has in hand at once; more are asked to come again a
 * little later. One crowded project must not fill the memory of a process, nor make every other project wait.
 */
export class ScopeCrowd {
  readonly #atOnce: number;
  readonly #random: () => number;
  /** Pulls in hand, by scope; a scope that nobody asks for is not in it. */
  readonly #inHand = new Map<string, number>();

  constructor(atOnce: number, random: () => number = Math.random) {
    this.#atOnce = atOnce;
    this.#random = random;
  }

  /** Throws `rate-limited` where one of the scopes is full. People's own scopes are nobody's crowd. */
  async take<T>(scopeIds: readonly string[], work: () => Promise<T>): Promise<T> {
    const shared = [...new Set(scopeIds)].filter((scopeId) => this.#most(scopeId) !== null);
    if (shared.some((scopeId) => (this.#inHand.get(scopeId) ?? 0) >= (this.#most(scopeId) ?? 0))) {
      const choices = LATEST_SECONDS - SOONEST_SECONDS + 1;
      const retryAfterSeconds = SOONEST_SECONDS + Math.floor(this.#random() * choices);
      throw new Refusal('rate-limited', { retryAfterSeconds });
    }
    for (const scopeId of shared) this.#inHand.set(scopeId, (this.#inHand.get(scopeId) ?? 0) + 1);
    try {
      return await work();
    } finally {
      for (const scopeId of shared) {
        const left = (this.#inHand.get(scopeId) ?? 1) - 1;
        if (left > 0) this.#inHand.set(scopeId, left);
        else this.#inHand.delete(scopeId);
      }
    }
  }

  /** How many pulls of it may be in hand; null where they are not counted. */
  #most(scopeId: string): number | null {
    const kind = parseScope(scopeId)?.kind;
    if (kind === 'project') return this.#atOnce;
    return kind === 'city' ? this.#atOnce * CROWDED_PROJECTS : null;
  }
}
