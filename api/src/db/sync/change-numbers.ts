import type { NumberedRow, RowInScope, TouchedRow } from '@werkstadt/shared/sync/push-store';
import { type TableName, tableNames, tableNumbers } from '@werkstadt/shared/sync/table';
import type { CityTransaction } from '../database.ts';

const nameByNumber = new Map<number, TableName>(tableNames.map((name) => [tableNumbers[name], name]));

export function tableByNumber(number: number): TableName {
  const name = nameByNumber.get(number);
  if (!name) throw new RangeError(`sync_row names table ${number}, which this version does not know`);
  return name;
}

interface Numbered {
  readonly scopeId: string;
  readonly tbl: number;
  readonly id: string;
  readonly v: number;
}
const numbered = ({ scopeId, tbl, id, v }: Numbered): NumberedRow => ({ scopeId, table: tableByNumber(tbl), id, v });

const columnsOf = (rows: readonly RowInScope[]) => ({
  scopes: rows.map(({ scopeId }) => scopeId),
  tables: rows.map(({ table }) => tableNumbers[table]),
  ids: rows.map(({ id }) => id),
});

/**
 * [S12] [S14]: gives each touched row the next number of its scope. The counters are locked in sorted order and stay so
 * until the commit that follows at once: within a scope the order of commits is the order of numbers, so a reader that
 * has seen number n has seen everything below it.
 */
export async function takeChangeNumbers(
  tx: CityTransaction,
  cityId: string,
  rows: readonly TouchedRow[],
): Promise<NumberedRow[]> {
  return (await takeNumbersInTurn(tx, cityId, [rows]))[0] ?? [];
}

/**
 * The numbers of several batches in one statement, as if each had taken its own after the one before: a row that two of
 * them touch gets a number from each and keeps the last, so that no phone holds an earlier state under it.
 */
export async function takeNumbersInTurn(
  tx: CityTransaction,
  cityId: string,
  batches: readonly (readonly TouchedRow[])[],
): Promise<NumberedRow[][]> {
  const rows = batches.flat();
  const { scopes, tables, ids } = columnsOf(rows);
  // As texts, cast in the statement: the driver has no form of its own for arrays of booleans.
  const deleted = rows.map((row) => String(row.deleted));
  const turns = batches.flatMap((batch, turn) => batch.map(() => turn));
  const taken = await tx<(Numbered & { turn: number })[]>`
    with touched as (
      select scope_id, tbl, id, deleted::boolean, turn,
             row_number() over (partition by scope_id order by turn, tbl, id) as n,
             turn = max(turn) over (partition by scope_id, tbl, id) as is_last
      from unnest(${scopes}::text[], ${tables}::smallint[], ${ids}::uuid[], ${deleted}::text[], ${turns}::int[])
        as t (scope_id, tbl, id, deleted, turn)),
    need as (select scope_id, count(*) as k from touched group by scope_id),
    locked as (
      select c.scope_id from scope_counter c join need using (scope_id)
      where c.city_id = ${cityId} order by c.scope_id for update of c),
    bumped as (
      update scope_counter c set v = c.v + need.k from need join locked using (scope_id)
      where c.city_id = ${cityId} and c.scope_id = need.scope_id returning c.scope_id, c.v - need.k as base),
    written as (
      insert into sync_row (city_id, scope_id, tbl, id, v, deleted)
      select ${cityId}, scope_id, tbl, id, base + n, deleted from touched join bumped using (scope_id) where is_last
      on conflict (city_id, scope_id, tbl, id) do update set v = excluded.v, deleted = excluded.deleted)
    select scope_id as "scopeId", tbl, id, base + n as v, turn from touched join bumped using (scope_id)`;
  if (taken.length !== rows.length) throw new Error('a touched scope has no counter');
  const numbers = batches.map((): NumberedRow[] => []);
  for (const row of taken) numbers[row.turn]?.push(numbered(row));
  return numbers;
}

/** Current numbers; rows that never had one are left out. */
export async function readChangeNumbers(tx: CityTransaction, rows: readonly RowInScope[]): Promise<NumberedRow[]> {
  const { scopes, tables, ids } = columnsOf(rows);
  const found = await tx<Numbered[]>`
    select r.scope_id as "scopeId", r.tbl, r.id, r.v from sync_row r
    join unnest(${scopes}::text[], ${tables}::smallint[], ${ids}::uuid[]) as t (scope_id, tbl, id)
      on r.scope_id = t.scope_id and r.tbl = t.tbl and r.id = t.id`;
  return found.map(numbered);
}
