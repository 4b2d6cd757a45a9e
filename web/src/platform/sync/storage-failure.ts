import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { CityCache } from '../db/city-cache.ts';
import { isQuotaExceeded } from '../db/durable-write.ts';

/** Thrown where a code cannot be answered: nothing was stored, and this is why. */
export class NotKept extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(`not kept on this device: ${code}`);
    this.code = code;
  }
}

/**
 * Writes to the vault; where the device is full, frees what can be fetched again, and tries once more ([S7]). Never a
 * waiting act or a draft. Answers why nothing was stored.
 */
export async function writeOrFree<T>(
  cache: CityCache | null,
  write: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ErrorCode }> {
  try {
    return { ok: true, value: await write() };
  } catch (error) {
    if (!isQuotaExceeded(error) || !cache) return storageFailure(error);
  }
  try {
    await cache.dropAll();
    return { ok: true, value: await write() };
  } catch (error) {
    return storageFailure(error);
  }
}

function storageFailure(error: unknown): { readonly ok: false; readonly code: ErrorCode } {
  console.error('this device did not keep it', error);
  return { ok: false, code: isQuotaExceeded(error) ? 'storage-full' : 'storage-refused' };
}
