import * as z from 'zod/mini';
import { uuidSchema } from './id.ts';
import { PULL_LIMIT, type WireRow } from './protocol.ts';
import { tableNameSchema } from './table.ts';

/** A scope with fewer rows is pulled in one or two answers: nothing is packed for it. */
export const SNAPSHOT_MIN_ROWS = 2 * PULL_LIMIT;

/** Rows of one page: large enough to compress well, small enough to be fetched again when a network breaks. */
export const SNAPSHOT_PAGE_ROWS = 8 * PULL_LIMIT;

const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * What a pull from nothing up to `v` would answer, packed beforehand into pages ([S31]). Rows lie in the order of their
 * numbers, tombstones too: each page, and each line of it, is one step of a cursor.
 */
export const snapshotManifestSchema = z.strictObject({
  form: z.literal(1),
  scopeId: z.string().check(z.maxLength(60)),
  epoch: uuidSchema,
  v: z.int().check(z.nonnegative()),
  /** Tombstones up to here are gone: an older cursor than this, other than 0, cannot go on from it. */
  tombstonesFrom: z.int().check(z.nonnegative()),
  pages: z.array(
    z.strictObject({
      /** Of the page's text, before it is compressed; also its address. */
      sha256: sha256Schema,
      /** The page holds every row with a number above `from`, up to `to`. */
      from: z.int().check(z.nonnegative()),
      to: z.int().check(z.nonnegative()),
      rows: z.int().check(z.nonnegative()),
      /** As it travels, compressed. */
      bytes: z.int().check(z.nonnegative()),
    }),
  ),
});
export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;

/** One line of a page. */
const snapshotLineSchema = z.strictObject({
  to: z.int().check(z.nonnegative()),
  rows: z
    .array(
      z.strictObject({
        table: tableNameSchema,
        id: uuidSchema,
        v: z.int(),
        body: z.nullable(z.record(z.string(), z.unknown())),
      }),
    )
    .check(z.maxLength(PULL_LIMIT)),
});

/** A page's text: a line for each step. */
export const snapshotLine = (rows: readonly WireRow[], to: number): string =>
  `${JSON.stringify({ to, rows: rows.map(({ table, id, v, body }) => ({ table, id, v, body })) })}\n`;

export interface SnapshotStep {
  readonly rows: WireRow[];
  readonly from: number;
  readonly to: number;
}

/** The steps of a page, read one by one as they are asked for; null in place of the first that is none. */
export function* readSnapshotPage(text: string, scopeId: string, from: number): Generator<SnapshotStep | null> {
  let before = from;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const step = readLine(line, scopeId, before);
    yield step;
    if (step === null) return;
    before = step.to;
  }
}

function readLine(line: string, scopeId: string, from: number): SnapshotStep | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = snapshotLineSchema.safeParse(json);
  if (!parsed.success) return null;
  const { to, rows } = parsed.data;
  let last = from;
  for (const { v } of rows) {
    if (v <= last || v > to) return null;
    last = v;
  }
  return to < from ? null : { from, to, rows: rows.map((row) => ({ scopeId, ...row })) };
}
