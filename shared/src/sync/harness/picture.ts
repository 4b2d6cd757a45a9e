const SYNC = 'sync/';

/** What is committed, by key, with the rows of each scope found without looking at all others. */
export class Picture extends Map<string, unknown> {
  /** May name keys that are gone, or of another copy: what is looked up is there or not. */
  #scopes = new Map<string, Set<string>>();

  override set(key: string, value: unknown): this {
    if (key.startsWith(SYNC) && !this.has(key)) {
      const scope = key.slice(0, key.lastIndexOf('/', key.lastIndexOf('/') - 1) + 1);
      const keys = this.#scopes.get(scope) ?? new Set();
      this.#scopes.set(scope, keys.add(key));
    }
    return super.set(key, value);
  }

  /** Keys of change numbers in a scope, given by what they begin with. */
  keysOfScope(prefix: string): Iterable<string> {
    return this.#scopes.get(prefix) ?? [];
  }

  copy(): Picture {
    const copy = new Picture();
    copy.#scopes = this.#scopes;
    for (const [key, value] of this) Map.prototype.set.call(copy, key, value);
    return copy;
  }
}
