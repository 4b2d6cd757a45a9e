import { type SignName, signNames, signs } from '~/ui/state-sign-shapes.ts';
import type { Palette } from '../style/palette.ts';
import { drawImage } from './draw-image.ts';

/** CSS pixels: the tile that a sign stands in, and the sign in it. */
const TILE_PIXELS = 30;
const SIGN_PIXELS = 20;
const SIGN_BOX = 24;
const CORNER_PIXELS = 8;

function drawTile(context: CanvasRenderingContext2D, widthPixels: number, palette: Palette): void {
  context.beginPath();
  context.roundRect(1, 1, widthPixels - 2, TILE_PIXELS - 2, CORNER_PIXELS);
  context.fillStyle = palette.tile;
  context.fill();
  context.lineWidth = 1.25;
  context.strokeStyle = palette.tileEdge;
  context.stroke();
}

function drawSign(context: CanvasRenderingContext2D, sign: SignName, palette: Palette): void {
  const { tone, paths } = signs[sign];
  const scale = SIGN_PIXELS / SIGN_BOX;
  const inset = (TILE_PIXELS - SIGN_PIXELS) / 2;
  context.translate(inset, inset);
  context.scale(scale, scale);
  context.fillStyle = palette[tone];
  context.strokeStyle = palette[tone];
  context.lineWidth = 2.25;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { d, paint, dashed } of paths) {
    context.setLineDash(dashed ? [3.2, 3.1] : []);
    if (paint === 'fill') context.fill(new Path2D(d));
    else context.stroke(new Path2D(d));
  }
}

/** Wide enough for four digits. */
const CLUSTER_PIXELS = 40;

/** The same signs as on lists and pages, each in a tile that stands out from any ground; and the tile of a cluster. */
export function signImages(palette: Palette, pixelRatio: number): Record<string, ImageData> {
  const images: Record<string, ImageData> = {
    cluster: drawImage({ width: CLUSTER_PIXELS, height: TILE_PIXELS }, pixelRatio, (context) =>
      drawTile(context, CLUSTER_PIXELS, palette),
    ),
  };
  for (const sign of signNames) {
    images[`sign-${sign}`] = drawImage({ width: TILE_PIXELS, height: TILE_PIXELS }, pixelRatio, (context) => {
      drawTile(context, TILE_PIXELS, palette);
      drawSign(context, sign, palette);
    });
  }
  return images;
}
