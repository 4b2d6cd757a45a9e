import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { isQuotaExceeded } from '../db/durable-write.ts';
import { hasPackDatabase, openPackStore, type PackStore, type StoredPack } from '../db/pack-database.ts';
import { DownloadError, downloadFile } from './download-file.ts';

export interface OfflinePackState {
  readonly state: 'none' | 'loading' | 'stored' | 'failed';
  /** Of the version on offer, safe on this device. */
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** Why loading has stopped; null where the person stopped it. */
  readonly error: ErrorCode | null;
  /** A pack is stored, and the city offers a newer one; `start` fetches it, and the old one serves until then. */
  readonly updateAvailable: boolean;
}

type Pack = NonNullable<CityInfo['pack']>;

const opened = new Map<'store', PackStore>();
const stored = new Map<string, Promise<StoredPack | null>>();

/** The one connection to the packs; opening it makes the database. */
export function packStore(): PackStore {
  const held = opened.get('store') ?? openPackStore();
  opened.set('store', held);
  return held;
}

async function readStored(cityId: string): Promise<StoredPack | null> {
  try {
    return (await hasPackDatabase()) ? await packStore().readStored(cityId) : null;
  } catch (error) {
    console.warn('offline maps cannot be read on this device', error);
    return null;
  }
}

/** What is stored of a city; asks nothing and makes nothing where no pack was ever wanted. Looked up once. */
export function storedPack(cityId: string): Promise<StoredPack | null> {
  const held = stored.get(cityId) ?? readStored(cityId);
  stored.set(cityId, held);
  return held;
}

/** Another pack, or none, is stored now (perhaps by another tab): look again. */
export const forgetStoredPack = (cityId: string): void => {
  stored.delete(cityId);
};

/** Fetches, checks, switches and deletes one city's pack. */
export class PackKeeper {
  readonly #cityId: string;
  readonly #pack: Pack | null;
  readonly #store: () => PackStore;
  readonly #listeners = new Set<() => void>();
  #abort: AbortController | null = null;
  #current: OfflinePackState;
  #stored: StoredPack | null = null;

  constructor(city: Pick<CityInfo, 'id' | 'pack'>, store: () => PackStore = packStore) {
    this.#cityId = city.id;
    this.#pack = city.pack;
    this.#store = store;
    const totalBytes = city.pack?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    this.#current = { state: 'none', loadedBytes: 0, totalBytes, error: null, updateAvailable: false };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): OfflinePackState => this.#current;

  #set(change: Partial<OfflinePackState>): void {
    this.#current = { ...this.#current, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Looks what an earlier visit has left: a pack, a part of one, or nothing. */
  async load(): Promise<void> {
    const pack = this.#pack;
    if (this.#abort || !(await hasPackDatabase()) || !pack) return;
    forgetStoredPack(this.#cityId);
    this.#stored = await storedPack(this.#cityId);
    if (this.#stored) {
      const updateAvailable = this.#stored.version !== pack.version;
      const loadedBytes = updateAvailable ? await this.#loadedBytes(pack) : this.#current.totalBytes;
      return this.#set({ state: 'stored', updateAvailable, loadedBytes });
    }
    const loadedBytes = await this.#loadedBytes(pack);
    if (loadedBytes > 0) this.#set({ state: 'failed', loadedBytes });
  }

  async #loadedBytes({ version, files }: Pack): Promise<number> {
    let sum = 0;
    for (const { name } of files) sum += await this.#store().loadedBytes({ cityId: this.#cityId, version, name });
    return sum;
  }

  /** Begins, or goes on where it stopped. */
  start = async (): Promise<void> => {
    const pack = this.#pack;
    if (!pack || this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ state: 'loading', error: null });
    try {
      await this.#fetchAll(pack, abort.signal);
      this.#stored = { cityId: this.#cityId, version: pack.version, files: pack.files };
      await this.#store().switchTo(this.#stored);
      forgetStoredPack(this.#cityId);
      this.#set({ state: 'stored', loadedBytes: this.#current.totalBytes, updateAvailable: false });
    } catch (error) {
      if (!abort.signal.aborted) console.warn('the offline map was not fetched to its end', error);
      const code = abort.signal.aborted ? null : codeOf(error);
      this.#set({ state: this.#stored ? 'stored' : 'failed', error: code });
    } finally {
      this.#abort = null;
    }
  };

  async #fetchAll({ version, baseUrl, files }: Pack, signal: AbortSignal): Promise<void> {
    let before = 0;
    for (const file of files) {
      const key = { cityId: this.#cityId, version, name: file.name };
      const remote = { url: `${baseUrl}${file.name}`, bytes: file.bytes, sha256: file.sha256 };
      await downloadFile(this.#store(), key, remote, signal, (loaded) => this.#set({ loadedBytes: before + loaded }));
      before += file.bytes;
      this.#set({ loadedBytes: before });
    }
  }

  /** Stops; what has arrived stays, so that `start` goes on from there. */
  cancel = (): void => this.#abort?.abort();

  /** Takes the pack, or what has arrived of it, off this device. */
  remove = async (): Promise<void> => {
    this.cancel();
    await this.#store().remove(this.#cityId);
    forgetStoredPack(this.#cityId);
    this.#stored = null;
    this.#set({ state: 'none', loadedBytes: 0, error: null, updateAvailable: false });
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof DownloadError) return error.code;
  return isQuotaExceeded(error) ? 'storage-full' : 'storage-refused';
}
