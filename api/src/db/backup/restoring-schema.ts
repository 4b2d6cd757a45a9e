import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { OperatorError } from '../../platform/operator-error.ts';
import { connectionOptions, SCHEMA } from '../database.ts';
import type { DatabaseAddress } from '../database-address.ts';
import { migrate } from '../migrate.ts';
import { type CityTable, cityTables } from './city-tables.ts';

const PREFIX = 'werkstadt_restoring_';
/** Held by whoever makes or reads a backup. */
const BACKUP_LOCK = 4_711_003;

export interface LastNumber {
  readonly cityId: string;
  readonly replica: string;
  readonly lastSeq: number;
}

/** A schema beside the one that is served, in which a backup is put together. */
export interface RestoringSchema {
  readonly name: string;
  /** Enters lines of JSON as they were read. The whole load is one transaction, so that half of one never stays. */
  readonly write: (cityId: string, table: string, lines: readonly string[]) => Promise<void>;
  /** Ends the load and applies the migrations that came after the backup. */
  readonly complete: () => Promise<void>;
  /** Highest number of each replica in the copy. */
  readonly lastNumbers: (cityIds: readonly string[]) => Promise<LastNumber[]>;
  /** [S27]: new epoch; all that is here lies inside the backup. */
  readonly beginNewEpoch: (cityIds: readonly string[]) => Promise<void>;
  /** Takes the place of the served schema, which must have no city. */
  readonly serve: () => Promise<void>;
}

/**
 * Loads into a schema of its own at the state of migrations the backup was made with. Whatever ends the work, the
 * schema is gone afterwards, unless it is the served one by then.
 */
export async function withRestoringSchema<T>(
  address: DatabaseAddress,
  migrations: number,
  work: (schema: RestoringSchema) => Promise<T>,
): Promise<T> {
  const sql = postgres(address.ownerUrl, { ...connectionOptions(1), connection: { application_name: 'city backup' } });
  const name = `${PREFIX}${randomBytes(6).toString('hex')}`;
  try {
    const [lock] = await sql<{ free: boolean }[]>`select pg_try_advisory_lock(${BACKUP_LOCK}) as free`;
    if (!lock?.free)
      throw new OperatorError('Another backup or restore is running on this database: wait for its end.');
    for (const left of await sql<
      { nspname: string }[]
    >`select nspname from pg_namespace where starts_with(nspname, ${PREFIX})`)
      await sql.unsafe(`drop schema ${left.nspname} cascade`);
    await migrate(address, { schema: name, first: migrations });
    await sql.unsafe(`set search_path = ${name}`);
    const tables = new Map((await cityTables(sql)).map((table) => [table.name, table]));
    await sql`begin`;
    try {
      return await work(schemaOf(sql, address, name, tables));
    } finally {
      await sql`rollback`;
    }
  } finally {
    await sql.unsafe(`drop schema if exists ${name} cascade`).catch(() => undefined);
    await sql.end({ timeout: 1 });
  }
}

function schemaOf(
  sql: postgres.Sql<{ bigint: number }>,
  address: DatabaseAddress,
  name: string,
  tables: ReadonlyMap<string, CityTable>,
): RestoringSchema {
  const enter = (cityId: string) => sql`select set_config('app.city', ${cityId}, false)`;
  return {
    name,
    async write(cityId, table, lines) {
      const known = tables.get(table);
      if (!known) throw new OperatorError(`The backup holds a table "${table}" that its own version does not have.`);
      await enter(cityId);
      const columns = known.columns.map((column) => `"${column}"`).join(', ');
      await sql.unsafe(
        `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::text::jsonb)`,
        [`[${lines.join(',')}]`],
      );
    },
    async complete() {
      await sql`commit`;
      await migrate(address, { schema: name });
      await sql`begin`;
    },
    async lastNumbers(cityIds) {
      const numbers: LastNumber[] = [];
      for (const cityId of cityIds) {
        await enter(cityId);
        const rows = await sql<{ replica: string; lastSeq: number }[]>`
          select id as replica, last_seq as "lastSeq" from replica where city_id = ${cityId}`;
        for (const row of rows) numbers.push({ cityId, ...row });
      }
      return numbers;
    },
    async beginNewEpoch(cityIds) {
      for (const cityId of cityIds) {
        await enter(cityId);
        await sql`update sync_meta set epoch = ${randomUUID()}`;
        await sql`update replica set covered_seq = last_seq`;
      }
    },
    async serve() {
      await sql.unsafe(`drop schema if exists ${SCHEMA} cascade`);
      await sql.unsafe(`alter schema ${name} rename to ${SCHEMA}`);
      await sql`commit`;
      await sql`begin`;
    },
  };
}
