import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CameraPosition, cameraPosition, exifBlock, photoFiles } from '../test/exif-photo.ts';
import { readPhotoPosition } from './photo-position.ts';

const formats = Object.values(photoFiles);
const jpegOf = (position: CameraPosition) => photoFiles.jpeg(exifBlock(position, false));

/** Within a hundredth of a second of arc: a third of a metre. */
const near = (value: number) => expect.closeTo(value, 5);

describe('[PH10] where a photo was taken', () => {
  test.each([
    ['Lindental', [13.2603, 53.5574]],
    ['Rio', [-43.1729, -22.9068]],
    ['New York', [-74.006, 40.7128]],
    ['Sydney', [151.2093, -33.8688]],
  ] as const)('%s, in every format and byte order', (_, place) => {
    for (const littleEndian of [true, false]) {
      const block = exifBlock(cameraPosition(place), littleEndian);
      for (const format of formats) expect(readPhotoPosition(format(block))).toEqual(place.map(near));
    }
  });

  test('minutes with decimals and no seconds, as some phones write them', () => {
    const fractions = [
      [53, 1],
      [33_444, 1000],
      [0, 1],
    ] as const;
    const position = jpegOf({ latitude: ['N', ...fractions], longitude: ['E', ...fractions] });
    expect(readPhotoPosition(position)).toEqual([near(53.5574), near(53.5574)]);
  });

  test('nothing where the camera had no fix, leaves a hemisphere out or writes what is none', () => {
    const { latitude, longitude } = cameraPosition([13.2603, 53.5574]);
    const nothing = [
      [0, 0],
      [0, 0],
      [0, 0],
    ] as const;
    const tooFar = [
      [181, 1],
      [0, 1],
      [0, 1],
    ] as const;
    for (const position of [
      { latitude, longitude: ['E', ...nothing] },
      { latitude: ['N', ...nothing], longitude },
      { latitude: [null, ...latitude.slice(1)], longitude },
      { latitude, longitude: [null, ...longitude.slice(1)] },
      { latitude: ['E', ...latitude.slice(1)], longitude },
      { latitude, longitude: ['E', ...tooFar] },
      { latitude: ['N', [53, 1]], longitude },
    ] as CameraPosition[]) {
      expect(readPhotoPosition(jpegOf(position))).toBeNull();
    }
  });

  test('whatever the bytes are, it ends with a position on the globe or with none', () => {
    const garbage = fc.uint8Array({ maxLength: 400 });
    const start = fc.constantFrom(...formats.map((format) => format(new Uint8Array(0))), new Uint8Array(0));
    const whole = fc.constantFrom(...formats.map((format) => format(exifBlock(cameraPosition([13, 53]), true))));
    const spoilt = fc
      .tuple(whole, fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }), fc.nat(300))
      .map(([bytes, changes, end]) => {
        const copy = bytes.slice(0, Math.max(1, end));
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return copy;
      });
    const files = fc.oneof(
      spoilt,
      fc.tuple(start, garbage).map(([head, tail]) => Uint8Array.from([...head, ...tail])),
    );
    let found = 0;
    fc.assert(
      fc.property(files, (bytes) => {
        const position = readPhotoPosition(bytes);
        if (!position) return;
        found += 1;
        expect(Math.abs(position[0])).toBeLessThanOrEqual(180);
        expect(Math.abs(position[1])).toBeLessThanOrEqual(90);
      }),
      { seed: 31, numRuns: 2000 },
    );
    // It did not only meet what it turns away at once.
    expect(found).toBeGreaterThan(50);
  });

  test('a file that is made of the shortest parts ends too', () => {
    const parts = new Uint8Array(4_000_000).fill(0);
    parts.set(photoFiles.webp(new Uint8Array(0)).subarray(0, 12));
    expect(readPhotoPosition(parts)).toBeNull();
  });
});
