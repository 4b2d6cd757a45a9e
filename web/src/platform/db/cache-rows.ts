import Dexie from 'dexie';
import type { CacheDatabase, PageRecord, RowRecord } from './cache-database.ts';

const ROWS_PER_PAGE = 1000;
/** An answer with at least this many rows of a scope is written as one record. */
const PAGE_FROM_ROWS = 200;
/** More single rows than this are folded into pages. */
const MAX_LOOSE_ROWS = 2000;

const rowsOf = (database: CacheDatabase, scopeId: string) =>
  database.row
    .where('[scopeId+table+id]')
    .between([scopeId, Dexie.minKey, Dexie.minKey], [scopeId, Dexie.maxKey, Dexie.maxKey]);
const pagesOf = (database: CacheDatabase, scopeId: string) =>
  database.pages.where('[scopeId+page]').between([scopeId, Dexie.minKey], [scopeId, Dexie.maxKey]);

/** Of several versions of a row the one with the highest change number counts, wherever it lies. */
function newestRows(pages: readonly PageRecord[], loose: readonly RowRecord[]): RowRecord[] {
  const newest = new Map<string, RowRecord>();
  const enter = (row: RowRecord) => {
    const key = `${row.scopeId}/${row.table}/${row.id}`;
    const held = newest.get(key);
    if (!held || held.v < row.v) newest.set(key, row);
  };
  for (const page of pages) for (const row of page.rows) enter(row);
  for (const row of loose) enter(row);
  return [...newest.values()];
}

export async function readScopeRows(database: CacheDatabase, scopeId: string): Promise<RowRecord[]> {
  const [pages, loose] = await Promise.all([pagesOf(database, scopeId).toArray(), rowsOf(database, scopeId).toArray()]);
  return newestRows(pages, loose);
}

export async function readAllRows(database: CacheDatabase): Promise<RowRecord[]> {
  const [pages, loose] = await Promise.all([database.pages.toArray(), database.row.toArray()]);
  return newestRows(pages, loose);
}

export async function deleteScopeRows(database: CacheDatabase, scopeId: string): Promise<void> {
  await pagesOf(database, scopeId).delete();
  await rowsOf(database, scopeId).delete();
}

/** Words taken back must not stay behind in an older record of the same row ([TR11]). */
const takenBack = (row: RowRecord): boolean =>
  row.body === null || (row.body instanceof Object && 'authorId' in row.body && row.body.authorId === null);

async function fold(database: CacheDatabase, scopeId: string): Promise<void> {
  const rows = await readScopeRows(database, scopeId);
  await deleteScopeRows(database, scopeId);
  const pages: PageRecord[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_PAGE) {
    pages.push({ scopeId, page: pages.length, rows: rows.slice(start, start + ROWS_PER_PAGE) });
  }
  await database.pages.bulkPut(pages);
}

/** Writes rows of one scope, many as a page, few one by one; inside a transaction over `pages` and `row`. */
export async function writeScopeRows(
  database: CacheDatabase,
  scopeId: string,
  rows: readonly RowRecord[],
): Promise<void> {
  if (rows.length >= PAGE_FROM_ROWS) {
    const last = await pagesOf(database, scopeId).last();
    await database.pages.put({ scopeId, page: (last?.page ?? -1) + 1, rows });
  } else {
    const held = await database.row.bulkGet(
      rows.map((row) => [scopeId, row.table, row.id] as [string, string, string]),
    );
    await database.row.bulkPut(rows.filter((row, index) => (held[index]?.v ?? -1) < row.v));
  }
  if (rows.some(takenBack) || (await rowsOf(database, scopeId).count()) > MAX_LOOSE_ROWS) await fold(database, scopeId);
}
