import postgres from 'postgres';
import { OperatorError } from '../../platform/operator-error.ts';
import { connectionOptions, type Database } from '../database.ts';
import type { LastNumber } from './restoring-schema.ts';

/** Refuses a database that somebody serves, or that holds a city: a restore never overwrites one. */
export async function requireEmptyDatabase(ownerUrl: string): Promise<void> {
  const options = connectionOptions(1);
  const sql = postgres(ownerUrl, {
    ...options,
    connection: { ...options.connection, application_name: 'city restore' },
  });
  try {
    const [others] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = ${options.connection.application_name}`;
    if (others && others.count > 0)
      throw new OperatorError('A Werkstadt server is running on this database: stop it first, everywhere.');
    const cities = await sql<{ slug: string }[]>`select slug from city order by slug`;
    if (cities.length > 0) {
      throw new OperatorError(
        `This installation holds ${cities.map(({ slug }) => slug).join(', ')} already: a backup is restored into an empty one. Set DATA_DIR to a new folder (or DATABASE_URL to an empty database).`,
      );
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** [S22]: what the restored copy held is safe for good; phones may let go of it. Numbers only ever rise. */
export async function raiseCovered(database: Database, numbers: readonly LastNumber[]): Promise<void> {
  for (const cityId of new Set(numbers.map((number) => number.cityId))) {
    const own = numbers.filter((number) => number.cityId === cityId);
    await database.withCity(
      cityId,
      (tx) => tx`
        update replica r set covered_seq = t.last_seq
        from unnest(${own.map(({ replica }) => replica)}::uuid[], ${own.map(({ lastSeq }) => lastSeq)}::bigint[]) as t (id, last_seq)
        where r.id = t.id and r.covered_seq < t.last_seq`,
    );
  }
}
