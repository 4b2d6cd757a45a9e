import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkModule } from '@werkstadt/shared/literacy/package/check-module';
import { allItems } from '@werkstadt/shared/literacy/package/learning-module';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { OperatorError } from '../platform/operator-error.ts';
import { runModuleCommand } from './module-command.ts';
import { readModuleFolder } from './module-folder.ts';
import { builtInModules } from './modules-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'werkstadt-exchange-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const address = 'https://stadt.example/lernen';

async function exchanged(path: string, name: string) {
  const folder = join(scratch, name);
  const args = ['build', path, '--out', join(scratch, `${name}.zip`), '--exchange', folder, '--address', address];
  expect(await runModuleCommand(args, () => undefined)).toBe(true);
  const { module } = checkModule(readModuleFolder(path));
  if (!module) throw new Error(`${path} cannot be read`);
  return { folder, module, id: module.description.id };
}

/** Names of elements that are not closed in their order; empty = well-formed, as far as elements go. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', selfClosing] of xml.matchAll(/<(\/?)([\w-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) return [name];
    } else if (!selfClosing) open.push(name);
  }
  return open;
}

/** What is left of a text when its elements, entities and declaration are taken out. */
const bare = (xml: string): string =>
  xml.replace(/<\?xml[^>]*\?>|<\/?[\w-]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>|&(?:amp|lt|gt|quot);/g, '');

/** Points that a QTI item gives for an answer. */
const pointsFor = (xml: string, rating: number): string | undefined =>
  new RegExp(`map-key="R${rating}" mapped-value="(\\d)"`).exec(xml)?.[1];

test.each(builtInModules())(
  '[L64] $name is described and its items are exchanged: every key, in every language',
  async ({ path, name }) => {
    const { folder, module, id } = await exchanged(path, name);
    const amb: unknown = JSON.parse(readFileSync(join(folder, `${id}.amb.json`), 'utf8'));
    expect(amb).toMatchObject({
      '@context': ['https://w3id.org/kim/amb/context.jsonld', { '@language': 'de' }],
      id: address,
      type: ['LearningResource'],
      name: module.description.name.de,
      license: { id: 'https://creativecommons.org/licenses/by/4.0/' },
      inLanguage: ['de', 'en'],
      about: expect.arrayContaining([
        { type: 'Concept', id: 'http://w3id.org/kim/schulfaecher/s1023', prefLabel: { de: 'Politik' } },
      ]),
    });
    for (const language of module.description.inLanguage) {
      const files = unzipSync(readFileSync(join(folder, `${id}.qti.${language}.zip`)));
      const manifest = strFromU8(files['imsmanifest.xml'] ?? new Uint8Array());
      for (const [, file = ''] of manifest.matchAll(/<file href="([^"]+)"/g))
        expect(Object.keys(files)).toContain(file);
      for (const item of allItems(module)) {
        const xml = strFromU8(files[`${item.id}.xml`] ?? new Uint8Array());
        expect(unclosed(xml)).toEqual([]);
        expect(bare(xml)).not.toMatch(/[<>&]/);
        expect([1, 2, 3, 4].map((rating) => pointsFor(xml, rating))).toEqual(
          item.truth ? ['0', '0', '1', '1'] : ['1', '1', '0', '0'],
        );
        expect(manifest).toContain(`href="${item.id}.xml"`);
      }
    }
  },
);

test('[L64] an address that is none, and an exchange without one, are refused', async () => {
  const [first] = builtInModules();
  const build = ['build', first?.path ?? '', '--out', join(scratch, 'refused.zip'), '--exchange', scratch];
  await expect(runModuleCommand(build, () => undefined)).rejects.toThrow(OperatorError);
  await expect(runModuleCommand([...build, '--address', 'stadt'], () => undefined)).rejects.toThrow('https://');
});
