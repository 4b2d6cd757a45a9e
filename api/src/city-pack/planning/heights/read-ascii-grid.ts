import { CityPackError } from '../../city-pack-error.ts';
import type { HeightRaster } from './height-raster.ts';

/** What no height on land is; the usual mark of a cell without one is far below it. */
const LOWEST_METRES = -500;
const NEEDED = ['ncols', 'nrows', 'cellsize'] as const;

/**
 * Esri ASCII grid: `ncols`, `nrows`, `xllcorner` or `xllcenter`, `yllcorner` or `yllcenter`, `cellsize`, maybe
 * `NODATA_value`, then the heights in metres, row by row from the north. Throws `CityPackError` with file and line.
 */
export function readAsciiGrid(file: string, text: string, mostCells: number): HeightRaster {
  const lines = text.split(/\r?\n/);
  const heading = new Map<string, number>();
  let line = 0;
  for (; /^\s*[a-z]/i.test(lines[line] ?? ''); line++) {
    const [key = '', value = ''] = (lines[line] ?? '').trim().split(/\s+/);
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) {
      throw new CityPackError(`${file}, line ${line + 1}: "${value.slice(0, 40)}" is no number for ${key}.`);
    }
    heading.set(key.toLowerCase(), number);
  }
  const value = (...keys: readonly string[]) =>
    keys.map((key) => heading.get(key)).find((found) => found !== undefined);
  for (const key of NEEDED) {
    if (!((value(key) ?? 0) > 0)) throw new CityPackError(`${file}: the heading has no ${key}.`);
  }
  const [columns = 0, rows = 0, cell = 0] = NEEDED.map((key) => value(key));
  if (!Number.isInteger(columns) || !Number.isInteger(rows) || columns * rows > mostCells) {
    throw new CityPackError(`${file}: ${columns} × ${rows} cells are no grid of at most ${mostCells} cells.`);
  }
  const west = value('xllcorner') ?? minus(value('xllcenter'), cell / 2);
  const south = value('yllcorner') ?? minus(value('yllcenter'), cell / 2);
  if (west === undefined || south === undefined) {
    throw new CityPackError(`${file}: the heading does not say where the grid lies (xllcorner, yllcorner).`);
  }
  const metres = readCells(file, lines, line, columns * rows, value('nodata_value') ?? -9999);
  return { west, north: south + rows * cell, cellWidth: cell, cellHeight: cell, columns, rows, metres };
}

const minus = (value: number | undefined, part: number): number | undefined =>
  value === undefined ? undefined : value - part;

function readCells(file: string, lines: readonly string[], from: number, count: number, none: number): Float32Array {
  const metres = new Float32Array(count);
  let at = 0;
  for (let line = from; line < lines.length; line++) {
    for (const cell of (lines[line] ?? '').trim().split(/\s+/)) {
      if (cell === '') continue;
      const number = Number(cell);
      if (!Number.isFinite(number)) {
        throw new CityPackError(`${file}, line ${line + 1}: "${cell.slice(0, 40)}" is no height.`);
      }
      metres[at] = number === none || number < LOWEST_METRES ? Number.NaN : number;
      at += 1;
    }
  }
  if (at !== count) throw new CityPackError(`${file} has ${at} heights instead of ${count}.`);
  return metres;
}
