/**
 * Whole numbers as bytes, seven bits each, the low ones first: neighbouring numbers of a city differ little, so lists
 * become a quarter as large. Signed numbers are folded first (0, -1, 1, -2 … → 0, 1, 2, 3 …).
 */
const BITS = 7;
const CONTINUES = 0x80;
const MAX_SHIFT = 28;

export class VarintWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  /** A whole number from 0 to 2³² - 1. */
  unsigned(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`cannot write ${value}`);
    let rest = value;
    while (rest >= CONTINUES) {
      this.#push((rest % CONTINUES) + CONTINUES);
      rest = Math.floor(rest / CONTINUES);
    }
    this.#push(rest);
  }

  /** A whole number of up to 31 bits and a sign. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}

/** Reads what `VarintWriter` wrote. Past the end, and on a number that is none, it answers 0 and `failed` is true. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift <= MAX_SHIFT; shift += BITS) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) break;
      this.#at += 1;
      value += (byte % CONTINUES) * 2 ** shift;
      if (byte < CONTINUES) return value;
    }
    this.failed = true;
    return 0;
  }

  signed(): number {
    const folded = this.unsigned();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
}
