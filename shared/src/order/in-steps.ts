/** Items sorted, or brought together, between two rests. */
const RUN = 512;

/** Work that rests often, done without a rest: for as little of it as that is quick enough. */
export function atOnce<T>(work: Iterator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* isSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, boolean> {
  let [before, looked] = [items[0], 0];
  for (const item of items) {
    if (++looked % RUN === 0) yield;
    if (before !== undefined && compare(before, item) > 0) return false;
    before = item;
  }
  return true;
}

/** Merge sort that rests between its steps; what is in order already is only looked at. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, readonly T[]> {
  if (yield* isSorted(items, compare)) return items;
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* mergeInSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one. */
export function* mergeInSteps<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  const merged: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const [a, b] = [left[l], right[r]];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}
