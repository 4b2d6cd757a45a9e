import Dexie from 'dexie';
import type { CacheDatabase, RowRecord } from './cache-database.ts';
import { columnsOf, endAt, endOfId, holdsOlder, type PageColumns } from './page-columns.ts';

const ROWS_PER_PAGE = 500;
/** An answer with at least this many rows of a scope is written as one record. */
const PAGE_FROM_ROWS = 200;
/** More single rows than this become a page. */
const MAX_LOOSE_ROWS = 500;
/** A scope with more than so many times the rows that count is written anew without the others. */
const WORN = 1.5;
const PAGES_BETWEEN_CHECKS = 16;
/** As many are read at once at a start; of more, columns come first and pages follow. */
const READ_AT_ONCE = 2_000;
/** Pages whose columns are read as one. */
const COLUMNS_AT_ONCE = 24;

type PageKey = readonly [scopeId: string, page: number];

const rowsOf = (database: CacheDatabase, scopeId: string) =>
  database.row
    .where('[scopeId+table+id]')
    .between([scopeId, Dexie.minKey, Dexie.minKey], [scopeId, Dexie.maxKey, Dexie.maxKey]);
const inScope = <T>(table: Dexie.Table<T, [string, number]>, scopeId: string) =>
  table.where('[scopeId+page]').between([scopeId, Dexie.minKey], [scopeId, Dexie.maxKey]);

/** Of several versions of a row the one with the highest change number counts, wherever it lies. */
function newestRows(pages: readonly { readonly rows: readonly RowRecord[] }[], loose: readonly RowRecord[]) {
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
  const [pages, loose] = await Promise.all([
    inScope(database.pages, scopeId).toArray(),
    rowsOf(database, scopeId).toArray(),
  ]);
  return newestRows(pages, loose);
}

/** In pieces: one answer with all of them would be unpacked without a rest. */
async function readColumns(database: CacheDatabase): Promise<PageColumns[]> {
  const keys = await database.columns.toCollection().primaryKeys();
  const pieces: Promise<PageColumns[]>[] = [];
  for (let start = 0; start < keys.length; start += COLUMNS_AT_ONCE) {
    const [first, last] = [keys[start], keys[Math.min(start + COLUMNS_AT_ONCE, keys.length) - 1]];
    const piece = database.columns.where('[scopeId+page]').between(first, last, true, true);
    pieces.push(piece.toArray());
  }
  return (await Promise.all(pieces)).flat();
}

/**
 * What a start reads: few rows all at once, of many those that lie alone, and the columns of the pages that are to be
 * read next. A page without columns, which an earlier version of the app has written, is among the rows.
 */
export async function readFirst(
  database: CacheDatabase,
): Promise<{ readonly rows: RowRecord[]; readonly waiting: readonly PageColumns[] }> {
  const [columns, keys, loose] = await Promise.all([
    readColumns(database),
    database.pages.toCollection().primaryKeys(),
    database.row.toArray(),
  ]);
  const rowsInPages = columns.reduce((sum, { v }) => sum + v.length, 0);
  const waiting = rowsInPages > READ_AT_ONCE ? columns : [];
  const described = new Set(waiting.map(({ scopeId, page }) => `${scopeId} ${page}`));
  const now = keys.filter(([scopeId, page]) => !described.has(`${scopeId} ${page}`));
  const pages = await database.pages.bulkGet(now);
  return {
    rows: newestRows(
      pages.filter((page) => page !== undefined),
      loose,
    ),
    waiting,
  };
}

export async function deleteScopeRows(database: CacheDatabase, scopeId: string): Promise<void> {
  await inScope(database.pages, scopeId).delete();
  await inScope(database.columns, scopeId).delete();
  await rowsOf(database, scopeId).delete();
}

async function putPage(database: CacheDatabase, [scopeId, page]: PageKey, rows: readonly RowRecord[]): Promise<void> {
  await database.pages.put({ scopeId, page, rows });
  await database.columns.put(columnsOf(scopeId, page, rows));
}

