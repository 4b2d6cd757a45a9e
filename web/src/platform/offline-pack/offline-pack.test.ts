import { createHash } from 'node:crypto';
import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { cityId } from '@werkstadt/shared/test/domain-world';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CHUNK_BYTES, hasPackDatabase } from '../db/pack-database.ts';
import { city as town } from '../test/city-server.ts';
import type * as packFileModule from './pack-file.ts';
import type * as packKeeperModule from './pack-keeper.ts';

/** Bytes that differ from piece to piece. */
const fileBytes = (seed: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed * 7 + (at >> 9)) % 251);
const files = new Map<string, Uint8Array<ArrayBuffer>>();
/** What the server does with the next requests. */
const server = { ranges: true, cutAfterBytes: Number.POSITIVE_INFINITY, reachable: true, asked: [] as string[] };

function cityWith(version: string, seed: number): CityInfo {
  const listed = [
    { name: 'basemap.pmtiles', role: 'basemap', content: fileBytes(seed, 2 * CHUNK_BYTES + 1234) },
    { name: 'places.json', role: 'places', content: new TextEncoder().encode(`{"v":"${version}"}`) },
  ];
  for (const { name, content } of listed) files.set(`/packs/lindental/${version}/${name}`, content);
  return {
    ...town,
    pack: {
      version,
      baseUrl: `/packs/lindental/${version}/`,
      files: listed.map(({ name, role, content }) => ({
        name,
        role,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    },
  };
}

async function serve(url: string, init?: RequestInit): Promise<Response> {
  const content = files.get(url);
  const range = new Headers(init?.headers).get('range');
  server.asked.push(`${url.split('/').at(-1)} ${range ?? 'all'}`);
  if (!server.reachable) throw new TypeError('Failed to fetch');
  if (!content) return new Response('Not found', { status: 404 });
  const [, from = '0', to = ''] = (server.ranges && /bytes=(\d+)-(\d*)/.exec(range ?? '')) || [];
  const body = content.subarray(Number(from), to === '' ? undefined : Number(to) + 1);
  const cut = Math.min(body.length, server.cutAfterBytes);
  const sent = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = body.slice(sent.bytes, Math.min(cut, sent.bytes + 100_000));
      sent.bytes += part.length;
      if (part.length > 0) controller.enqueue(part);
      else if (cut < body.length) controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
  return new Response(stream, { status: range !== null && server.ranges ? 206 : 200 });
}

let keeperModule: typeof packKeeperModule;
let fileModule: typeof packFileModule;

beforeEach(async () => {
  files.clear();
  Object.assign(server, { ranges: true, cutAfterBytes: Number.POSITIVE_INFINITY, reachable: true, asked: [] });
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  vi.stubGlobal('fetch', serve);
  vi.resetModules();
  keeperModule = await import('./pack-keeper.ts');
  fileModule = await import('./pack-file.ts');
});
afterEach(() => void vi.unstubAllGlobals());

async function stored(city: CityInfo) {
  const keeper = new keeperModule.PackKeeper(city);
  await keeper.start();
  return keeper;
}

test('[OF1] nothing is stored before the person asks for it, and the files come from the server', async () => {
  const city = cityWith('v1', 1);
  const keeper = new keeperModule.PackKeeper(city);
  await keeper.load();
  const part = await fileModule.openPackFile(city, 'basemap').getBytes(10, 20);
  expect(new Uint8Array(part)).toEqual(fileBytes(1, 30).subarray(10));
  expect(server.asked).toEqual(['basemap.pmtiles bytes=10-29']);
  expect(keeper.state()).toMatchObject({ state: 'none', loadedBytes: 0 });
  expect(await hasPackDatabase()).toBe(false);
});

test('[OF1] once stored, every byte comes from the device, across pieces and at the end', async () => {
  const city = cityWith('v1', 1);
  const keeper = await stored(city);
  expect(keeper.state()).toMatchObject({ state: 'stored', loadedBytes: keeper.state().totalBytes });
  server.reachable = false;
  const file = fileModule.openPackFile(city, 'basemap');
  const whole = fileBytes(1, 2 * CHUNK_BYTES + 1234);
  for (const [offset, length] of [
    [0, 7],
    [CHUNK_BYTES - 3, 9],
    [2 * CHUNK_BYTES - 1, 5000],
    [0, whole.length],
  ] as const) {
    expect(new Uint8Array(await file.getBytes(offset, length))).toEqual(whole.slice(offset, offset + length));
  }
  const places = await fileModule.readPackFile(city, 'places');
  expect(places?.packVersion).toBe('v1');
  expect(new TextDecoder().decode(places?.bytes)).toBe('{"v":"v1"}');
});

test('[OF2] a download that was cut goes on from the last whole piece, also in another visit', async () => {
  const city = cityWith('v1', 1);
  server.cutAfterBytes = CHUNK_BYTES + 200_000;
  const first = await stored(city);
  expect(first.state()).toMatchObject({ state: 'failed', error: 'network-unreachable', loadedBytes: CHUNK_BYTES });
  server.cutAfterBytes = Number.POSITIVE_INFINITY;
  server.asked = [];
  const later = new keeperModule.PackKeeper(city);
  await later.load();
  expect(later.state()).toMatchObject({ state: 'failed', error: null, loadedBytes: CHUNK_BYTES });
  await later.start();
  expect(later.state().state).toBe('stored');
  expect(server.asked[0]).toBe(`basemap.pmtiles bytes=${CHUNK_BYTES}-`);
});

test('[OF2] a server that does not know ranges is understood all the same', async () => {
  const city = cityWith('v1', 1);
  server.cutAfterBytes = CHUNK_BYTES + 10;
  await stored(city);
  Object.assign(server, { cutAfterBytes: Number.POSITIVE_INFINITY, ranges: false });
  const keeper = await stored(city);
  expect(keeper.state().state).toBe('stored');
  const part = await fileModule.openPackFile(city, 'basemap').getBytes(CHUNK_BYTES - 2, 4);
  expect(new Uint8Array(part)).toEqual(fileBytes(1, CHUNK_BYTES + 2).subarray(CHUNK_BYTES - 2));
});

test('[OF3] a file that is not what the city announced is not kept', async () => {
  const city = cityWith('v1', 1);
  const [url] = files.keys();
  files.set(url ?? '', fileBytes(2, 2 * CHUNK_BYTES + 1234));
  const keeper = await stored(city);
  expect(keeper.state()).toMatchObject({ state: 'failed', error: 'server-error' });
  expect(await fileModule.readPackFile(city, 'basemap')).toBeNull();
  const again = new keeperModule.PackKeeper(city);
  await again.load();
  expect(again.state()).toMatchObject({ state: 'none', loadedBytes: 0 });
});

test('[OF3] [OF4] a newer pack whose bytes have another hash than announced is refused, and the old one stays', async () => {
  await stored(cityWith('v1', 1));
  const next = cityWith('v2', 2);
  for (const url of files.keys()) if (url.includes('v2')) files.set(url, fileBytes(3, 2 * CHUNK_BYTES + 1234));
  const keeper = new keeperModule.PackKeeper(next);
  await keeper.load();
  await keeper.start();
  expect(keeper.state()).toMatchObject({ state: 'stored', updateAvailable: true, error: 'server-error' });
  server.reachable = false;
  const file = fileModule.openPackFile(next, 'basemap');
  expect(new Uint8Array(await file.getBytes(0, 4))).toEqual(fileBytes(1, 4));
});

test('[OF4] the old pack serves until the new one is complete, then it goes', async () => {
  const old = cityWith('v1', 1);
  await stored(old);
  const next = cityWith('v2', 2);
  server.cutAfterBytes = CHUNK_BYTES + 10;
  const keeper = new keeperModule.PackKeeper(next);
  await keeper.load();
  expect(keeper.state()).toMatchObject({ state: 'stored', updateAvailable: true });
  await keeper.start();
  expect(keeper.state()).toMatchObject({ state: 'stored', error: 'network-unreachable' });
  server.reachable = false;
  // Without a network the older one is read, and a handle stays with it.
  const file = fileModule.openPackFile(next, 'basemap');
  expect(new Uint8Array(await file.getBytes(0, 4))).toEqual(fileBytes(1, 4));
  Object.assign(server, { reachable: true, cutAfterBytes: Number.POSITIVE_INFINITY });
  expect(new Uint8Array(await file.getBytes(4, 4))).toEqual(fileBytes(1, 8).subarray(4));
  await keeper.start();
  expect(keeper.state()).toMatchObject({ state: 'stored', updateAvailable: false });
  await expect(file.getBytes(0, 4)).rejects.toThrow();
  expect(new Uint8Array(await fileModule.openPackFile(next, 'basemap').getBytes(0, 4))).toEqual(fileBytes(2, 4));
});

test('[OF5] deleting takes everything off the device; stopping keeps what has arrived', async () => {
  const city = cityWith('v1', 1);
  const keeper = new keeperModule.PackKeeper(city);
  const stop = keeper.subscribe(() => keeper.state().loadedBytes >= CHUNK_BYTES && keeper.cancel());
  await keeper.start();
  stop();
  expect(keeper.state()).toMatchObject({ state: 'failed', error: null });
  expect(keeper.state().loadedBytes).toBeGreaterThanOrEqual(CHUNK_BYTES);
  await keeper.start();
  await keeper.remove();
  expect(keeper.state()).toMatchObject({ state: 'none', loadedBytes: 0 });
  expect(await keeperModule.storedPack(cityId)).toBeNull();
  const again = new keeperModule.PackKeeper(city);
  await again.load();
  expect(again.state().state).toBe('none');
});
