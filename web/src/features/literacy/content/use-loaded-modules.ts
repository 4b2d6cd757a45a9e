import { useEffect, useState } from 'react';
import { type LoadedModule, loadModule } from './load-module.ts';
import { type ModuleEntry, moduleEntries } from './module-entries.ts';

export type LoadedModules = readonly LoadedModule[] | 'loading' | 'unreachable';

async function load(entries: readonly ModuleEntry[]): Promise<LoadedModules> {
  try {
    return await Promise.all(entries.map(loadModule));
  } catch (error) {
    console.warn('a module cannot be read', error);
    return 'unreachable';
  }
}

/** Several modules at once, from this device or the server. `entries`: null while it is not known which. */
export function useLoadedModules(entries: readonly ModuleEntry[] | null): LoadedModules {
  const [modules, setModules] = useState<LoadedModules>('loading');
  const key = entries?.map(({ description }) => description.id).join(' ') ?? null;
  useEffect(() => {
    if (key === null) return;
    let left = false;
    const ids = key.split(' ');
    load(moduleEntries().filter(({ description }) => ids.includes(description.id))).then((loaded) => {
      if (!left) setModules(loaded);
    });
    return () => {
      left = true;
    };
  }, [key]);
  return modules;
}
