import type { BlurTrace } from '@werkstadt/shared/photo/blur';
import { MAX_PHOTO_BYTES, PHOTO_MAX_SIDE_PIXELS } from '@werkstadt/shared/photo/photo';
import type { PreparedPhoto } from '~/platform/data/index.ts';

/** A face that fills the photo becomes a few spots of colour: nobody can draw it back from them. */
const MOSAIC_CELLS = 20;
/** The first that makes the photo small enough. */
const QUALITIES = [0.82, 0.7, 0.5] as const;

export type AnyCanvas = HTMLCanvasElement | OffscreenCanvas;
export type MakeCanvas = (width: number, height: number) => AnyCanvas;

function contextOf(canvas: AnyCanvas): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!(context instanceof Object) || !('drawImage' in context)) throw new Error('this browser draws no pictures');
  return context;
}

/** Width and height in pixels with the longest side no longer than `side`. */
export function fitInside(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** The whole picture as a few spots of colour. */
export function mosaicOf(picture: AnyCanvas, makeCanvas: MakeCanvas): AnyCanvas {
  const [columns, rows] = fitInside(picture.width, picture.height, MOSAIC_CELLS);
  const tiny = makeCanvas(columns, rows);
  const tinyContext = contextOf(tiny);
  tinyContext.imageSmoothingQuality = 'high';
  tinyContext.drawImage(picture, 0, 0, columns, rows);
  const mosaic = makeCanvas(picture.width, picture.height);
  contextOf(mosaic).drawImage(tiny, 0, 0, picture.width, picture.height);
  return mosaic;
}

/** Draws the picture with its traces covered by its mosaic. `mask`: a canvas of the same size to work on. */
export function drawBlurred(
  target: AnyCanvas,
  picture: AnyCanvas,
  mosaic: AnyCanvas,
  mask: AnyCanvas,
  traces: readonly BlurTrace[],
): void {
  const { width, height } = picture;
  const context = contextOf(target);
  context.drawImage(picture, 0, 0);
  if (traces.length === 0) return;
  const maskContext = contextOf(mask);
  maskContext.globalCompositeOperation = 'source-over';
  maskContext.clearRect(0, 0, width, height);
  maskContext.lineCap = 'round';
  maskContext.lineJoin = 'round';
  for (const { radius, points } of traces) {
    maskContext.lineWidth = 2 * radius * Math.max(width, height);
    maskContext.beginPath();
    for (const [index, [x, y]] of points.entries()) {
      if (index === 0) maskContext.moveTo(x * width, y * height);
      maskContext.lineTo(x * width, y * height);
    }
    maskContext.stroke();
  }
  maskContext.globalCompositeOperation = 'source-in';
  maskContext.drawImage(mosaic, 0, 0);
  context.drawImage(mask, 0, 0);
}

/** The image in the size it is given away in, turned as the camera was held. Rejects where it cannot be read. */
export async function drawScaled(source: Blob, makeCanvas: MakeCanvas): Promise<AnyCanvas> {
  const image = await createImageBitmap(source, { imageOrientation: 'from-image' });
  try {
    const [width, height] = fitInside(image.width, image.height, PHOTO_MAX_SIDE_PIXELS);
    const canvas = makeCanvas(width, height);
    const context = contextOf(canvas);
    // What shows through is paper, not black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  } finally {
    image.close();
  }
}

async function jpegOf(canvas: AnyCanvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no JPEG was made'))), 'image/jpeg', quality),
  );
}

/** A photo as it is given away: pixels alone, no place, no camera, no time ([TR9]). */
export async function renderPhoto(
  source: Blob,
  traces: readonly BlurTrace[],
  makeCanvas: MakeCanvas,
): Promise<PreparedPhoto> {
  const picture = await drawScaled(source, makeCanvas);
  const { width, height } = picture;
  const target = traces.length === 0 ? picture : makeCanvas(width, height);
  if (traces.length > 0) {
    drawBlurred(target, picture, mosaicOf(picture, makeCanvas), makeCanvas(width, height), traces);
  }
  for (const quality of QUALITIES) {
    const blob = await jpegOf(target, quality);
    if (blob.size <= MAX_PHOTO_BYTES) {
      return { bytes: await blob.arrayBuffer(), mime: 'image/jpeg', width, height };
    }
  }
  throw new Error('the photo stays too large');
}
