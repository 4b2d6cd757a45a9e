import type { CityCache } from '../db/city-cache.ts';
import type { PageColumns } from '../db/page-columns.ts';
import { inSlices, nextTask, quietMoment } from '../in-slices.ts';
import type { CityMemory } from './city-memory.ts';
import { keptRows } from './city-parts.ts';
import type { ScopeRow } from './row-index.ts';

const newest = ({ createdAt }: PageColumns): number => {
  let latest = 0;
  for (const at of createdAt) if (at > latest) latest = at;
  return latest;
};

const createdAtOf = ({ body }: ScopeRow): string => (body && 'createdAt' in body ? body.createdAt : '');

function newestFirst(a: ScopeRow, b: ScopeRow): number {
  const [first, second] = [createdAtOf(a), createdAtOf(b)];
  return first < second ? 1 : first > second ? -1 : 0;
}

/** Reads the pages that a start has left for later, those with the newest proposals first ([S30]). */
export async function readWaitingPages(
  { cache, memory }: { readonly cache: Pick<CityCache, 'readPage' | 'readScope'>; readonly memory: CityMemory },
  waiting: readonly PageColumns[],
  isClosed: () => boolean,
): Promise<void> {
  const [first, ...others] = waiting
    .map((page) => ({ page, newest: newest(page) }))
    .sort((a, b) => b.newest - a.newest)
    .map(({ page }) => page);
  async function read(page: PageColumns): Promise<void> {
    const rows = await cache.readPage(page);
    // The browser has just unpacked it.
    await nextTask();
    // Somebody has written the scope anew meanwhile.
    const kept = keptRows(rows ?? (await cache.readScope(page.scopeId))?.rows ?? []);
    // Sorting all of them at the end finds them nearly in order.
    memory.restore(kept.sort(newestFirst), []);
  }
  if (!first || isClosed()) return;
  await read(first);
  // The first page fills a list; drawing everything again at each further one would take longer than reading it.
  await memory.fold();
  await quietMoment();
  await inSlices(memory.view.coming.place(waiting), isClosed);
  await memory.fold();
  for (const page of others) {
    // What the person has opened is drawn first.
    await quietMoment();
    if (isClosed()) return;
    await read(page);
    await memory.fold({ tell: false });
  }
}
