/** A module of the bench with all it imports, as one script for browsers. */
import { build } from 'vite';

/** `name`: the global it makes; without one it is a module to be imported. */
export async function buildBrowserScript(entry: string, name: string | null = null): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, fileName: 'script', ...(name === null ? { formats: ['es'] } : { formats: ['iife'], name }) },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`no script was built of ${entry}`);
  return chunk.code;
}
