import { atOnce, mergeInSteps, sortInSteps } from '@werkstadt/shared/order/in-steps';

/** A few changes are put in one by one; more are sorted and brought in with one walk through the list. */
const FEW_CHANGES = 16;
/** Items looked at between two rests. */
const STRIDE = 16;

/**
 * Entities by id, and sorted: an array that stays the same object until something in it changes. Many changes show once
 * they have been brought in (`settle`): whoever reads meanwhile must not wait for it.
 */
class SortedList<T extends { readonly id: string }> {
  readonly members = new Map<string, T>();
  readonly #compare: (a: T, b: T) => number;
  #sorted: readonly T[] = [];
  /** What stood in the sorted array under each id that has changed since; undefined where nothing did. */
  #before = new Map<string, T | undefined>();
  /** Many changes on their way into the sorted array; what changes after them is in `#before` again. */
  #merging: Generator<void, readonly T[]> | null = null;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  set(item: T): void {
    this.#changes(item.id);
    this.members.set(item.id, item);
  }

  delete(id: string): void {
    this.#changes(id);
    this.members.delete(id);
  }

  #changes(id: string): void {
    if (!this.#before.has(id)) this.#before.set(id, this.members.get(id));
  }

  /** A change of a few costs a few, however long the list is. */
  sorted(): readonly T[] {
    if (this.#merging || this.#before.size === 0 || this.#before.size > FEW_CHANGES) return this.#sorted;
    this.#sorted = this.#putIn();
    this.#before.clear();
    return this.#sorted;
  }

  /** Brings many changes in, piece by piece. */
  *settle(): Generator<void, void> {
    while (this.#merging || this.#before.size > FEW_CHANGES) {
      this.#merging ??= this.#merge();
      const step = this.#merging.next();
      if (step.done) {
        this.#sorted = step.value;
        this.#merging = null;
      } else yield;
    }
  }

  #putIn(): T[] {
    const list = [...this.#sorted];
    for (const item of this.#before.values()) {
      if (item !== undefined) list.splice(this.#placeOf(list, item), 1);
    }
    for (const id of this.#before.keys()) {
      const item = this.members.get(id);
      if (item !== undefined) list.splice(this.#placeOf(list, item), 0, item);
    }
    return list;
  }

  /** Of the first that does not come before the item. */
  #placeOf(list: readonly T[], item: T): number {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = list[middle];
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The list with all that has changed until now. */
  *#merge(): Generator<void, readonly T[]> {
    const changed = this.#before;
    this.#before = new Map();
    const fresh: T[] = [];
    let looked = 0;
    for (const id of changed.keys()) {
      if (++looked % STRIDE === 0) yield;
      const item = this.#before.has(id) ? this.#before.get(id) : this.members.get(id);
      if (item !== undefined) fresh.push(item);
    }
    const kept: T[] = [];
    for (const item of this.#sorted) {
      if (++looked % STRIDE === 0) yield;
      if (!changed.has(item.id)) kept.push(item);
    }
    return yield* mergeInSteps(kept, yield* sortInSteps(fresh, this.#compare), this.#compare);
  }
}

/**
 * Entities in groups (proposals of a project, comments of a proposal), each group as a sorted array that stays the same
 * object until something in it changes. `compare` is a total order: equal is only what has the same id.
 */
export class GroupedList<T extends { readonly id: string }> {
  readonly #groupOf = new Map<string, string>();
  readonly #groups = new Map<string, SortedList<T>>();
  /** In which something has changed since the last `settle`. */
  readonly #touched = new Set<SortedList<T>>();
  readonly #compare: (a: T, b: T) => number;
  /** Made when somebody asks for it. */
  #all: SortedList<T> | null = null;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get(id: string): T | undefined {
    const group = this.#groupOf.get(id);
    return group === undefined ? undefined : this.#groups.get(group)?.members.get(id);
  }

  set(group: string, item: T): void {
    const before = this.#groupOf.get(item.id);
    if (before !== undefined && before !== group) this.delete(item.id);
    let list = this.#groups.get(group);
    if (!list) {
      list = new SortedList(this.#compare);
      this.#groups.set(group, list);
    }
    list.set(item);
    this.#touched.add(list);
    this.#groupOf.set(item.id, group);
    this.#all?.set(item);
  }

  delete(id: string): void {
    const group = this.#groupOf.get(id);
    if (group === undefined) return;
    this.#groupOf.delete(id);
    const list = this.#groups.get(group);
    list?.delete(id);
    if (list) this.#touched.add(list);
    if (list?.members.size === 0) this.#groups.delete(group);
    this.#all?.delete(id);
  }

  /** Brings many changes into their order piece by piece: from then on readings show them. */
  *settle(): Generator<void, void> {
    let looked = 0;
    for (const list of this.#touched) {
      if (++looked % STRIDE === 0) yield;
      yield* list.settle();
      this.#touched.delete(list);
    }
    if (this.#all) yield* this.#all.settle();
  }

  group(group: string): readonly T[] {
    return this.#groups.get(group)?.sorted() ?? nothing;
  }

  all(): readonly T[] {
    this.#all ??= this.#gather();
    return this.#all.sorted();
  }

  /** What the groups show now; what is on its way in them follows here too. */
  #gather(): SortedList<T> {
    const all = new SortedList(this.#compare);
    for (const list of this.#groups.values()) for (const item of list.sorted()) all.set(item);
    atOnce(all.settle());
    for (const { members } of this.#groups.values()) {
      for (const item of members.values()) if (all.members.get(item.id) !== item) all.set(item);
    }
    for (const id of [...all.members.keys()]) if (!this.#groupOf.has(id)) all.delete(id);
    return all;
  }
}

const nothing: readonly never[] = [];
