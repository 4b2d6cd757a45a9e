import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Feature, Point } from 'geojson';
import { latitudeOf, longitudeOf, mercatorX, mercatorY, type Places, signAt } from './places.ts';

/** Pixels of a cell: the tile of a number fits into it. */
const CELL_PIXELS = 52;
/** The number stands where most are, but so far from the edges of its cell that two numbers never cover each other. */
const KEPT_FROM_EDGE = 0.38;
const WORLD_PIXELS = 512;
const THOUSAND = 1_000;

/** What stands in one cell of the map. */
interface Cell {
  readonly column: number;
  readonly row: number;
  /** One of them; the only one where the count is 1. */
  readonly first: number;
  count: number;
  x: number;
  y: number;
  west: number;
  north: number;
  east: number;
  south: number;
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
 * a few milliseconds.
 */
export function gatherSigns(places: Places, [west, south, east, north]: BoundingBox, zoom: number): Feature<Point>[] {
  const { x, y } = places;
  const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)];
  const size = cellSize(zoom);
  const columns = Math.ceil(1 / size) + 1;
  const cells = new Map<number, Cell>();
  for (let at = 0; at < x.length; at++) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    if (px < left || px > right || py < top || py > bottom) continue;
    const [column, row] = [Math.floor(px / size), Math.floor(py / size)];
    const key = row * columns + column;
    const cell = cells.get(key);
    if (!cell) {
      cells.set(key, { column, row, first: at, count: 1, x: px, y: py, west: px, east: px, north: py, south: py });
      continue;
    }
    cell.count += 1;
    cell.x += px;
    cell.y += py;
    if (px < cell.west) cell.west = px;
    else if (px > cell.east) cell.east = px;
    if (py < cell.north) cell.north = py;
    else if (py > cell.south) cell.south = py;
  }
  return [...cells.values()].map((cell) => featureOf(places, cell, size));
}

function featureOf(places: Places, cell: Cell, size: number): Feature<Point> {
  const { count, first, west, north, east, south } = cell;
  if (count === 1) {
    const properties = { id: places.proposals[first]?.id, sign: signAt(places, first) };
    return { type: 'Feature', properties, geometry: pointAt(cell.x, cell.y) };
  }
  const within = (sum: number, place: number) =>
    Math.min(Math.max(sum / count, (place + KEPT_FROM_EDGE) * size), (place + 1 - KEPT_FROM_EDGE) * size);
  const properties = { point_count: count, point_count_abbreviated: abbreviated(count), west, north, east, south };
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
export function membersOf(
  { proposals, x, y }: Places,
  { west, north, east, south }: GatheredBox,
  most: number,
): string[] {
  const ids: string[] = [];
  for (let at = 0; at < x.length && ids.length < most; at++) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    const id = proposals[at]?.id;
    if (id && px >= west && px <= east && py >= north && py <= south) ids.push(id);
  }
  return ids;
}
