/**
 * Lets a few do their work at the same time and the others wait in the order they came. Work that holds locks must go
 * on swiftly: fifty at once in one process would each hold theirs for fifty times as long.
 */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn passes on; it is free only when nobody waits.
      if (next) next();
      else this.#free += 1;
    }
  }
}
