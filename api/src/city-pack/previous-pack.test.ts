import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOsmPbf } from '../demo-town/write-osm-pbf.ts';
import { buildCityPack } from './build-city-pack.ts';
import { smallTown } from './small-town.ts';

let folder = '';
let input = '';
let first = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previous-pack-'));
  input = join(folder, 'kleinau.osm.pbf');
  first = join(folder, 'first');
  await writeOsmPbf(smallTown().data(), input);
  await buildCityPack({ input, out: first });
});
afterEach(() => rm(folder, { recursive: true }));

test('[PN9] a pack that follows another one says so, with what became of its streets, and may take its place', async () => {
  const { version } = JSON.parse(await readFile(join(first, 'manifest.json'), 'utf8'));
  const { ways, ...data } = smallTown().data();
  await writeOsmPbf({ ...data, ways: ways.map((way) => ({ ...way, id: way.id + 500 })), relations: [] }, input);
  const manifest = await buildCityPack({ input, out: first, options: { previous: first } });
  expect(manifest.previous).toEqual({ version, streets: { same: 4, kept: 4, added: 0, gone: 0 } });
});

test('[PN9] what is no pack, or not the one that its manifest names, is refused, and the pack stays', async () => {
  const build = (previous: string) => buildCityPack({ input, out: first, options: { previous } });
  await expect(build(join(folder, 'nowhere'))).rejects.toThrow('manifest.json cannot be read');
  const changed = join(folder, 'changed');
  await cp(first, changed, { recursive: true });
  const bytes = await readFile(join(changed, 'planning.bin'));
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await writeFile(join(changed, 'planning.bin'), bytes);
  await expect(build(changed)).rejects.toThrow('is not the file that its manifest names');
  await writeFile(join(changed, 'manifest.json'), '{}');
  await expect(build(changed)).rejects.toThrow('is not that of a city pack');
});
