import type { SignedEnvelope } from '@werkstadt/shared/sync/envelope';
import { ann, cityId, projectId, testId } from '@werkstadt/shared/test/domain-world';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { createId } from '../ids.ts';
import { openVault, type Vault } from './vault.ts';
import { VaultDatabase } from './vault-database.ts';
import { PhotoIncomplete } from './vault-photos.ts';

const DAY_MS = 86_400_000;
let at = Date.parse('2027-02-01T12:00:00.000Z');
const now = () => new Date(at).toISOString();
const opened: Vault[] = [];
afterEach(() => {
  for (const vault of opened.splice(0)) vault.close();
});

function open(factory: IDBFactory): Vault {
  const vault = openVault(cityId, ann, { indexedDB: factory, IDBKeyRange }, now, createId);
  opened.push(vault);
  return vault;
}

const hash = (letter: string) => letter.repeat(43);
const bytes = new Uint8Array(600_000).map((_, index) => index % 251).buffer;
const photo = (letter: string) => ({
  sha256: hash(letter),
  mime: 'image/jpeg',
  size: bytes.byteLength,
  width: 10,
  height: 10,
});

function naming(letter: string) {
  const envelope: SignedEnvelope = {
    e: 1,
    city: cityId,
    mid: createId(),
    name: 'photo.add',
    pv: 1,
    args: {},
    base: {},
    participant: ann,
    scopeId: `p:${projectId}:pub`,
    app: '0.0.0',
    at: { wall: now(), tz: 'Europe/Berlin' },
    hash: 'aGFzaA',
    signature: 'c2ln',
  };
  return { envelope, entityIds: [testId(10)], photos: [hash(letter)] };
}

test('[S3] an act that names a photo is stored only when every piece of it is here', async () => {
  const factory = new IDBFactory();
  const vault = open(factory);
  await expect(vault.outbox.append(naming('A'))).rejects.toThrow(PhotoIncomplete);
  await vault.photos.add(photo('A'), bytes);
  const database = new VaultDatabase(cityId, ann, { indexedDB: factory, IDBKeyRange });
  await database.chunks.delete([hash('A'), 1]);
  await expect(vault.outbox.append(naming('A'))).rejects.toThrow(PhotoIncomplete);
  expect((await vault.outbox.open()).rows).toEqual([]);
  database.close();
  await vault.photos.add(photo('A'), bytes);
  await vault.outbox.append(naming('A'));
  expect((await vault.outbox.open()).rows).toHaveLength(1);
});

test('[S3] a photo comes back byte for byte after a restart, in pieces of a size', async () => {
  const factory = new IDBFactory();
  await open(factory).photos.add(photo('B'), bytes);
  const later = open(factory);
  const whole = await later.photos.read(hash('B'));
  const back = new Uint8Array((await whole?.bytes.arrayBuffer()) ?? new ArrayBuffer(0));
  const kept = new Uint8Array(bytes);
  expect(back.length).toBe(kept.length);
  expect(back.every((byte, index) => byte === kept[index])).toBe(true);
  expect((await later.photos.readPiece(hash('B'), 0))?.byteLength).toBe(262_144);
  expect((await later.photos.readPiece(hash('B'), 2))?.byteLength).toBe(600_000 - 2 * 262_144);
});

test('[S7] a full device lets go of photos the city has, never of one that is named or not sent', async () => {
  const vault = open(new IDBFactory());
  for (const letter of ['C', 'D', 'E']) await vault.photos.add(photo(letter), bytes);
  for (const letter of ['C', 'D']) await vault.photos.markStored(hash(letter));
  await vault.photos.freeStored(new Set([hash('D')]));
  expect((await vault.photos.list()).map(({ sha256 }) => sha256[0])).toEqual(['D', 'E']);
  expect(await vault.photos.readPiece(hash('C'), 0)).toBeNull();
});

test('[S27] a photo stays for 30 days after the city has it; one that nothing ever named for a day', async () => {
  const vault = open(new IDBFactory());
  for (const letter of ['F', 'G', 'H']) await vault.photos.add(photo(letter), bytes);
  await vault.photos.markStored(hash('F'));
  at += 2 * DAY_MS;
  await vault.photos.tidy(new Set([hash('G')]));
  expect((await vault.photos.list()).map(({ sha256 }) => sha256[0])).toEqual(['F', 'G']);
  at += 30 * DAY_MS;
  await vault.photos.tidy(new Set([hash('G')]));
  expect((await vault.photos.list()).map(({ sha256 }) => sha256[0])).toEqual(['G']);
});
