/** Photos as a camera writes them. */
import type { Page } from '@playwright/test';
import { cameraPosition, exifBlock, jpegSegments } from '@werkstadt/shared/test/exif-photo';
import { expect } from '../support/test.ts';
import { enterCoordinates, sayIt } from './citizen.ts';

/** Stands beside the pixels, and must never leave the phone. */
export const CAMERA_NAME = 'Kamera Geheim';

/** Full of detail, and nothing but pixels. Sides in pixels. */
async function pixelsAlone(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      const pixels = context.createImageData(width, height);
      let state = 7;
      for (let at = 0; at < pixels.data.length; at++) {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
        pixels.data[at] = at % 4 === 3 ? 255 : (state >>> 12) & 255;
      }
      context.putImageData(pixels, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    },
    [width, height] as const,
  );
  return Buffer.from(base64, 'base64');
}

/** A camera writes it between the start and the pixels. */
const withExif = (jpeg: Buffer, segment: Uint8Array): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);

/** A photo with the place where it was taken beside the pixels, WGS 84 [lon, lat]. */
export async function photoTakenAt(page: Page, place: readonly [number, number]): Promise<Buffer> {
  return withExif(await pixelsAlone(page, 400, 300), jpegSegments(exifBlock(cameraPosition(place), false)));
}

/** A photo with the camera's name beside the pixels (EXIF 2.3, tag «Make»). Sides in pixels. */
export async function cameraPhoto(page: Page, width = 2000, height = 1500): Promise<Buffer> {
  const jpeg = await pixelsAlone(page, width, height);
  const make = Buffer.from(`${CAMERA_NAME}\0`, 'latin1');
  const entry = Buffer.alloc(26);
  entry.write('II*\0', 0, 'latin1');
  entry.writeUInt32LE(8, 4);
  entry.writeUInt16LE(1, 8);
  entry.writeUInt16LE(0x010f, 10);
  entry.writeUInt16LE(2, 12);
  entry.writeUInt32LE(make.length, 14);
  entry.writeUInt32LE(26, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), entry, make]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return withExif(jpeg, Buffer.concat([head, exif]));
}

export const choosePhoto = (page: Page, buffer: Buffer): Promise<void> =>
  page.getByLabel('Foto auswählen').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer });

/** From the drawing screen to a form that is filled, with one photo. */
export async function sayItWithPhoto(
  page: Page,
  photo: Buffer,
  { alt, ...words }: { readonly alt: string; readonly title: string; readonly reason: string },
): Promise<void> {
  await enterCoordinates(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await choosePhoto(page, photo);
  await nothingToBlur(page);
  await page.getByLabel('Was ist auf Foto 1 zu sehen?').fill(alt);
  await sayIt(page, words);
}

/** The question that comes with each photo. */
export async function nothingToBlur(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Gesichter oder Kennzeichen?' });
  await dialog.getByRole('button', { name: 'Nichts zu verwischen' }).click();
  await expect(dialog).toBeHidden();
}
