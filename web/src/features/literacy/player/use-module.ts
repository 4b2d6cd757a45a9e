import { useEffect, useState } from 'react';
import { BrokenModule, type LoadedModule, loadModule } from '../content/load-module.ts';
import type { ModuleEntry } from '../content/module-entries.ts';
import { moduleKeeper } from '../content/module-keeper.ts';

export type ModuleLoading =
  | { readonly step: 'loading' }
  | { readonly step: 'unreachable' }
  | { readonly step: 'broken'; readonly error: BrokenModule }
  | { readonly step: 'ready'; readonly module: LoadedModule };

async function load(entry: ModuleEntry): Promise<ModuleLoading> {
  try {
    return { step: 'ready', module: await loadModule(entry) };
  } catch (error) {
    if (error instanceof BrokenModule) return { step: 'broken', error };
    console.warn(`the learning module ${entry.description.id} cannot be read`, error);
    return { step: 'unreachable' };
  }
}

/** Keeps a module on this device (it was begun, so it is wanted) and reads it. */
export function useModule(entry: ModuleEntry): ModuleLoading & { readonly retry: () => void } {
  const [loading, setLoading] = useState<ModuleLoading>({ step: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads anew
  useEffect(() => {
    let left = false;
    setLoading({ step: 'loading' });
    // Where it cannot be kept (storage full, no https) it is read from the server for this visit.
    moduleKeeper
      .keep(entry)
      .then(() => load(entry))
      .then((result) => {
        if (!left) setLoading(result);
      });
    return () => {
      left = true;
    };
  }, [entry, attempt]);
  return { ...loading, retry: () => setAttempt((count) => count + 1) };
}
