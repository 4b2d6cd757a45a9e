import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { OperatorError } from '../platform/operator-error.ts';
import { APP_ROLE } from './app-role.ts';
import { connectionOptions, SCHEMA } from './database.ts';
import type { DatabaseAddress } from './database-address.ts';

const MIGRATE_LOCK = 4_711_002;
const OLDEST_SERVER = 150_000;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

function readMigrations(): Migration[] {
  const folder = join(import.meta.dirname, 'migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

export interface MigrateOptions {
  /** Another schema than the one that is served: a backup is loaded into one of its own first. */
  readonly schema?: string;
  /** How many migrations, in their order; all without it. */
  readonly first?: number;
}

/** Names of this version's migrations, in their order. */
export const migrationNames = (): string[] => readMigrations().map(({ name }) => name);

/**
 * Brings the schema up to this version, as the role that owns it, and makes sure that requests can run as a role that
 * row level security holds for. Safe to run from several processes at once.
 */
export async function migrate(
  { ownerUrl, appUrl }: DatabaseAddress,
  { schema = SCHEMA, first }: MigrateOptions = {},
): Promise<void> {
  const sql = postgres(ownerUrl, connectionOptions(1, schema));
  try {
    await greet(sql);
    if (appUrl === ownerUrl) await makeAppRole(sql);
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${MIGRATE_LOCK})`;
      await tx.unsafe(`create schema if not exists ${schema}`);
      await tx`create table if not exists schema_migration (name text primary key, sha256 text not null)`;
      const applied = await tx<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`;
      const known = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
      const migrations = readMigrations().slice(0, first);
      if (applied.length > migrations.length) {
        throw new OperatorError(
          'The database was made by a newer Werkstadt: start that version, or restore an older backup.',
        );
      }
      for (const { name, sql: text, sha256 } of migrations) {
        if (known.get(name) === sha256) continue;
        if (known.has(name))
          throw new OperatorError(`Migration ${name} was changed after it had been applied to this database.`);
        await tx.unsafe(text);
        await tx`insert into schema_migration (name, sha256) values (${name}, ${sha256})`;
      }
    });
    await refuseUnsafeRole(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

type Connection = postgres.Sql<{ bigint: number }>;

async function greet(sql: Connection): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
  if (Number(row?.version) < OLDEST_SERVER)
    throw new OperatorError('DATABASE_URL names a PostgreSQL older than version 15.');
}

async function makeAppRole(sql: Connection): Promise<void> {
  const [state] = await sql<{ login: string; there: boolean; member: boolean }[]>`
    select current_user as login, role.oid is not null as there,
           coalesce(pg_has_role(current_user, role.oid, 'member'), false) as member
    from (select 1) as one left join pg_roles role on role.rolname = ${APP_ROLE}`;
  if (!state || state.member) return;
  const mend = [`create role ${APP_ROLE} nologin`, `grant ${APP_ROLE} to "${state.login.replaceAll('"', '""')}"`];
  try {
    if (!state.there) await sql.unsafe(`${mend[0]}`);
    await sql.unsafe(`${mend[1]}`);
  } catch {
    throw new OperatorError(
      `The database login "${state.login}" may not become the role that requests run as; let an administrator run: ${mend.join('; ')};`,
    );
  }
}

/** [SEC1]: as a superuser or as an owner without FORCE, row level security would hold for nobody. */
async function refuseUnsafeRole(sql: Connection): Promise<void> {
  const [role] = await sql<{ unsafe: boolean }[]>`
    select rolsuper or rolbypassrls or exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as unsafe
    from pg_roles r where rolname = ${APP_ROLE}`;
  if (role?.unsafe !== false) {
    throw new OperatorError(
      `The role ${APP_ROLE} could see every city; let an administrator run: alter role ${APP_ROLE} nosuperuser nobypassrls; and give its tables to another owner.`,
    );
  }
}
