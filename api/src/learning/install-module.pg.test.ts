import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideModule } from '@werkstadt/shared/literacy/package/override';
import { sealPackage } from '@werkstadt/shared/literacy/package/seal';
import { writePackageZip } from '@werkstadt/shared/literacy/package/zip-package';
import { afterAll, expect, test } from 'vitest';
import { findCityBySlug } from '../db/cities.ts';
import { makeCity } from '../test/test-city.ts';
import { withDatabase } from '../test/with-database.ts';
import { installModule, removeModule } from './install-module.ts';
import { readModuleFolder } from './module-folder.ts';
import { builtInModules } from './modules-folder.ts';
import { sealSigning, sealVerifying } from './seal-crypto.ts';

const { database } = await withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'werkstadt-install-'));
afterAll(() => rmSync(folder, { recursive: true }));
const packs = join(folder, 'packs');
await makeCity(database, 'modulstadt');

const city = { privateKey: generateKeyPairSync('ed25519').privateKey, name: 'city' };
const stranger = { privateKey: generateKeyPairSync('ed25519').privateKey, name: 'stranger' };
const keyFile = join(folder, 'city.pem');
writeFileSync(keyFile, city.privateKey.export({ format: 'pem', type: 'pkcs8' }));

const app = readModuleFolder(builtInModules().find(({ name }) => name === 'm2-rumour')?.path ?? '');
async function zipOf(title: string, signer: typeof city, damage?: string): Promise<string> {
  const key = Object.keys(JSON.parse(new TextDecoder().decode(app.get('strings/de.json'))))[0] ?? '';
  const laid = overrideModule(app, new Map([['strings/de.json', encode({ [key]: title })]]));
  expect(laid.issues).toEqual([]);
  const sealed = new Map(await sealPackage(laid.files, sealVerifying, sealSigning(signer.privateKey)));
  if (damage !== undefined) sealed.set('strings/de.json', encode({ [key]: damage }));
  const path = join(folder, `${title.replaceAll(' ', '-')}-${signer.name}.zip`);
  writeFileSync(path, writePackageZip(sealed));
  return path;
}
const encode = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));

const modulesNow = async () => (await findCityBySlug(database, 'modulstadt'))?.modules ?? [];

test('[L65] a city’s module lies where phones find it, its newer version takes its place, and it can be taken away', async () => {
  const first = await zipOf('Worum es in Modulstadt geht', city);
  const install = (zip: string) => installModule(database, packs, { zip, slug: 'modulstadt', keyFile });
  expect(await install(first)).toEqual({ id: 'm2', isNew: true });
  const [module] = await modulesNow();
  expect(module).toMatchObject({ id: 'm2', publicKey: sealKey(city.privateKey) });
  for (const { path, bytes } of module?.files ?? []) {
    const file = join(packs, (module?.baseUrl ?? '').replace('/packs/', ''), path);
    expect(readFileSync(file).length, path).toBe(bytes);
  }
  expect(module?.files.map(({ path }) => path)).toContain('seal.json');

  const second = await zipOf('Worum es heute geht', city);
  expect(await install(second)).toEqual({ id: 'm2', isNew: false });
  const [newer, ...others] = await modulesNow();
  expect(others).toEqual([]);
  expect(newer?.baseUrl).not.toBe(module?.baseUrl);
  expect(existsSync(join(packs, (module?.baseUrl ?? '').replace('/packs/', ''))), 'older files stay').toBe(true);

  await removeModule(database, 'modulstadt', 'm2');
  expect(await modulesNow()).toEqual([]);
  await expect(removeModule(database, 'modulstadt', 'm2')).rejects.toThrow('no learning module "m2"');
});

test('[L65] a damaged package, another signer and an unknown city are refused with the reason; the older one stays', async () => {
  await installModule(database, packs, { zip: await zipOf('Es bleibt', city), slug: 'modulstadt', keyFile });
  const before = await modulesNow();
  const refused = (zip: string, slug = 'modulstadt') => installModule(database, packs, { zip, slug, keyFile });
  await expect(refused(await zipOf('Kaputt', city, 'anders'))).rejects.toThrow('hash-wrong (seal.json)');
  await expect(refused(await zipOf('Fremd', stranger))).rejects.toThrow('key-unknown (seal.json)');
  await expect(refused(await zipOf('Wohin', city), 'nirgends')).rejects.toThrow('There is no city "nirgends"');
  expect(await modulesNow()).toEqual(before);
});

function sealKey(key: typeof city.privateKey): string {
  return Buffer.from(sealSigning(key).publicKey).toString('base64url');
}
