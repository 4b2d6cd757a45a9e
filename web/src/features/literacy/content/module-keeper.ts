import { useEffect, useSyncExternalStore } from 'react';
import { dropFiles, keepFile, keptPaths } from '~/platform/learning/index.ts';
import { type ModuleEntry, moduleEntries } from './module-entries.ts';

export interface KeptModule {
  readonly state: 'none' | 'loading' | 'stored' | 'failed';
  readonly loadedBytes: number;
}

/** Files fetched side by side: browsers open six connections, and the rest of the app needs some. */
const AT_A_TIME = 4;

const untouched: KeptModule = { state: 'none', loadedBytes: 0 };

/** Fetches modules onto this device, whole, and takes them off again. One for the app: a fetch goes on across pages. */
class ModuleKeeper {
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  #states: ReadonlyMap<string, KeptModule> = new Map();
  #looked: readonly ModuleEntry[] | null = null;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  states = (): ReadonlyMap<string, KeptModule> => this.#states;

  #set(id: string, state: KeptModule): void {
    this.#states = new Map([...this.#states, [id, state]]);
    for (const listener of this.#listeners) listener();
  }

  /** Looks what earlier visits have left. A module of an earlier version is fetched anew, the old one goes. */
  look = async (): Promise<void> => {
    const entries = moduleEntries();
    if (this.#looked === entries) return;
    this.#looked = entries;
    const kept = await keptPaths();
    const current = new Set(entries.flatMap(({ files }) => files.map(({ url }) => url)));
    // What lies here of another city is no matter of this one.
    const homes = entries.flatMap((entry) => entry.homes);
    const outdated = [...kept].filter(
      (path) => !current.has(path) && (path.startsWith('/assets/') || isIn(homes, path)),
    );
    for (const entry of entries) {
      const { id } = entry.description;
      const here = entry.files.filter(({ url }) => kept.has(url));
      if (here.length === entry.files.length) this.#set(id, { state: 'stored', loadedBytes: entry.bytes });
      else if (here.length > 0 || outdated.some((path) => isIn(entry.homes, path))) {
        this.#set(id, untouched);
        await this.keep(entry);
      } else this.#set(id, untouched);
    }
    await dropFiles(outdated);
  };

  /** Resolves with whether all of it lies on this device. Goes on where it stopped. */
  keep = async (entry: ModuleEntry): Promise<boolean> => {
    const { id } = entry.description;
    if (this.#states.get(id)?.state === 'stored') return true;
    if (this.#aborts.has(id)) return this.#untilSettled(id);
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.#set(id, { state: 'loading', loadedBytes: 0 });
    try {
      await this.#fetchAll(entry, abort.signal);
      this.#set(id, { state: 'stored', loadedBytes: entry.bytes });
      return true;
    } catch (error) {
      if (!abort.signal.aborted) console.warn(`the learning module ${id} was not fetched to its end`, error);
      const loadedBytes = this.#states.get(id)?.loadedBytes ?? 0;
      this.#set(id, abort.signal.aborted ? untouched : { state: 'failed', loadedBytes });
      return false;
    } finally {
      abort.abort();
      this.#aborts.delete(id);
    }
  };

  #untilSettled(id: string): Promise<boolean> {
    return new Promise((resolve) => {
      const release = this.subscribe(() => {
        const state = this.#states.get(id)?.state;
        if (state === 'loading') return;
        release();
        resolve(state === 'stored');
      });
    });
  }

  async #fetchAll(entry: ModuleEntry, signal: AbortSignal): Promise<void> {
    const { id } = entry.description;
    const kept = await keptPaths();
    const queue = [...entry.files];
    let loadedBytes = 0;
    const work = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        if (!kept.has(file.url)) await keepFile(file.url, signal);
        loadedBytes += file.bytes;
        this.#set(id, { state: 'loading', loadedBytes });
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }

  remove = async (entry: ModuleEntry): Promise<void> => {
    const { id } = entry.description;
    this.#aborts.get(id)?.abort();
    await dropFiles(entry.files.map(({ url }) => url));
    this.#set(id, untouched);
  };
}

const isIn = (homes: readonly string[], path: string): boolean => homes.some((home) => path.startsWith(home));

export const moduleKeeper = new ModuleKeeper();

export function useKeptModules(): (id: string) => KeptModule {
  const entries = moduleEntries();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another city has other modules
  useEffect(() => {
    moduleKeeper.look();
  }, [entries]);
  const states = useSyncExternalStore(moduleKeeper.subscribe, moduleKeeper.states);
  return (id) => states.get(id) ?? untouched;
}
