import type { SeededRandom } from '../../random/seeded-random.ts';

/** Far more than a run of fifty phones has; whoever needs more does not come to rest. */
const MAX_EVENTS = 60_000;

/** Thrown into a task whose tab or process has died. */
export class Killed extends Error {}

/** Whoever runs tasks: a tab, a server process. */
export class Owner {
  dead = false;
  /** Virtual time until which nothing of it moves on. */
  frozenUntil = 0;
}

interface Event {
  readonly at: number;
  /** Drawn, so that what happens at the same moment happens in any order. */
  readonly tie: number;
  readonly run: () => void;
}

/**
 * Virtual time in milliseconds and the order in which tasks go on. One task runs at a time, until it rests; awaiting
 * anything but `sleep` and `rest` is only allowed for promises that need nobody else.
 */
export class Simulation {
  now = 0;
  readonly random: SeededRandom;
  /** How many moments have passed. */
  events = 0;
  readonly #events: Event[] = [];
  #running = 0;
  #onIdle: (() => void) | null = null;
  #failure: unknown = null;

  constructor(random: SeededRandom) {
    this.random = random;
  }

  spawn(work: () => Promise<void>): void {
    this.#running++;
    work().then(
      () => this.#idle(),
      (error: unknown) => {
        if (!(error instanceof Killed)) this.#failure ??= error;
        this.#idle();
      },
    );
  }

  /** Runs something at a later moment. */
  after(milliseconds: number, run: () => void): void {
    push(this.#events, { at: this.now + milliseconds, tie: this.random.next(), run });
  }

  sleep(owner: Owner, milliseconds: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.after(milliseconds, () => this.#goOn(owner, resolve, reject));
      this.#idle();
    });
  }

  /** Rests until `wake` is called, by whoever was given it. */
  rest(owner: Owner, wakeable: (wake: () => void) => void): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      let awake = false;
      wakeable(() => {
        if (awake) return;
        awake = true;
        this.after(0, () => this.#goOn(owner, resolve, reject));
      });
      this.#idle();
    });
  }

  async runFor(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    // What was spawned from outside goes first to where it rests.
    await this.#settled();
    for (let next = this.#events[0]; next && next.at <= end; next = this.#events[0]) {
      pop(this.#events);
      this.now = next.at;
      if (++this.events > MAX_EVENTS) throw new Error('STUCK: the run does not come to rest');
      next.run();
      if (this.#running > 0) await this.#settled();
    }
    this.now = end;
  }

  /** Resolves once every task rests. */
  async #settled(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    if (this.#failure !== null) throw this.#failure;
  }

  #goOn(owner: Owner, resolve: () => void, reject: (error: Killed) => void): void {
    if (!owner.dead && owner.frozenUntil > this.now) {
      this.after(owner.frozenUntil - this.now, () => this.#goOn(owner, resolve, reject));
      return;
    }
    this.#running++;
    if (owner.dead) reject(new Killed());
    else resolve();
  }

  #idle(): void {
    this.#running--;
    if (this.#running > 0) return;
    const done = this.#onIdle;
    this.#onIdle = null;
    done?.();
  }
}

const before = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.tie < b.tie);

function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  for (let parent = (at - 1) >> 1; at > 0; at = parent, parent = (at - 1) >> 1) {
    const above = heap[parent];
    if (above === undefined || !before(event, above)) break;
    heap[at] = above;
    heap[parent] = event;
  }
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    const left = heap[child];
    if (left === undefined) break;
    const right = heap[child + 1];
    let least = left;
    if (right !== undefined && before(right, left)) {
      least = right;
      child++;
    }
    if (!before(least, last)) break;
    heap[at] = least;
    at = child;
  }
  heap[at] = last;
}
