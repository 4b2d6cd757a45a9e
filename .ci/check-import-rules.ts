/**
 * Keeps the import rule honest: one planted break per rule, each of which must be refused, and one allowed
 * import beside it, which must pass. Runs Biome with this project's configuration over a folder of its own.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const planted = [
  { file: 'shared/src/proposal/planted.ts', breaks: '@werkstadt/api/router', allowed: 'zod/mini' },
  { file: 'shared/src/sync/planted.ts', breaks: 'node:fs', allowed: 'uuid' },
  { file: 'web/src/ui/planted.ts', breaks: '~/features/map/index.ts', allowed: 'react' },
  { file: 'web/src/ui/planted-dexie.ts', breaks: 'dexie', allowed: 'react' },
  { file: 'web/src/platform/sync/planted.ts', breaks: '~/features/map/index.ts', allowed: '~/ui/button.tsx' },
  { file: 'web/src/platform/sync/planted-dexie.ts', breaks: 'dexie', allowed: '@werkstadt/shared/sync/fold' },
  { file: 'web/src/platform/data/planted-api.ts', breaks: '@werkstadt/api/router', allowed: '@trpc/client' },
  { file: 'web/src/features/me/planted.ts', breaks: '~/app/router.tsx', allowed: '~/features/map/index.ts' },
  {
    file: 'web/src/features/me/planted-deep.ts',
    breaks: '~/features/map/map-view.tsx',
    allowed: '~/platform/data/index.ts',
  },
  { file: 'web/src/features/me/planted-map.ts', breaks: 'maplibre-gl', allowed: 'react' },
  { file: 'web/src/features/draw/planted.ts', breaks: '~/features/review/screen.tsx', allowed: 'maplibre-gl' },
  { file: 'api/src/features/sync/planted.ts', breaks: 'postgres', allowed: 'fastify' },
];

const source = (specifier: string) => `export { thing } from '${specifier}';\n`;

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
const failures: string[] = [];
try {
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  configuration.vcs = { enabled: false };
  delete configuration.$schema;
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(configuration));
  for (const { file, breaks, allowed } of planted) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source(breaks));
    writeFileSync(join(folder, file.replace('planted', 'allowed')), source(allowed));
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const { file, breaks, allowed } of planted) {
    for (const [name, mustFail, specifier] of [
      [file, true, breaks],
      [file.replace('planted', 'allowed'), false, allowed],
    ] as const) {
      const run = spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', '--only=style/noRestrictedImports', name], {
        cwd: folder,
        encoding: 'utf8',
      });
      const refused = run.status !== 0 && `${run.stdout}${run.stderr}`.includes('noRestrictedImports');
      if (refused !== mustFail) {
        failures.push(`${name}: importing ${specifier} is ${refused ? 'refused' : 'let through'}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
console.log(`import rules: ${planted.length} planted breaks, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
