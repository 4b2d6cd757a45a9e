import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compressFolder } from './platform/compress-folder.ts';
import { OperatorError } from './platform/operator-error.ts';

const root = resolve(import.meta.dirname, '../..');
const webFolder = join(root, 'web');
export const webDistFolder = join(webFolder, 'dist');
const stampFile = join(webDistFolder, '.built-from');

/** Everything the built app depends on. */
const SOURCES = [
  ...['web/src', 'web/scripts', 'web/project.inlang', 'web/index.html', 'web/vite.config.ts', 'web/package.json'],
  ...['shared/src', 'public', 'pnpm-lock.yaml'],
];
/** Made by the build itself or irrelevant to it. */
const IGNORED = /(^|\/)(paraglide|cache|node_modules)(\/|$)|\.test\.tsx?$/;

function hashSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const names = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort() : [''];
    for (const name of names) {
      const file = join(path, name);
      if (IGNORED.test(`${source}/${name}`) || !statSync(file).isFile()) continue;
      hash.update(`${source}/${name}\0`).update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Runs a program of the project with this Node; what it said comes with the failure. */
function run(args: readonly string[], cwd: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    }
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new OperatorError(`The web app could not be built:\n${said.trim()}`));
    });
  });
}

export const compileMessages = (): Promise<void> => run(['web/scripts/compile-messages.ts'], root);

/** Builds the web app unless it was built from just these sources; says whether it did. */
export async function buildWebApp(onStart: () => void): Promise<boolean> {
  const sources = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return false;
  onStart();
  await compileMessages();
  await run([join(webFolder, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], webFolder);
  await compressFolder(webDistFolder, /\.(js|mjs|css|html|svg|json|webmanifest)$/);
  writeFileSync(stampFile, sources);
  return true;
}

/** Where the development server finds the app. */
export const webSourceFolder = webFolder;
