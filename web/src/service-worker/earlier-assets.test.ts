import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryCaches } from '../platform/test/memory-caches.ts';
import { keepEarlierAssets, matchEarlierAsset } from './earlier-assets.ts';

const origin = 'https://stadt.example';

const memory = { caches: new MemoryCaches() };
beforeEach(() => {
  memory.caches = new MemoryCaches();
  vi.stubGlobal('caches', memory.caches);
});

async function install(release: readonly string[]): Promise<void> {
  const urls = release.map((path) => `${origin}${path}`);
  await keepEarlierAssets('current', new Set(urls));
  const current = await memory.caches.open('current');
  for (const request of await current.keys()) await current.delete(request);
  for (const url of urls) await current.put(new Request(url), new Response(url));
}

test('[AU1] a tab of the version before still finds its lazily loaded parts after the new one is in place', async () => {
  await install(['/index.html', '/assets/screen-a1.js']);
  await install(['/index.html', '/assets/screen-b2.js']);
  await install(['/index.html', '/assets/screen-c3.js']);
  for (const part of ['a1', 'b2']) {
    const found = await matchEarlierAsset(new Request(`${origin}/assets/screen-${part}.js`));
    expect(await found?.text()).toContain(part);
  }
  // Pages are never those of another version.
  expect(await matchEarlierAsset(new Request(`${origin}/index.html`))).toBeUndefined();
});

test('[AU1] what is left of earlier versions does not grow for ever: the oldest goes first', async () => {
  const release = (n: number) => Array.from({ length: 100 }, (_, part) => `/assets/part-${part}-${n}.js`);
  for (let n = 1; n <= 4; n++) await install(release(n));
  expect(await matchEarlierAsset(new Request(`${origin}${release(1)[0]}`))).toBeUndefined();
  expect(await matchEarlierAsset(new Request(`${origin}${release(3)[99]}`))).toBeDefined();
  expect(memory.caches.entries.get('werkstadt-shell-earlier')?.size).toBe(150);
});

test('the first visit has nothing earlier, and makes nothing', async () => {
  await keepEarlierAssets('current', new Set());
  expect(await matchEarlierAsset(new Request(`${origin}/assets/screen-a1.js`))).toBeUndefined();
  expect([...memory.caches.entries.keys()]).toEqual([]);
});
