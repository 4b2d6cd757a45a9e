import postgres from 'postgres';
import { connectionOptions } from '../database.ts';
import { cityTables, orderOf } from './city-tables.ts';

/** Rows a cursor reads at once; one with a piece or a picture of a photo is up to a megabyte of text. */
const ROWS_AT_ONCE = 50;

export interface CitySummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Everything worth keeping, as it was at one moment. */
export interface Snapshot {
  /** Migrations the schema has had, in their order. */
  readonly migrations: readonly string[];
  readonly cities: readonly CitySummary[];
  /** Rows of all tables of one city, each as one line of JSON; the tables in an order in which they can be written. */
  readonly readCity: (
    cityId: string,
    onRows: (table: string, lines: readonly string[]) => Promise<void>,
  ) => Promise<void>;
}

/**
 * Reads in ONE repeatable-read transaction while the city goes on writing. PostgreSQL writes the JSON itself, so that no
 * number or time passes through another representation.
 */
export async function withSnapshot<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, connectionOptions(1));
  try {
    const done = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const applied = await tx<{ name: string }[]>`select name from schema_migration order by name`;
      const cities = await tx<CitySummary[]>`select city_id as id, slug, name from city order by slug`;
      const tables = await cityTables(tx);
      const readCity: Snapshot['readCity'] = async (cityId, onRows) => {
        await tx`select set_config('app.city', ${cityId}, true)`;
        for (const { name } of tables) {
          const rows = tx<{ line: string }[]>`
            select to_jsonb(t)::text as line from ${tx(name)} t where t.city_id = ${cityId} ${tx.unsafe(orderOf(name))}`;
          for await (const page of rows.cursor(ROWS_AT_ONCE)) {
            await onRows(
              name,
              page.map(({ line }) => line),
            );
          }
        }
      };
      return { value: await work({ migrations: applied.map(({ name }) => name), cities: [...cities], readCity }) };
    });
    return done.value;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
