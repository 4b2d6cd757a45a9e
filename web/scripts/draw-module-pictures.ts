/**
 * Draws the pictures of the module "Bild am falschen Platz" as SVG files. They stand for photos and for pictures made
 * with AI; all are drawn in one manner, so that nothing but their history tells them apart. Same program, same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { curiousScenes } from './module-pictures/curious-scenes.ts';
import { peopleIn } from './module-pictures/people.ts';
import { riverScenes } from './module-pictures/river-scenes.ts';
import { picture } from './module-pictures/shapes.ts';
import { squareScenes } from './module-pictures/square-scenes.ts';
import { streetScenes } from './module-pictures/street-scenes.ts';

/** More would weigh too much on a slow line. */
const MOST_BYTES = 12_000;

const folder = resolve(import.meta.dirname, '../../shared/src/literacy/modules/m4-picture/assets');
mkdirSync(folder, { recursive: true });
for (const { file, parts } of [...riverScenes, ...squareScenes, ...streetScenes, ...curiousScenes]) {
  const svg = picture([peopleIn(parts.join('')), ...parts]);
  const bytes = new TextEncoder().encode(svg).length;
  if (bytes > MOST_BYTES) throw new Error(`${file} has ${bytes} bytes, more than ${MOST_BYTES}`);
  writeFileSync(join(folder, file), svg);
}
