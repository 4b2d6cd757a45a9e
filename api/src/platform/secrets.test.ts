import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createKeyedHash, readOrMakeSecret } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'werkstadt-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('[SEC24] a secret is made once, differs everywhere and is readable by its owner alone', () => {
  const secret = readOrMakeSecret(folder, 'hash.key');
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(readOrMakeSecret(folder, 'hash.key')).toBe(secret);
  expect(readOrMakeSecret(folder, 'other.key')).not.toBe(secret);
  expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'secrets/hash.key')).mode & 0o077).toBe(0);
});

test('[SEC24] keyed hashes differ by key, purpose and how the parts are cut', () => {
  const hash = createKeyedHash('key');
  const all = [hash('a', 'b', 'c'), hash('a', 'bc'), hash('ab', 'c'), createKeyedHash('other')('a', 'b', 'c')];
  expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(4);
  expect(hash('a', 'b', 'c')).toEqual(all[0]);
});
