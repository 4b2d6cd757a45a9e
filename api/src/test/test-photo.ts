import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { TestPhone } from './test-phone.ts';

/** A photo as a careless device would send it: position, camera and a caption in its EXIF. */
export async function photoWithExif(width = 640, height = 480, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = ((at * 2_654_435_761 * seed) >>> 11) & 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .withExif({
      IFD0: { Make: 'Kamera Geheim', ImageDescription: 'Zuhause' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 3/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '9/1 3/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

export interface PieceAnswer {
  readonly status: number;
  readonly offset: number | null;
  readonly code: string | null;
}

const answerOf = async (response: Response): Promise<PieceAnswer> => {
  const offset = response.headers.get('upload-offset');
  const text = await response.text();
  const code = /"werkstadt":"([a-z-]+)"/.exec(text)?.[1] ?? null;
  return { status: response.status, offset: offset === null ? null : Number(offset), code };
};

const address = (phone: TestPhone, entityId: string, sha256: string) =>
  `${phone.url}/b/${phone.city}/${entityId}/${sha256}`;
export const photoHeaders = (phone: TestPhone): Record<string, string> => ({
  origin: phone.url,
  ...(phone.cookie ? { cookie: phone.cookie } : {}),
});

export const askOffset = async (phone: TestPhone, entityId: string, sha256: string): Promise<PieceAnswer> =>
  answerOf(await fetch(address(phone, entityId, sha256), { method: 'HEAD', headers: photoHeaders(phone) }));

export const sendPiece = async (
  phone: TestPhone,
  entityId: string,
  sha256: string,
  piece: { readonly offset: number; readonly length: number; readonly bytes: Uint8Array<ArrayBuffer> },
  headers: Record<string, string> = {},
): Promise<PieceAnswer> =>
  answerOf(
    await fetch(address(phone, entityId, sha256), {
      method: 'PATCH',
      headers: {
        ...photoHeaders(phone),
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(piece.offset),
        'upload-length': String(piece.length),
        ...headers,
      },
      body: piece.bytes,
    }),
  );

/** Sends all of a photo in one go; the last answer. */
export async function sendPhoto(
  phone: TestPhone,
  entityId: string,
  bytes: Uint8Array,
  sha256 = hashOf(bytes),
): Promise<PieceAnswer> {
  const step = 200_000;
  let answer: PieceAnswer = { status: 0, offset: 0, code: null };
  for (let offset = 0; offset < bytes.length; offset += step) {
    const piece = new Uint8Array(bytes.subarray(offset, offset + step));
    answer = await sendPiece(phone, entityId, sha256, { offset, length: bytes.length, bytes: piece });
    if (answer.status !== 204) return answer;
  }
  return answer;
}
