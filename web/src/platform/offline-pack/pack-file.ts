import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { CHUNK_BYTES } from '../db/pack-database.ts';
import { forgetStoredPack, packStore, storedPack } from './pack-keeper.ts';

export interface PackFile {
  /** `length` bytes from `offset`, fewer at the end of the file. Rejects where they can be had from nowhere. */
  readonly getBytes: (offset: number, length: number) => Promise<ArrayBuffer>;
}

interface StoredFile {
  readonly version: string;
  readonly name: string;
  readonly bytes: number;
}

async function storedFile(cityId: string, role: string): Promise<StoredFile | null> {
  const pack = await storedPack(cityId);
  const file = pack?.files.find((candidate) => candidate.role === role);
  return pack && file ? { version: pack.version, name: file.name, bytes: file.bytes } : null;
}

/** Joins the pieces that cover a range of a stored file; null where the person has deleted it meanwhile. */
async function readRange(
  cityId: string,
  { version, name, bytes }: StoredFile,
  offset: number,
  length: number,
): Promise<ArrayBuffer | null> {
  const store = packStore();
  const end = Math.min(offset + length, bytes);
  const joined = new Uint8Array(Math.max(0, end - offset));
  for (let index = Math.floor(offset / CHUNK_BYTES); index * CHUNK_BYTES < end; index++) {
    const data = await store.readChunk({ cityId, version, name }, index);
    if (!data) {
      forgetStoredPack(cityId);
      return null;
    }
    const start = index * CHUNK_BYTES;
    const part = new Uint8Array(data).subarray(Math.max(0, offset - start), end - start);
    joined.set(part, Math.max(0, start - offset));
  }
  return joined.buffer;
}

async function fetchRange(url: string, offset: number, length: number): Promise<ArrayBuffer> {
  const response = await fetch(url, { headers: { range: `bytes=${offset}-${offset + length - 1}` } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const data = await response.arrayBuffer();
  // A server that does not know ranges sends the whole file.
  return response.status === 206 ? data : data.slice(offset, offset + length);
}

export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Version of the pack it belongs to: the stored one may be older than the one on offer. */
  readonly packVersion: string;
}

/** A whole file of the stored, verified pack; null where none is stored. */
export async function readPackFile(city: CityInfo, role: string): Promise<WholeFile | null> {
  const file = await storedFile(city.id, role);
  const data = file && (await readRange(city.id, file, 0, file.bytes));
  return data && { bytes: new Uint8Array(data), packVersion: file.version };
}

/** A whole file of the pack, from this device or else from the server; null where the city has none of that role. */
export async function loadWholeFile(city: CityInfo, role: string): Promise<WholeFile | null> {
  const stored = await readPackFile(city, role);
  if (stored) return stored;
  const file = city.pack?.files.find((candidate) => candidate.role === role);
  if (!city.pack || !file) return null;
  const response = await fetch(`${city.pack.baseUrl}${file.name}`);
  if (!response.ok) throw new Error(`${file.name} answers ${response.status}`);
  return { bytes: new Uint8Array(await response.arrayBuffer()), packVersion: city.pack.version };
}

/** Its bytes alone. */
export const loadPackFile = async (city: CityInfo, role: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  (await loadWholeFile(city, role))?.bytes ?? null;

/** Whether a file of the pack lies on this device. */
export const hasPackFile = async (city: CityInfo, role: string): Promise<boolean> =>
  (await storedFile(city.id, role)) !== null;

/**
 * A file of the city's pack, piece by piece: from this device where this very version is stored, else from the server.
 * Without a network an older stored version serves; the handle then stays with that one, because pieces of two versions
 * do not fit together.
 */
export function openPackFile(city: CityInfo, role: string): PackFile {
  const { pack } = city;
  const remote = pack?.files.find((file) => file.role === role);
  let older: StoredFile | null = null;
  let begun = false;

  async function fromServer(offset: number, length: number): Promise<ArrayBuffer> {
    if (!pack || !remote) throw new Error(`the city has no file ${role}`);
    const data = await fetchRange(`${pack.baseUrl}${remote.name}`, offset, length);
    begun = true;
    return data;
  }

  return {
    async getBytes(offset, length) {
      const stored = older ?? (await storedFile(city.id, role));
      if (stored && (older || stored.version === pack?.version)) {
        const data = await readRange(city.id, stored, offset, length);
        begun ||= data !== null;
        if (data) return data;
        if (older) throw new Error(`${older.name} is no longer on this device`);
      }
      try {
        return await fromServer(offset, length);
      } catch (error) {
        const data = begun || !stored ? null : await readRange(city.id, stored, offset, length);
        if (!data) throw error;
        older = stored;
        return data;
      }
    },
  };
}
