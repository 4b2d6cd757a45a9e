import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';

/**
 * A backup is a tar archive (readable with `tar`), in this order:
 *
 * - `werkstadt-backup.json`: what it is (`headSchema`);
 * - `rows/<city id>/<table>-<part>.ndjson.gz`: rows as PostgreSQL's `to_jsonb` writes them, one a line, the tables in an
 *   order in which they can be written again;
 * - `files/<path in the data folder>`: city packs, and the key by which erased people are recognised;
 * - `end.json`: SHA-256 and size of each part before it (`endSchema`). A file without it was cut off.
 *
 * The version rises with any change that an older reader would get wrong.
 */
export const BACKUP_VERSION = 1;
export const HEAD_NAME = 'werkstadt-backup.json';
export const END_NAME = 'end.json';
export const ROWS_FOLDER = 'rows/';
export const FILES_FOLDER = 'files/';

/** Of the data folder: what is not in the database. The logins' passwords are of one installation alone. */
export const KEPT_FOLDERS = ['packs'] as const;
export const KEPT_SECRET = 'hash.key';

/** Lines of one part together; a part is read into memory whole. */
export const PART_BYTES = 4 * 1024 * 1024;
export const MAX_PART_BYTES = 64 * 1024 * 1024;

/** Looked at before all else, so that a newer file is told from a broken one. */
export const versionSchema = z.looseObject({ format: z.literal('werkstadt-backup'), version: z.int() });

export const headSchema = z.strictObject({
  format: z.literal('werkstadt-backup'),
  version: z.literal(BACKUP_VERSION),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  /** Names of the migrations the schema had, in their order. */
  migrations: z.array(z.string()).check(z.minLength(1)),
  cities: z.array(z.strictObject({ id: uuidSchema, slug: z.string(), name: z.string() })).check(z.minLength(1)),
});
export type BackupHead = z.infer<typeof headSchema>;

const count = z.int().check(z.nonnegative());
export const endSchema = z.strictObject({
  rows: count,
  parts: z.array(z.strictObject({ name: z.string(), bytes: count, sha256: z.string() })),
});
export type BackupEnd = z.infer<typeof endSchema>;

export const rowsName = (cityId: string, table: string, part: number): string =>
  `${ROWS_FOLDER}${cityId}/${table}-${String(part).padStart(6, '0')}.ndjson.gz`;

const ROWS_NAME = /^rows\/([0-9a-f-]{36})\/([a-z_]+)-\d{6}\.ndjson\.gz$/;

/** City and table of a part with rows; null for any other name. */
export function parseRowsName(name: string): { readonly cityId: string; readonly table: string } | null {
  const match = ROWS_NAME.exec(name);
  return match?.[1] && match[2] ? { cityId: match[1], table: match[2] } : null;
}
