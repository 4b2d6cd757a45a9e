/**
 * Runs in a process of its own: reads a photo from standard input, writes the public pictures to standard output as one
 * line of JSON (their sizes in bytes) and the bytes of each behind it. Nothing of what came is copied: pixels alone.
 */
import sharp from 'sharp';
import { imageFormatOf } from './image-format.ts';

/** What a 24-megapixel camera makes; unpacked that is 72 MB. */
const MAX_PIXELS = 24_000_000;
const FULL_SIDE_PIXELS = 1600;
/** Twice a thumbnail's side. */
const SMALL_SIDE_PIXELS = 480;
const QUALITY = 80;
/** Of 6: costs half of what the library's own 4 does, for 1 % more bytes. */
const EFFORT = 2;
/** Tells bytes that are no photo (`EX_DATAERR` of sysexits). */
const NOT_A_PHOTO_EXIT = 65;

sharp.cache(false);
sharp.concurrency(1);
// Decoders that are never needed are never reached: SVG, PDF, TIFF, GIF and whatever the library learns later.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

async function readAll(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}

async function reencode(bytes: Buffer): Promise<Buffer[]> {
  const format = imageFormatOf(bytes);
  if (!format) throw new Error('the first bytes are of no known image');
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false });
  const found = await open().metadata();
  if (found.format !== format) throw new Error('what it is and what it seems to be are two things');
  const inside = (side: number) =>
    open()
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: EFFORT })
      .toBuffer();
  // One after the other: two at once would need twice the memory.
  return [await inside(FULL_SIDE_PIXELS), await inside(SMALL_SIDE_PIXELS)];
}

try {
  const [full, small] = await reencode(await readAll());
  if (!full || !small) throw new Error('a picture is missing');
  const head = `${JSON.stringify({ full: full.length, small: small.length })}\n`;
  process.stdout.write(Buffer.concat([Buffer.from(head), full, small]));
} catch {
  // The library's words may hold parts of what came: the code says enough.
  process.exitCode = NOT_A_PHOTO_EXIT;
}
