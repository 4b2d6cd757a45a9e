import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideModule } from '@werkstadt/shared/literacy/package/override';
import type { PackageFiles } from '@werkstadt/shared/literacy/package/package-files';
import { SEAL_FILE, sealPackage, sealProblem } from '@werkstadt/shared/literacy/package/seal';
import { readPackageZip, writePackageZip } from '@werkstadt/shared/literacy/package/zip-package';
import { zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { OperatorError } from '../platform/operator-error.ts';
import { runModuleCommand } from './module-command.ts';
import { readModuleFolder } from './module-folder.ts';
import { builtInModules } from './modules-folder.ts';
import { sealSigning, sealVerifying } from './seal-crypto.ts';

const rumourFolder = builtInModules().find(({ name }) => name === 'm2-rumour')?.path ?? '';
const rumour = readModuleFolder(rumourFolder);
const bytes = (text: string) => new TextEncoder().encode(text);
const scratch = mkdtempSync(join(tmpdir(), 'werkstadt-module-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('[L60] a package goes into a zip and out again, the same bytes each time', () => {
  const zip = writePackageZip(rumour);
  expect(writePackageZip(new Map([...rumour].reverse()))).toEqual(zip);
  const read = readPackageZip(zip);
  if (!('files' in read)) throw new Error(read.problem);
  expect([...read.files].map(([path, content]) => [path, Buffer.from(content).toString('base64')])).toEqual(
    [...rumour].map(([path, content]) => [path, Buffer.from(content).toString('base64')]),
  );
});

test.each([
  ['../module.json'],
  ['items/../../module.json'],
  ['/etc/module.json'],
  ['C:\\module.json'],
  ['items\\form-a.json'],
  ['./module.json'],
  ['items//form-a.json'],
])('[L60] a path that leads out of the package is refused: %s', (path) => {
  expect(readPackageZip(zipSync({ 'module.json': bytes('{}'), [path]: bytes('{}') }))).toEqual({
    problem: 'path-escape',
    file: path,
  });
});

test('[L60] too many files, too many bytes packed or unpacked, and what is no zip are refused', () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`items/${n}.json`, bytes('1')]));
  expect(readPackageZip(zipSync(many))).toMatchObject({ problem: 'too-many-files' });
  // Packs to two kilobytes.
  expect(readPackageZip(zipSync({ 'steps.json': new Uint8Array(2_000_001) }))).toMatchObject({
    problem: 'too-large',
    file: 'steps.json',
  });
  expect(readPackageZip(new Uint8Array(2_000_001))).toMatchObject({ problem: 'too-large' });
  expect(readPackageZip(bytes('<html>'))).toEqual({ problem: 'no-zip', file: '' });
  const whole = writePackageZip(rumour);
  expect(readPackageZip(whole.subarray(0, whole.length - 30))).toMatchObject({ problem: 'no-zip' });
});

