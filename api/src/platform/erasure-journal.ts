import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { erasureChoices } from '@werkstadt/shared/person/erase-contribution';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { OperatorError } from './operator-error.ts';

/**
 * Who was erased, by keyed hash alone, and what was to become of each contribution. It lies beside the database, because
 * a backup made before an erasure knows nothing of it: a restore repeats what stands here ([TR11]).
 */
const entrySchema = z.strictObject({
  at: z.iso.datetime(),
  cityId: uuidSchema,
  /** Keyed hashes of the person's participants, base64url. */
  participants: z.array(z.string()),
  contributions: z.array(z.strictObject({ id: uuidSchema, keep: z.enum(erasureChoices) })),
});
export type ErasureEntry = z.infer<typeof entrySchema>;

export const ERASURES_FILE = 'erasures.ndjson';

/** On the disk when this returns. */
export function recordErasure(dataFolder: string, entry: ErasureEntry): void {
  const file = openSync(join(dataFolder, ERASURES_FILE), 'a', 0o600);
  try {
    appendFileSync(file, `${JSON.stringify(entry)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function readErasures(dataFolder: string): ErasureEntry[] {
  const path = join(dataFolder, ERASURES_FILE);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    // A last line without its end is an erasure that was cut off and never answered.
    if (index === lines.length - 1) return [];
    try {
      return [entrySchema.parse(JSON.parse(line))];
    } catch {
      throw new OperatorError(
        `Line ${index + 1} of ${path} cannot be read: the erasures it names could not be repeated.`,
      );
    }
  });
}
