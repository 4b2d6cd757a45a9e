/** The rows that a push wrote, written again by nothing but INSERT into tables of the same shape. */
import type postgres from 'postgres';

/** Tables that a proposal is written to, with the columns that PostgreSQL does not fill by itself, and their types. */
const TABLES = {
  proposal: { city_id: 'uuid', id: 'uuid', body: 'jsonb' },
  mutation_log: {
    city_id: 'uuid',
    mid: 'uuid',
    replica: 'uuid',
    seq: 'bigint',
    name: 'text',
    pv: 'int',
    envelope: 'jsonb',
    hash: 'bytea',
    participant_id: 'uuid',
    status: 'text',
    code: 'text',
    result: 'jsonb',
    received_at: 'timestamptz',
  },
  sync_row: { city_id: 'uuid', scope_id: 'text', tbl: 'smallint', id: 'uuid', v: 'bigint', deleted: 'boolean' },
} as const;
type Table = keyof typeof TABLES;
const tables: readonly Table[] = ['proposal', 'mutation_log', 'sync_row'];

export interface WrittenRow {
  readonly table: Table;
  /** In the order of the table's columns, each as PostgreSQL writes it as text. */
  readonly texts: readonly (string | null)[];
}

/** Rows of each phone, found by the `mid`s of its acts. */
export function readWritten(sql: postgres.Sql, midsOfPhones: readonly string[][]): Promise<WrittenRow[][]> {
  const textsOf = (table: Table) => `array[${Object.keys(TABLES[table]).map((column) => `${column}::text`)}]`;
  const query = `
    with act as (select * from mutation_log where mid = any($1::uuid[])),
         made as (select p.* from proposal p join act on p.id = (act.envelope -> 'args' ->> 'id')::uuid)
    select 'mutation_log' as table, ${textsOf('mutation_log')} as texts from act
    union all select 'proposal', ${textsOf('proposal')} from made
    union all select 'sync_row', ${textsOf('sync_row')} from sync_row
      where tbl = 2 and id in (select id from made)`;
  return Promise.all(midsOfPhones.map((mids) => sql.unsafe<WrittenRow[]>(query, [mids])));
}

/** Seconds for all phones at once: a connection and a transaction each, one INSERT a row, sent without waiting. */
export async function insertBare(sql: postgres.Sql, rowsOfPhones: readonly WrittenRow[][]): Promise<number> {
  await sql.unsafe('drop schema if exists bench cascade; create schema bench');
  for (const table of tables) await sql.unsafe(`create table bench.${table} (like werkstadt.${table} including all)`);
  const started = performance.now();
  await Promise.all(
    rowsOfPhones.map((rows) =>
      sql.begin((tx) => rows.map(({ table, texts }) => tx.unsafe(insertInto(table), [...texts], { prepare: true }))),
    ),
  );
  return (performance.now() - started) / 1000;
}

function insertInto(table: Table): string {
  const values = Object.values(TABLES[table]).map((type, index) => `$${index + 1}::text::${type}`);
  return `insert into bench.${table} (${Object.keys(TABLES[table])}) values (${values})`;
}
