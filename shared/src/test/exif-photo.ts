/** A position as cameras write it (EXIF 2.3): what is left out is not in the block. */
export interface CameraPosition {
  readonly latitude: readonly [letter: string | null, ...fractions: readonly (readonly [number, number])[]];
  readonly longitude: readonly [letter: string | null, ...fractions: readonly (readonly [number, number])[]];
}

/** Degrees, minutes and hundredths of seconds. */
export function cameraPosition([longitude, latitude]: readonly [number, number]): CameraPosition {
  const fractions = (degrees: number) => {
    const whole = Math.round(Math.abs(degrees) * 360_000);
    return [
      [Math.floor(whole / 360_000), 1],
      [Math.floor(whole / 6000) % 60, 1],
      [whole % 6000, 100],
    ] as const;
  };
  return {
    latitude: [latitude < 0 ? 'S' : 'N', ...fractions(latitude)],
    longitude: [longitude < 0 ? 'W' : 'E', ...fractions(longitude)],
  };
}

/** The EXIF block of a photo that was taken there. */
export function exifBlock({ latitude, longitude }: CameraPosition, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(200);
  const view = new DataView(bytes.buffer);
  const short = (at: number, value: number) => view.setUint16(at, value, littleEndian);
  const long = (at: number, value: number) => view.setUint32(at, value, littleEndian);
  const entry = (at: number, [tag, type, count]: readonly [number, number, number]) => {
    short(at, tag);
    short(at + 2, type);
    long(at + 4, count);
  };
  bytes.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  short(2, 42);
  long(4, 8);
  short(8, 1);
  entry(10, [0x8825, 4, 1]);
  long(18, 26);
  let at = 28;
  let values = 100;
  for (const [tag, [letter, ...fractions]] of [
    [1, latitude],
    [3, longitude],
  ] as const) {
    if (letter !== null) {
      entry(at, [tag, 2, 2]);
      bytes[at + 8] = letter.charCodeAt(0);
      at += 12;
    }
    entry(at, [tag + 1, 5, fractions.length]);
    long(at + 8, values);
    at += 12;
    for (const [above, below] of fractions) {
      long(values, above);
      long(values + 4, below);
      values += 8;
    }
  }
  short(26, (at - 28) / 12);
  return bytes;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const big32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

/** After the mark of the start: as a camera writes it. */
export function jpegSegments(block: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = latin('Exif\0\0');
  const length = block.length + name.length + 2;
  return joined([0xff, 0xe1, length >> 8, length & 255], name, block);
}

/** Files without pixels, around an EXIF block. */
export const photoFiles: Readonly<Record<'jpeg' | 'png' | 'webp', (block: Uint8Array) => Uint8Array<ArrayBuffer>>> = {
  jpeg: (block) => joined([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1], jpegSegments(block), [0xff, 0xda]),
  png: (block) =>
    joined(latin('\x89PNG\r\n\x1a\n'), big32(1), latin('tEXt?'), big32(0), big32(block.length), latin('eXIf'), block),
  webp: (block) =>
    joined(
      latin('RIFF....WEBPVP8 '),
      big32(3).reverse(),
      [1, 2, 3, 0],
      latin('EXIF'),
      big32(block.length + 6).reverse(),
      latin('Exif\0\0'),
      block,
    ),
};
