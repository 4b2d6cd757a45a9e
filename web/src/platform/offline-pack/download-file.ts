import { sha256 } from '@noble/hashes/sha2.js';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { CHUNK_BYTES, type PackFileKey, type PackStore } from '../db/pack-database.ts';

export interface RemoteFile {
  readonly url: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Why a download has ended before its end. */
export class DownloadError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, cause?: unknown) {
    super(`download: ${code}`, { cause });
    this.code = code;
  }
}

async function request(url: string, from: number, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal, ...(from > 0 ? { headers: { range: `bytes=${from}-` } } : {}) });
  } catch (cause) {
    throw new DownloadError('network-unreachable', cause);
  }
  if (!response.ok) throw new DownloadError(response.status === 404 ? 'not-found' : 'server-error');
  return response;
}

/** Cuts a stream into pieces of `CHUNK_BYTES`; the last one is what is left. */
async function* pieces(body: ReadableStream<Uint8Array>, skip: number): AsyncGenerator<ArrayBuffer> {
  const reader = body.getReader();
  let toSkip = skip;
  let piece = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    let rest = value.subarray(Math.min(toSkip, value.length));
    toSkip -= value.length - rest.length;
    while (rest.length > 0) {
      const part = rest.subarray(0, CHUNK_BYTES - filled);
      piece.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled < CHUNK_BYTES) continue;
      yield piece.buffer;
      piece = new Uint8Array(CHUNK_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.buffer.slice(0, filled);
}

/**
 * Brings a file into the store, from the first byte that is missing. `progress` hears of the bytes that are safely
 * there. Throws `DownloadError`; what has arrived stays for the next attempt.
 */
export async function downloadFile(
  store: PackStore,
  key: PackFileKey,
  file: RemoteFile,
  signal: AbortSignal,
  progress: (loadedBytes: number) => void,
): Promise<void> {
  const held = await store.loadedBytes(key);
  if (held < file.bytes) {
    // A short last piece is asked for again: pieces are whole, or the end of the file.
    const from = Math.floor(held / CHUNK_BYTES) * CHUNK_BYTES;
    const response = await request(file.url, from, signal);
    if (!response.body) throw new DownloadError('server-error');
    // A server that does not know ranges sends everything: what is here already is skipped.
    const skip = response.status === 206 ? 0 : from;
    let index = from / CHUNK_BYTES;
    let loaded = from;
    try {
      for await (const data of pieces(response.body, skip)) {
        if (signal.aborted) throw new DownloadError('network-unreachable');
        const ends = loaded + data.byteLength;
        // A cut stream ends in the middle of a piece: only the file's own end may be short.
        if (data.byteLength < CHUNK_BYTES && ends !== file.bytes) throw new DownloadError('network-unreachable');
        await store.putChunk(key, index, data);
        index += 1;
        loaded = ends;
        progress(loaded);
      }
    } catch (cause) {
      // A body that breaks off rejects with whatever the browser calls it; a full device with its own error.
      throw cause instanceof TypeError ? new DownloadError('network-unreachable', cause) : cause;
    }
    if (loaded < file.bytes) throw new DownloadError('network-unreachable');
  }
  await verify(store, key, file);
}

/** The whole file as it lies in the store, piece by piece; a wrong one is deleted, because no piece of it can be trusted. */
async function verify(store: PackStore, key: PackFileKey, file: RemoteFile): Promise<void> {
  const hash = sha256.create();
  let bytes = 0;
  for (let index = 0; bytes < file.bytes; index++) {
    const data = await store.readChunk(key, index);
    if (!data) break;
    hash.update(new Uint8Array(data));
    bytes += data.byteLength;
  }
  const hex = [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (bytes === file.bytes && hex === file.sha256) return;
  await store.deleteFile(key);
  throw new DownloadError('server-error');
}
