/**
 * Entities in groups (proposals of a project, comments of a proposal), each group as a sorted array that stays the same
 * object until something in it changes. A change costs its own group alone.
 */
export class GroupedList<T extends { readonly id: string }> {
  readonly #groupOf = new Map<string, string>();
  readonly #members = new Map<string, Map<string, T>>();
  readonly #sorted = new Map<string, readonly T[]>();
  readonly #compare: (a: T, b: T) => number;
  #all: readonly T[] | null = null;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get(id: string): T | undefined {
    const group = this.#groupOf.get(id);
    return group === undefined ? undefined : this.#members.get(group)?.get(id);
  }

  set(group: string, item: T): void {
    const before = this.#groupOf.get(item.id);
    if (before !== undefined && before !== group) this.delete(item.id);
    let members = this.#members.get(group);
    if (!members) {
      members = new Map();
      this.#members.set(group, members);
    }
    members.set(item.id, item);
    this.#groupOf.set(item.id, group);
    this.#touch(group);
  }

  delete(id: string): void {
    const group = this.#groupOf.get(id);
    if (group === undefined) return;
    this.#groupOf.delete(id);
    const members = this.#members.get(group);
    members?.delete(id);
    if (members?.size === 0) this.#members.delete(group);
    this.#touch(group);
  }

  group(group: string): readonly T[] {
    const ready = this.#sorted.get(group);
    if (ready) return ready;
    const sorted = [...(this.#members.get(group)?.values() ?? [])].sort(this.#compare);
    this.#sorted.set(group, sorted);
    return sorted;
  }

  all(): readonly T[] {
    this.#all ??= [...this.#members.values()].flatMap((members) => [...members.values()]).sort(this.#compare);
    return this.#all;
  }

  #touch(group: string): void {
    this.#sorted.delete(group);
    this.#all = null;
  }
}
