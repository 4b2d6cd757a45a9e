import type postgres from 'postgres';
import { ALL_CITIES_END } from './ends-by-itself.ts';

/** A table of cities: `columns` without those the database computes itself. */
export interface CityTable {
  readonly name: string;
  readonly columns: readonly string[];
}

interface FoundTable extends CityTable {
  readonly needs: readonly string[];
}

type Connection = postgres.Sql<{ bigint: number }> | postgres.TransactionSql<{ bigint: number }>;

/**
 * Every table of the schema that belongs to a city and is worth keeping, each after the ones its foreign keys name. Read
 * from the database, so that a later migration's table is in every backup without anybody thinking of it.
 */
export async function cityTables(sql: Connection): Promise<CityTable[]> {
  const found = await sql<FoundTable[]>`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
            where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    join pg_attribute k on k.attrelid = c.oid and k.attname = 'city_id' and not k.attisdropped
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
    order by c.relname`;
  const kept = found.filter(({ name }) => !ALL_CITIES_END.has(name));
  const ordered: FoundTable[] = [];
  while (ordered.length < kept.length) {
    const placed = new Set(ordered.map(({ name }) => name));
    const next = kept.filter(({ name, needs }) => !placed.has(name) && needs.every((needed) => placed.has(needed)));
    if (next.length === 0) throw new Error('tables of cities name each other in a circle');
    ordered.push(...next);
  }
  return ordered;
}

/** Root participants come before those that name them; for all other tables any order will do. */
export const orderOf = (table: string): string => (table === 'participant' ? 'order by t.root_id <> t.id, t.id' : '');
