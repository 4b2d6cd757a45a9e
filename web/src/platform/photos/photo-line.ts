import type { PhotoStep } from '@werkstadt/shared/photo/send-photo';
import { retryAfterMs } from '../api-answer.ts';

/** A piece on a slow line takes its time; a line that is dead takes no longer. */
const PIECE_TIMEOUT_MS = 90_000;
/** tus 1.0: the bytes do not have the hash they were named by. */
const CHECKSUM_MISMATCH = 460;

export const photoAddress = (cityId: string, photo: { readonly entityId: string; readonly sha256: string }): string =>
  `/b/${cityId}/${photo.entityId}/${photo.sha256}`;

export const askOffset = (address: string): Promise<PhotoStep> => request(address, { method: 'HEAD' });

export const bringPiece = async (
  address: string,
  offset: number,
  size: number,
  piece: ArrayBuffer,
): Promise<PhotoStep> => {
  const step = await request(address, {
    method: 'PATCH',
    body: piece,
    headers: {
      'content-type': 'application/offset+octet-stream',
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'upload-length': String(size),
    },
  });
  return step.kind === 'offset' && step.offset === size && offset + piece.byteLength === size ? { kind: 'over' } : step;
};

async function request(address: string, init: RequestInit): Promise<PhotoStep> {
  let answer: Response;
  try {
    const signal = AbortSignal.timeout(PIECE_TIMEOUT_MS);
    answer = await fetch(address, { ...init, credentials: 'same-origin', cache: 'no-store', signal });
  } catch {
    return { kind: 'wait', waitMs: 0 };
  }
  const { status, headers } = answer;
  // Only the city's own answer carries this: a captive portal's page does not.
  const offset = headers.get('upload-offset');
  if ((status === 200 || status === 204 || status === 409) && offset !== null && /^\d+$/.test(offset)) {
    return { kind: 'offset', offset: Number(offset) };
  }
  const own = headers.has('tus-resumable');
  if (!own) return { kind: 'wait', waitMs: 0 };
  switch (status) {
    case CHECKSUM_MISMATCH:
      return { kind: 'hash-differs' };
    case 401:
      return { kind: 'sign-in-needed' };
    case 403:
      return { kind: 'refused', code: 'photo-quota' };
    case 404:
      return { kind: 'gone' };
    case 422:
      return { kind: 'refused', code: 'photo-unreadable' };
    default:
      return { kind: 'wait', waitMs: retryAfterMs(headers) ?? 0 };
  }
}
