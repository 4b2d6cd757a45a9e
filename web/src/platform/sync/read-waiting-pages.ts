import type { CityCache } from '../db/city-cache.ts';
import type { PageColumns } from '../db/page-columns.ts';
import { nextTask } from '../in-slices.ts';
import type { CityMemory } from './city-memory.ts';
import { keptRows } from './city-parts.ts';

const newest = ({ createdAt }: PageColumns): number => {
  let latest = 0;
  for (const at of createdAt) if (at > latest) latest = at;
  return latest;
};

/** Reads the pages that a start has left for later, those with the newest proposals first ([S30]). */
export async function readWaitingPages(
  { cache, memory }: { readonly cache: Pick<CityCache, 'readPage' | 'readScope'>; readonly memory: CityMemory },
  waiting: readonly PageColumns[],
  isClosed: () => boolean,
): Promise<void> {
  const pages = waiting.map((page) => ({ page, newest: newest(page) })).sort((a, b) => b.newest - a.newest);
  let told = false;
  for (const { page } of pages) {
    if (isClosed()) return;
    const rows = await cache.readPage(page);
    // Somebody has written the scope anew meanwhile.
    memory.restore(keptRows(rows ?? (await cache.readScope(page.scopeId))?.rows ?? []), []);
    // The first page fills a list; drawing everything again at each further one would take longer than reading it.
    await memory.fold({ tell: !told });
    told = true;
    await nextTask();
  }
}
