/** A frame of 60 a second has 16 ms; on a slow phone one slice may take several times as long as it meant to. */
const SLICE_MS = 8;

interface Yielding {
  readonly scheduler?: {
    readonly yield?: () => Promise<void>;
    readonly postTask?: (task: () => void, options: { readonly priority: 'background' }) => Promise<void>;
  };
}

/** Lets the browser do what waits: taps, keys, pictures. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  return scheduler?.yield ? scheduler.yield() : new Promise((done) => setTimeout(done, 0));
}

/** Lets everything go first that the page has to do, drawing included: for work that nobody waits for. */
export function quietMoment(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  return (
    scheduler?.postTask?.(() => undefined, { priority: 'background' }) ?? new Promise((done) => setTimeout(done, 0))
  );
}

/** Does work piece by piece, so that nothing else on the page waits for it; null once it is stale. */
export async function inSlices<T>(work: Generator<void, T>, isStale: () => boolean): Promise<T | null> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextTask();
    if (isStale()) return null;
  }
}
