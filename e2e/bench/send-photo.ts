/** A photo on its way from a phone to the city, by the app's own rules (`shared`), piece by piece. */
import { setTimeout } from 'node:timers/promises';
import { PHOTO_PIECE_BYTES } from '@werkstadt/shared/photo/photo';
import { type PhotoStep, sendPhoto } from '@werkstadt/shared/photo/send-photo';
import { exchange, type Sending } from './http-exchange.ts';

export interface PhotoToSend {
  readonly city: string;
  readonly entityId: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Ends when the city has it; a city that asks to wait is asked again. */
export async function bringPhoto(
  url: string,
  cookie: string,
  { city, entityId, sha256, bytes }: PhotoToSend,
): Promise<void> {
  const ask = (sending: Sending) => stepOf(`${url}/b/${city}/${entityId}/${sha256}`, { ...sending, cookie });
  for (;;) {
    const sent = await sendPhoto<Buffer>({
      size: bytes.length,
      stopped: () => false,
      openSession: async () => null,
      ask: () => ask({ method: 'HEAD' }),
      bring: async (offset, piece) => {
        const headers = {
          'content-type': 'application/offset+octet-stream',
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'upload-length': String(bytes.length),
        };
        const step = await ask({ method: 'PATCH', body: piece, headers });
        return step.kind === 'offset' && step.offset === bytes.length ? { kind: 'over' } : step;
      },
      pieceFrom: async (offset) => bytes.subarray(offset, offset + PHOTO_PIECE_BYTES),
      showSent: () => undefined,
      hashDiffers: async () => undefined,
    });
    if (sent.kind === 'stored') return;
    if (sent.kind !== 'wait') throw new Error(`a photo was answered with ${JSON.stringify(sent)}`);
    await setTimeout(sent.waitMs);
  }
}

async function stepOf(address: string, sending: Sending): Promise<PhotoStep> {
  const { status, headers, body } = await exchange(address, sending);
  const offset = headers['upload-offset'];
  if (typeof offset === 'string' && (status === 200 || status === 204 || status === 409)) {
    return { kind: 'offset', offset: Number(offset) };
  }
  if (status === 503 || status === 429) return { kind: 'wait', waitMs: Number(headers['retry-after'] ?? 1) * 1000 };
  throw new Error(`a photo was refused with ${status}: ${JSON.stringify(body)}`);
}
