/** A stream of pseudo-random numbers (sfc32) that depends on its seed alone. Not for secrets. */
export class SeededRandom {
  private readonly seed: string;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    this.seed = seed;
    this.a = fnv1a(`${seed}/a`);
    this.b = fnv1a(`${seed}/b`);
    this.c = fnv1a(`${seed}/c`);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  /** Whole number, both ends included. */
  integer(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.integer(0, choices.length - 1)] ?? choices[0];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
  }

  /** A stream of its own: what one part of the town draws never changes another part. */
  fork(label: string): SeededRandom {
    return new SeededRandom(`${this.seed}/${label}`);
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** Smooth noise in [-1, 1] over the plane: value noise with one octave, `wavelengthMetres` from hill to hill. */
export function smoothNoise(seed: string, wavelengthMetres: number): (x: number, y: number) => number {
  const salt = fnv1a(seed);
  const corner = (column: number, row: number) => {
    let hash = salt ^ Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
  };
  const ease = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const column = Math.floor(x / wavelengthMetres);
    const row = Math.floor(y / wavelengthMetres);
    const right = ease(x / wavelengthMetres - column);
    const up = ease(y / wavelengthMetres - row);
    const low = corner(column, row) * (1 - right) + corner(column + 1, row) * right;
    const high = corner(column, row + 1) * (1 - right) + corner(column + 1, row + 1) * right;
    return low * (1 - up) + high * up;
  };
}
