import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { overrideModule } from '@werkstadt/shared/literacy/package/override';
import { sealPackage } from '@werkstadt/shared/literacy/package/seal';
import { beforeEach, expect, test, vi } from 'vitest';
import { sealVerifying } from '~/platform/seal-verifying.ts';
import { loadModule } from './load-module.ts';
import { appEntry, type ModuleEntry } from './module-entries.ts';

const folder = resolve(import.meta.dirname, '../../../../../shared/src/literacy/modules/m2-rumour');
const app = appEntry('m2');
if (!app) throw new Error('the module m2 is missing');

const bytesOf = new Map(app.files.map(({ path }) => [path, new Uint8Array(readFileSync(resolve(folder, path)))]));
const encode = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
const someString = Object.keys(JSON.parse(new TextDecoder().decode(bytesOf.get('strings/de.json'))))[0] ?? '';

/** What the server has by address; the app's own files lie there as well. */
const served = new Map<string, Uint8Array>();
beforeEach(() => {
  served.clear();
  for (const { path, url } of app.files) served.set(url, bytesOf.get(path) ?? new Uint8Array());
  vi.stubGlobal('fetch', async (url: string) => {
    const bytes = served.get(url);
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  });
  return () => vi.unstubAllGlobals();
});

async function citysVersion(text: string): Promise<ModuleEntry> {
  const laid = overrideModule(bytesOf, new Map([['strings/de.json', encode({ [someString]: text })]]));
  const files = await sealPackage(laid.files, sealVerifying, null);
  const listed = [...files].map(([path, bytes]) => {
    const url = `/packs/teststadt/modules/m2/hash/${path}`;
    served.set(url, bytes);
    return { path, url, bytes: bytes.length };
  });
  return { ...app, files: listed, sealed: { publicKey: null } } as ModuleEntry;
}

test('[L65] the city’s version is played as it was sealed', async () => {
  const module = await loadModule(await citysVersion('Ein Wort der Stadt'));
  expect(module.refused).toBeNull();
  expect(module.strings.get('de')?.[someString]).toBe('Ein Wort der Stadt');
});

test('[L65] a city’s version with one byte changed is refused by name, and the app plays its own', async () => {
  const entry = await citysVersion('Ein Wort der Stadt');
  const damaged = entry.files.find(({ path }) => path === 'strings/de.json')?.url ?? '';
  served.set(damaged, encode({ ...JSON.parse(new TextDecoder().decode(served.get(damaged))), [someString]: 'Anders' }));
  const module = await loadModule(entry);
  expect(module.refused?.issues).toEqual([{ file: 'seal.json', field: '', message: 'hash-wrong' }]);
  expect(module.strings.get('de')?.[someString]).not.toMatch(/Anders|Stadt/);
});

test('[L65] a city’s version that cannot be had now is not taken for a refused one', async () => {
  const entry = await citysVersion('Ein Wort der Stadt');
  served.delete(entry.files[0]?.url ?? '');
  await expect(loadModule(entry)).rejects.toThrow('404');
});