test('[L60] an entry that says it is small and unpacks to more gives no more than it says', () => {
  const zip = zipSync({ 'steps.json': new Uint8Array(1_900_000) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  // The size in the central directory, from which the reader takes it.
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint32(directory + 24, 10, true);
  const read = readPackageZip(zip);
  expect('files' in read ? (read.files.get('steps.json')?.length ?? 0) : 0).toBeLessThanOrEqual(10);
});

const key = generateKeyPairSync('ed25519').privateKey;
const other = generateKeyPairSync('ed25519').privateKey;
const keyText = (of: typeof key) => Buffer.from(sealSigning(of).publicKey).toString('base64url');

test('[L61] a sealed package is taken with the key that one trusts, and refused with the reason otherwise', async () => {
  const sealed = await sealPackage(rumour, sealVerifying, sealSigning(key));
  const unsigned = await sealPackage(rumour, sealVerifying, null);
  const problem = (files: PackageFiles, keys: readonly string[]) => sealProblem(files, keys, sealVerifying);
  expect(await problem(sealed, [keyText(key)])).toBeNull();
  expect(await problem(new Map([...sealed].reverse()), [keyText(key)])).toBeNull();
  expect(await problem(sealed, [keyText(other)])).toBe('key-unknown');
  expect(await problem(unsigned, [keyText(key)])).toBe('not-signed');
  expect(await problem(unsigned, [])).toBeNull();
  expect(await problem(rumour, [])).toBe('seal-missing');
  expect(await problem(new Map([...sealed, ['steps.json', bytes('[]')]]), [keyText(key)])).toBe('hash-wrong');
  expect(await problem(new Map([...sealed, ['more.json', bytes('[]')]]), [keyText(key)])).toBe('hash-wrong');
  expect(await problem(new Map([...sealed].filter(([path]) => path !== 'steps.json')), [])).toBe('hash-wrong');
  expect(await problem(new Map([...sealed, [SEAL_FILE, bytes('{}')]]), [])).toBe('seal-broken');
  const seal = JSON.parse(Buffer.from(sealed.get(SEAL_FILE) ?? []).toString());
  const forged = { ...seal, publicKey: keyText(other) };
  expect(await problem(new Map([...sealed, [SEAL_FILE, bytes(JSON.stringify(forged))]]), [])).toBe('signature-wrong');
});

const strings = JSON.parse(Buffer.from(rumour.get('strings/de.json') ?? []).toString()) as Record<string, string>;
const form = JSON.parse(Buffer.from(rumour.get('items/form-a.json') ?? []).toString()) as Record<string, unknown>[];

test('[L62] a city puts its own words and items over a module; everything else stays', () => {
  const [firstKey = ''] = Object.keys(strings);
  const laid = overrideModule(
    rumour,
    new Map([
      ['strings/de.json', bytes(JSON.stringify({ [firstKey]: 'Unser eigenes Wort' }))],
      [
        'items/form-a.json',
        bytes(JSON.stringify([{ ...form[0], key: { ...(form[0]?.key as object), source: 'Stadtarchiv' } }])),
      ],
    ]),
  );
  expect(laid.issues).toEqual([]);
  expect(laid.module?.strings.get('de')).toEqual({ ...strings, [firstKey]: 'Unser eigenes Wort' });
  expect(laid.module?.items['form-a']).toHaveLength(8);
  expect(laid.module?.items['form-a'][0]?.key.source).toBe('Stadtarchiv');
});

test.each([
  ['steps.json', '[]', 'file-unknown'],
  ['module.json', '{}', 'file-unknown'],
  ['assets/run.js', '1', 'file-unknown'],
  ['strings/de.json', '[]', 'schema'],
  ['strings/de.json', '{', 'json'],
  ['strings/de.json', '{"step.more": "Wort"}', 'string-unused'],
  ['items/form-a.json', JSON.stringify([{ ...form[0], truth: !form[0]?.truth }]), 'counts'],
])('[L62] a city cannot change %s to %s', (file, content, rule) => {
  const laid = overrideModule(rumour, new Map([[file, bytes(content)]]));
  expect(laid.issues.map((issue) => issue.rule)).toContain(rule);
});

async function run(...args: string[]): Promise<{ sound: boolean; said: string }> {
  let said = '';
  const sound = await runModuleCommand(args, (text) => {
    said += text;
  });
  return { sound, said };
}

test('[L63] the command packs a sound module, checks the zip, and tells what is wrong with file, field and rule', async () => {
  const out = join(scratch, 'rumour.zip');
  const pem = join(scratch, 'key.pem');
  writeFileSync(pem, key.export({ format: 'pem', type: 'pkcs8' }));
  expect((await run('build', rumourFolder, '--out', out, '--key', pem)).said).toContain('signed');
  const checked = await run('check', out, '--texts');
  expect(checked.sound).toBe(true);
  expect(checked.said).toContain('unreviewed: 0 of 40 items');
  expect(checked.said).toMatch(/de item\.m2-a-01\.text: \d+ words, longest sentence \d+, WSTF/);

  const city = join(scratch, 'city');
  mkdirSync(join(city, 'strings'), { recursive: true });
  writeFileSync(join(city, 'strings/de.json'), '{"step.more": "Wort"}');
  const refused = await run('build', rumourFolder, '--city', city, '--out', join(scratch, 'none.zip'));
  expect(refused.sound).toBe(false);
  expect(refused.said).toContain('strings/de.json step.more: nothing names this text (string-unused)');
  expect(() => readFileSync(join(scratch, 'none.zip'))).toThrow('ENOENT');

  const damaged = Buffer.from(readFileSync(out));
  damaged.fill(0, 200, 260);
  writeFileSync(join(scratch, 'damaged.zip'), damaged);
  await expect(run('check', join(scratch, 'damaged.zip'))).rejects.toThrow(OperatorError);
  await expect(run('check', join(scratch, 'nowhere'))).rejects.toThrow(OperatorError);
  await expect(run('explain')).rejects.toThrow(OperatorError);
});
