import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ambRecord } from '@werkstadt/shared/literacy/package/exchange/amb';
import { qtiFiles, type ScaleWords } from '@werkstadt/shared/literacy/package/exchange/qti';
import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import type { LearningModule } from '@werkstadt/shared/literacy/package/learning-module';
import type { PackageFiles } from '@werkstadt/shared/literacy/package/package-files';
import { zipSync } from 'fflate';
import { OperatorError } from '../platform/operator-error.ts';

/** The four answers where a module brings none. */
const standardWords: Readonly<Record<ModuleLanguage, ScaleWords>> = {
  de: ['sicher falsch', 'eher falsch', 'eher wahr', 'sicher wahr'],
  en: ['surely false', 'rather false', 'rather true', 'surely true'],
  'de-einfach': ['sicher falsch', 'eher falsch', 'eher wahr', 'sicher wahr'],
};

/** Writes `<id>.amb.json` for catalogues and `<id>.qti.<language>.zip` for learning platforms; answers their paths. */
export function writeExchange(module: LearningModule, files: PackageFiles, folder: string, address: string): string[] {
  const { id, inLanguage } = module.description;
  const pictures = [...files].filter(([path]) => path.startsWith('assets/') && !path.endsWith('.json'));
  const written = new Map<string, string | Uint8Array>([
    [`${id}.amb.json`, `${JSON.stringify(ambRecord(module.description, address), null, 2)}\n`],
    ...inLanguage.map((language): [string, Uint8Array] => {
      const texts = [...qtiFiles(module, language, standardWords[language])];
      const encoded = texts.map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
      return [
        `${id}.qti.${language}.zip`,
        zipSync(Object.fromEntries([...encoded, ...pictures]), { mtime: '1980-01-02T00:00:00' }),
      ];
    }),
  ]);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of written) writeFileSync(join(folder, name), content);
  } catch {
    throw new OperatorError(`${folder} cannot be written.`);
  }
  return [...written.keys()].map((name) => join(folder, name));
}
