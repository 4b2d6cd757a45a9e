import { parseAsciiJson } from './ascii-json.ts';
import type { SectionArray } from './section-file.ts';

/** Takes the sections of a file one by one and remembers whether one was not as it has to be. */
export class Sections {
  readonly #sections: ReadonlyMap<number, SectionArray>;
  missing = false;

  constructor(sections: ReadonlyMap<number, SectionArray>) {
    this.#sections = sections;
  }

  /** An empty array, and `missing` set, where the section is not there or of another element or length. */
  array<T extends SectionArray>(id: number, element: new (length: number) => T, length?: number): T {
    const found = this.#sections.get(id);
    if (found instanceof element && (length === undefined || found.length === length)) return found;
    this.missing = true;
    return new element(0);
  }

  /** The same for a section that not every file has: where it is not there, nothing is `missing`. */
  optional<T extends SectionArray>(id: number, element: new (length: number) => T): T {
    return this.#sections.has(id) ? this.array(id, element) : new element(0);
  }

  json(id: number): unknown {
    return parseAsciiJson(this.array(id, Uint8Array));
  }
}

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

export const isAscending = (rows: Uint32Array): boolean =>
  rows.every((row, at) => at === 0 || row > (rows[at - 1] ?? 0));

export const allBelow = (rows: Uint32Array | Uint16Array | Uint8Array, limit: number): boolean =>
  rows.every((row) => row < limit);
