import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { isQuotaExceeded } from '../db/durable-write.ts';
import { PhotoIncomplete } from '../db/vault-photos.ts';
import { namedPhotos } from '../photos/named-photos.ts';
import { dropAllPictures } from '../photos/picture-shelf.ts';
import type { CityParts } from './city-parts.ts';

/** Thrown where a code cannot be answered: nothing was stored, and this is why. */
export class NotKept extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(`not kept on this device: ${code}`);
    this.code = code;
  }
}

type Freeable = Pick<CityParts, 'cache' | 'vault' | 'memory'>;

/** What the device can do without, first what costs least to have again ([S7]). */
const freeing: readonly ((parts: Freeable) => Promise<unknown> | undefined)[] = [
  ({ cache }) => Promise.all([dropAllPictures(), cache?.dropAll()]),
  ({ vault, memory }) => vault.current?.photos.freeStored(namedPhotos(memory)),
];

/**
 * Writes to the vault; where the device is full, frees what the city has too, step by step, and tries again ([S7]).
 * Never a waiting act, a draft or a photo that the city does not have. Answers why nothing was stored.
 */
export async function writeOrFree<T>(
  parts: Freeable,
  write: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ErrorCode }> {
  for (const free of [...freeing, null]) {
    try {
      return { ok: true, value: await write() };
    } catch (error) {
      if (!isQuotaExceeded(error) || !free) return storageFailure(error);
      await free(parts);
    }
  }
  return { ok: false, code: 'storage-full' };
}

function storageFailure(error: unknown): { readonly ok: false; readonly code: ErrorCode } {
  if (error instanceof PhotoIncomplete) return { ok: false, code: 'photo-incomplete' };
  console.error('this device did not keep it', error);
  return { ok: false, code: isQuotaExceeded(error) ? 'storage-full' : 'storage-refused' };
}
