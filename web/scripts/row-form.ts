import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(import.meta.dirname, '../../shared/src');

/**
 * Names the code that reads the city's rows: rows a device has kept were read by this very code, or are read again.
 * Anything in `shared` may take part in it, so all of it counts.
 */
export function rowForm(): string {
  const hash = createHash('sha256');
  const names = readdirSync(shared, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => one.endsWith('.ts') && !one.endsWith('.test.ts')).sort()) {
    hash.update(name).update(readFileSync(join(shared, name)));
  }
  return hash.digest('base64url').slice(0, 16);
}
