import type { Position } from '../geometry/geojson.ts';
import { exifIn } from './exif-block.ts';

/** Tag of the directory about the place, in the first directory (EXIF 2.3, § 4.6.3). */
const GPS_DIRECTORY = 0x8825;
const LATITUDE_REF = 1;
const LATITUDE = 2;
const LONGITUDE_REF = 3;
const LONGITUDE = 4;
const RATIONAL = 5;
const ENTRY_BYTES = 12;
const RATIONAL_BYTES = 8;

/** Reads numbers in the block's own byte order. What lies outside reads as 0, which is no tag and no place. */
class Block {
  readonly #bytes: Uint8Array;
  readonly #littleEndian: boolean;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#littleEndian = bytes[0] === 0x49;
  }

  byte(at: number): number {
    return this.#bytes[at] ?? 0;
  }

  short(at: number): number {
    const [first, second] = [this.byte(at), this.byte(at + 1)];
    return this.#littleEndian ? second * 0x100 + first : first * 0x100 + second;
  }

  long(at: number): number {
    const [first, second] = [this.short(at), this.short(at + 2)];
    return this.#littleEndian ? second * 0x1_0000 + first : first * 0x1_0000 + second;
  }

  /** Where the entry of a tag begins in a directory; null where there is none. */
  entry(directory: number, tag: number): number | null {
    // Without this, a directory that says it has 65 535 entries would be read far beyond the end.
    const room = Math.floor((this.#bytes.length - directory - 2) / ENTRY_BYTES);
    const entries = Math.min(this.short(directory), room);
    for (let index = 0; index < entries; index += 1) {
      const at = directory + 2 + index * ENTRY_BYTES;
      if (this.short(at) === tag) return at;
    }
    return null;
  }
}

/** Degrees, minutes and seconds as three fractions; null where one of them is none. */
function degreesAt(block: Block, entry: number): number | null {
  if (block.short(entry + 2) !== RATIONAL || block.long(entry + 4) !== 3) return null;
  const start = block.long(entry + 8);
  const [degrees, minutes, seconds] = [0, 1, 2].map(
    (index) => block.long(start + index * RATIONAL_BYTES) / block.long(start + index * RATIONAL_BYTES + 4),
  );
  // Cameras without a fix write 0/0.
  const sum = (degrees ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? Number.NaN) / 3600;
  return Number.isFinite(sum) ? sum : null;
}

/** Signed degrees; null without the letter that tells the hemisphere: a guess could be a thousand kilometres off. */
function signedDegrees(
  block: Block,
  directory: number,
  [valueTag, refTag]: readonly [number, number],
  [positive, negative]: string,
  most: number,
): number | null {
  const [value, ref] = [block.entry(directory, valueTag), block.entry(directory, refTag)];
  if (value === null || ref === null) return null;
  const letter = String.fromCharCode(block.byte(ref + 8));
  const degrees = degreesAt(block, value);
  if (degrees === null || degrees > most || (letter !== positive && letter !== negative)) return null;
  return letter === negative ? -degrees : degrees;
}

/**
 * Where a photo says that it was taken, WGS 84 [lon, lat] (rule PH10); null where it does not, or not plainly. From the
 * first bytes of a JPEG or PNG, or a whole WebP. Total: whatever the bytes are, it ends and never throws.
 */
export function readPhotoPosition(photo: Uint8Array): Position | null {
  const bytes = exifIn(photo);
  if (!bytes) return null;
  const block = new Block(bytes);
  const pointer = block.entry(block.long(4), GPS_DIRECTORY);
  if (pointer === null) return null;
  const directory = block.long(pointer + 8);
  const latitude = signedDegrees(block, directory, [LATITUDE, LATITUDE_REF], 'NS', 90);
  const longitude = signedDegrees(block, directory, [LONGITUDE, LONGITUDE_REF], 'EW', 180);
  return latitude === null || longitude === null ? null : [longitude, latitude];
}
