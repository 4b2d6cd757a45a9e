/** More parts than any camera writes stand before the one that is looked for only in files made to keep us busy. */
const MOST_PARTS = 1000;

const EXIF_NAME = 'Exif\0\0';

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Part {
  readonly isExif: boolean;
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** A JPEG's segments up to the pixels: a marker, then the length that counts itself. */
function jpegSegment(bytes: Uint8Array, at: number): Part | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || bytes[at + 1] === 0xda) return null;
  const next = at + 2 + view(bytes).getUint16(at + 2);
  const isExif = bytes[at + 1] === 0xe1 && textAt(bytes, at + 4, EXIF_NAME.length) === EXIF_NAME;
  return { isExif, from: at + 4, to: next, next };
}

/** A PNG's chunks: length, name, data, check sum. */
function pngChunk(bytes: Uint8Array, at: number): Part | null {
  if (at + 8 > bytes.length) return null;
  const from = at + 8;
  const to = from + view(bytes).getUint32(at);
  return { isExif: textAt(bytes, at + 4, 4) === 'eXIf', from, to, next: to + 4 };
}

/** A WebP's chunks: name, length, data, and one byte more after an odd length. */
function webpChunk(bytes: Uint8Array, at: number): Part | null {
  if (at + 8 > bytes.length) return null;
  const from = at + 8;
  const to = from + view(bytes).getUint32(at + 4, true);
  return { isExif: textAt(bytes, at, 4) === 'EXIF', from, to, next: to + (to % 2) };
}

const formats = [
  { isIt: (bytes: Uint8Array) => textAt(bytes, 0, 2) === '\xff\xd8', start: 2, partAt: jpegSegment },
  { isIt: (bytes: Uint8Array) => textAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n', start: 8, partAt: pngChunk },
  {
    isIt: (bytes: Uint8Array) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP',
    start: 12,
    partAt: webpChunk,
  },
];

/**
 * What a camera writes beside the pixels, wherever the picture's format keeps it: a small TIFF file of its own, from its
 * byte order mark on. Null in other formats, and where there is none.
 */
export function exifIn(bytes: Uint8Array): Uint8Array | null {
  const format = formats.find(({ isIt }) => isIt(bytes));
  let at = format?.start ?? 0;
  for (let parts = 0; format && parts < MOST_PARTS; parts += 1) {
    const part = format.partAt(bytes, at);
    // Each part is longer than nothing, so this comes to an end.
    if (!part || part.next <= at) return null;
    if (part.isExif) return tiffOf(bytes.subarray(part.from, part.to));
    at = part.next;
  }
  return null;
}

/** Some programs write the JPEG's name before the block in the other formats too. */
function tiffOf(block: Uint8Array): Uint8Array | null {
  const tiff = textAt(block, 0, EXIF_NAME.length) === EXIF_NAME ? block.subarray(EXIF_NAME.length) : block;
  const start = textAt(tiff, 0, 4);
  return start === 'II*\0' || start === 'MM\0*' ? tiff : null;
}
