import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';
import type { DatabaseAddress } from '../db/database-address.ts';

export interface TestDatabase {
  /** As requests see it: row level security holds. */
  readonly database: Database;
  /** A further pool, as another api process has one. */
  readonly openPool: (maxConnections: number) => Database;
  /** As the owner of the tables, and as a superuser, who sees all cities: to look at what is stored. */
  readonly address: DatabaseAddress;
  readonly superuserUrl: string;
  readonly superuser: postgres.Sql;
}

/** A database of its own for a test file, copied from the migrated one; gone after the file's tests. */
export async function withDatabase(): Promise<TestDatabase> {
  const address = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const urlOf = (template: string) => template.replace('{database}', name);
  const server = postgres(address.superuserUrl.replace('{database}', 'postgres'), { max: 1 });
  await server.unsafe(`create database ${name} template werkstadt owner werkstadt_owner`);
  const pools: Database[] = [];
  const openPool = (maxConnections: number) => {
    const pool = openDatabase(urlOf(address.appUrl), { maxConnections });
    pools.push(pool);
    return pool;
  };
  const superuser = postgres(urlOf(address.superuserUrl), {
    max: 4,
    onnotice: () => undefined,
    connection: { search_path: 'werkstadt' },
  });
  afterAll(async () => {
    await Promise.all([...pools.map((pool) => pool.close()), superuser.end()]);
    await server.unsafe(`drop database ${name} with (force)`);
    await server.end();
  });
  return {
    database: openPool(10),
    openPool,
    address: { ownerUrl: urlOf(address.ownerUrl), appUrl: urlOf(address.appUrl) },
    superuserUrl: urlOf(address.superuserUrl),
    superuser,
  };
}
