import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Feature, Point } from 'geojson';
import { latitudeOf, longitudeOf, type Marks, mercatorX, mercatorY, signAt } from './places.ts';

/** Pixels of a cell: the tile of a number fits into it. */
const CELL_PIXELS = 52;
/** The number stands where most are, but so far from the edges of its cell that two numbers never cover each other. */
const KEPT_FROM_EDGE = 0.38;
const WORLD_PIXELS = 512;
const THOUSAND = 1_000;
/** More than any screen has. */
const MAX_CELLS = 2 ** 17;

/** What stands in one cell of the map. */
interface Cell {
  readonly column: number;
  readonly row: number;
  readonly count: number;
  /** One of them; the only one where the count is 1. */
  readonly first: number;
  /** Sums of all places in it. */
  readonly x: number;
  readonly y: number;
  readonly box: GatheredBox;
}

/** The number of a cell as it is written: 999, 1.2k, 12k. */
function abbreviated(count: number): string {
  if (count < THOUSAND) return String(count);
  const thousands = count / THOUSAND;
  return `${thousands < 10 ? Math.round(thousands * 10) / 10 : Math.round(thousands)}k`;
}

/** Size of a cell in a world that is 1 wide, at a whole zoom. */
const cellSize = (zoom: number): number => CELL_PIXELS / (WORLD_PIXELS * 2 ** Math.floor(zoom));

/**
 * Signs for a view ([west, south, east, north]): one for a proposal that stands alone in its cell, a number for those that
 * share one. Cells belong to the world, not to the view, so panning moves nothing. One look at a hundred thousand takes
 * a few milliseconds, as what is in a cell is counted in typed arrays.
 */
export function gatherSigns(marks: Marks, view: BoundingBox, zoom: number): Feature<Point>[] {
  const size = cellSize(zoom);
  const [left, right, top, bottom] = edgesOf(view);
  if (((right - left) / size) * ((bottom - top) / size) > MAX_CELLS) return gatherSigns(marks, view, zoom - 1);
  return [...cellsOf(marks, view, size)].map((cell) => featureOf(marks, cell, size));
}

const edgesOf = ([west, south, east, north]: BoundingBox) =>
  [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)] as const;

function* cellsOf({ x, y }: Marks, view: BoundingBox, size: number): Generator<Cell> {
  const [left, right, top, bottom] = edgesOf(view);
  const [firstColumn, firstRow] = [Math.floor(left / size), Math.floor(top / size)];
  const columns = Math.floor(right / size) - firstColumn + 1;
  const cells = columns * (Math.floor(bottom / size) - firstRow + 1);
  const [counts, firsts] = [new Int32Array(cells), new Int32Array(cells)];
  const [sumsX, sumsY] = [new Float64Array(cells), new Float64Array(cells)];
  const [wests, norths] = [new Float64Array(cells).fill(1), new Float64Array(cells).fill(1)];
  const [easts, souths] = [new Float64Array(cells), new Float64Array(cells)];
  for (let at = 0; at < x.length; at++) {
    const px = x[at] ?? 0;
    const py = y[at] ?? 0;
    if (px < left || px > right || py < top || py > bottom) continue;
    const cell = (Math.floor(py / size) - firstRow) * columns + Math.floor(px / size) - firstColumn;
    const before = counts[cell] ?? 0;
    if (before === 0) firsts[cell] = at;
    counts[cell] = before + 1;
    sumsX[cell] = (sumsX[cell] ?? 0) + px;
    sumsY[cell] = (sumsY[cell] ?? 0) + py;
    if (px < (wests[cell] ?? 0)) wests[cell] = px;
    if (px > (easts[cell] ?? 0)) easts[cell] = px;
    if (py < (norths[cell] ?? 0)) norths[cell] = py;
    if (py > (souths[cell] ?? 0)) souths[cell] = py;
  }
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    yield {
      column: firstColumn + (cell % columns),
      row: firstRow + Math.floor(cell / columns),
      count,
      first: firsts[cell] ?? 0,
      x: sumsX[cell] ?? 0,
      y: sumsY[cell] ?? 0,
      box: { west: wests[cell] ?? 0, north: norths[cell] ?? 0, east: easts[cell] ?? 0, south: souths[cell] ?? 0 },
    };
  }
}

function featureOf(marks: Marks, cell: Cell, size: number): Feature<Point> {
  const { count, first, box } = cell;
  if (count === 1) {
    const properties = { id: marks.idAt(first), sign: signAt(marks, first) };
    return { type: 'Feature', properties, geometry: pointAt(cell.x, cell.y) };
  }
  const within = (sum: number, place: number) =>
    Math.min(Math.max(sum / count, (place + KEPT_FROM_EDGE) * size), (place + 1 - KEPT_FROM_EDGE) * size);
  const properties = { point_count: count, point_count_abbreviated: abbreviated(count), ...box };
  return { type: 'Feature', properties, geometry: pointAt(within(cell.x, cell.column), within(cell.y, cell.row)) };
}

const pointAt = (x: number, y: number): Point => ({ type: 'Point', coordinates: [longitudeOf(x), latitudeOf(y)] });

/** What a number stands for, in a world that is 1 wide. */
export interface GatheredBox {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** The zoom at which those behind a number fall apart; not below the one asked from. */
export function zoomInto({ west, north, east, south }: GatheredBox, zoom: number): number {
  const widest = Math.max(east - west, south - north) * WORLD_PIXELS;
  return Math.max(Math.floor(zoom) + 1, Math.ceil(Math.log2((2 * CELL_PIXELS) / widest)));
}

/** Those behind a number, `most` at most. */
export function membersOf({ idAt, x, y }: Marks, { west, north, east, south }: GatheredBox, most: number): string[] {
  const ids: string[] = [];
  for (let at = 0; at < x.length && ids.length < most; at++) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    if (px < west || px > east || py < north || py > south) continue;
    const id = idAt(at);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