/** Answers its number. */
async function addPage(database: CacheDatabase, scopeId: string, rows: readonly RowRecord[]): Promise<number> {
  const last = (await inScope(database.pages, scopeId).primaryKeys()).at(-1);
  const page = (last?.[1] ?? -1) + 1;
  await putPage(database, [scopeId, page], rows);
  return page;
}

/** Columns for pages that have none: an earlier version of the app has written them. */
export async function describePages(database: CacheDatabase): Promise<void> {
  const [keys, described] = await Promise.all([
    database.pages.toCollection().primaryKeys(),
    database.columns.toCollection().primaryKeys(),
  ]);
  const known = new Set(described.map(String));
  for (const key of keys.filter((one) => !known.has(String(one)))) {
    const page = await database.pages.get(key);
    if (page) await database.columns.put(columnsOf(page.scopeId, page.page, page.rows));
  }
}

/** Words taken back must not stay behind in an older record of the same row ([TR11]). */
const takenBack = (row: RowRecord): boolean =>
  row.body === null || (row.body instanceof Object && 'authorId' in row.body && row.body.authorId === null);

/** Older versions of these rows go at once: single ones, and those in pages, which are written anew without them. */
async function takeOut(database: CacheDatabase, scopeId: string, rows: readonly RowRecord[]): Promise<void> {
  const keys = rows.map(({ table, id }) => [scopeId, table, id] as [string, string, string]);
  const single = await database.row.bulkGet(keys);
  await database.row.bulkDelete(
    keys.filter((_, at) => (single[at]?.v ?? Number.POSITIVE_INFINITY) < (rows[at]?.v ?? 0)),
  );
  await describePages(database);
  const newer = new Map(rows.map(({ id, v }) => [endOfId(id), v]));
  const holding: PageKey[] = [];
  await inScope(database.columns, scopeId).each((columns) => {
    if (holdsOlder(columns, newer)) holding.push([columns.scopeId, columns.page]);
  });
  for (const key of holding) {
    const page = await database.pages.get([...key]);
    const left = page?.rows.filter(({ id, v }) => v >= (newer.get(endOfId(id)) ?? 0)) ?? [];
    await putPage(database, key, left);
  }
}

/** Single rows become a page; now and then a scope with many older versions in its pages is written anew. */
async function fold(database: CacheDatabase, scopeId: string): Promise<void> {
  const loose = await rowsOf(database, scopeId).toArray();
  await rowsOf(database, scopeId).delete();
  const page = await addPage(database, scopeId, loose);
  if (page % PAGES_BETWEEN_CHECKS !== 0 || !(await isWorn(database, scopeId))) return;
  const rows = await readScopeRows(database, scopeId);
  await deleteScopeRows(database, scopeId);
  for (let start = 0; start < rows.length; start += ROWS_PER_PAGE) {
    // Under new numbers: who is still reading the old pages must see that they are gone.
    await putPage(database, [scopeId, page + 1 + start / ROWS_PER_PAGE], rows.slice(start, start + ROWS_PER_PAGE));
  }
}

async function isWorn(database: CacheDatabase, scopeId: string): Promise<boolean> {
  await describePages(database);
  const ends = new Set<number>();
  let held = 0;
  await inScope(database.columns, scopeId).each((columns) => {
    held += columns.v.length;
    for (let at = 0; at < columns.v.length; at++) ends.add(endAt(columns, at));
  });
  return held > WORN * ends.size;
}

/** Writes rows of one scope, many as a page, few one by one; inside a transaction over all of the cache. */
export async function writeScopeRows(
  database: CacheDatabase,
  scopeId: string,
  rows: readonly RowRecord[],
): Promise<void> {
  const gone = rows.filter(takenBack);
  if (gone.length > 0) await takeOut(database, scopeId, gone);
  if (rows.length >= PAGE_FROM_ROWS) {
    await addPage(database, scopeId, rows);
    return;
  }
  const held = await database.row.bulkGet(rows.map((row) => [scopeId, row.table, row.id] as [string, string, string]));
  await database.row.bulkPut(rows.filter((row, index) => (held[index]?.v ?? -1) < row.v));
  if ((await rowsOf(database, scopeId).count()) > MAX_LOOSE_ROWS) await fold(database, scopeId);
}
