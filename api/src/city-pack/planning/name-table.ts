/** Names by row, each once; row 0 is the empty one. */
export class NameTable {
  readonly all: string[] = [''];
  readonly #rows = new Map<string, number>([['', 0]]);

  row(name: string | undefined): number {
    const known = this.#rows.get(name ?? '');
    if (known !== undefined) return known;
    this.#rows.set(name ?? '', this.all.length);
    return this.all.push(name ?? '') - 1;
  }
}
