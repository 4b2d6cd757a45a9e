import { basename } from 'node:path';
import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { CityPackError } from '../../city-pack-error.ts';
import { DL_DE_BY_2_0, officialStatistics } from '../../data-source.ts';
import { sha256 } from '../../pack-folder.ts';
import { LAEA_EUROPE, type MapProjection, projectionOf } from '../heights/map-projection.ts';
import { readCityFile } from './read-table.ts';

const CELL_METRES = 100;
/** More than any hundred metres square holds. */
const MOST_PEOPLE = 20_000;
const COLUMNS = ['GITTER_ID_100m', 'x_mp_100m', 'y_mp_100m', 'Einwohner'] as const;
const SOURCE = {
  name: 'Zensus 2022',
  date: '2022-05-15',
  attribution: officialStatistics('Zensus 2022', 'www.zensus2022.de'),
  licence: DL_DE_BY_2_0,
};

/** Residents by squares of a hundred metres; a square that is not there has none. */
export interface ZensusGrid {
  readonly cells: readonly ZensusCell[];
  /** The square that a place lies in; null where nobody is counted. WGS 84 [lon, lat]. */
  cellAt(position: Position): number | null;
  readonly about: { readonly name: string; readonly date: string; readonly attribution: string };
  readonly source: PackManifest['sources'][number];
}

interface ZensusCell {
  readonly residents: number;
  /** Its middle, WGS 84 [lon, lat]. */
  readonly middle: Position;
}

/**
 * The grid of the Zensus 2022 as it is downloaded, for all of Germany or a part: what lies in the map's box is kept.
 * Throws `CityPackError` that names file, line and column of what is wrong ([PN11]).
 */
export async function readZensusGrid(path: string, bbox: BoundingBox): Promise<ZensusGrid> {
  const bytes = await readCityFile(path);
  const file = basename(path);
  const projection = projectionOf(LAEA_EUROPE);
  if (!projection) throw new Error('the projection of the grid is missing');
  const box = boxAround(projection, bbox);
  const rowOf = new Map<string, number>();
  const cells: ZensusCell[] = [];
  // The whole country has three million lines: they are read one by one, not all split at once.
  for (const { x, y, residents, refuse } of linesOf(file, bytes)) {
    if (x < box.west || x > box.east || y < box.south || y > box.north) continue;
    const key = keyOf(x, y);
    if (rowOf.has(key)) throw refuse('GITTER_ID_100m', 'this square is there twice');
    rowOf.set(key, cells.length);
    cells.push({ residents, middle: projection.inverse([x, y]) });
  }
  if (cells.length === 0) throw new CityPackError(`${file} has no square in the box of the map.`);
  return {
    cells,
    cellAt: ([longitude, latitude]) => {
      const [x, y] = projection.forward([longitude, latitude]);
      return rowOf.get(keyOf(middleOf(x), middleOf(y))) ?? null;
    },
    about: { name: SOURCE.name, date: SOURCE.date, attribution: SOURCE.attribution },
    source: { ...SOURCE, file, bytes: bytes.length, sha256: sha256(bytes) },
  };
}

const keyOf = (x: number, y: number): string => `${x} ${y}`;
const middleOf = (metres: number): number => Math.floor(metres / CELL_METRES) * CELL_METRES + CELL_METRES / 2;

/** The map's box in metres, its sides bent as they are: a few places of each are enough at the size of a town. */
function boxAround(projection: MapProjection, [west, south, east, north]: BoundingBox) {
  const places = [0, 0.25, 0.5, 0.75, 1].flatMap((share): [number, number][] => {
    const [longitude, latitude] = [west + (east - west) * share, south + (north - south) * share];
    return [
      [longitude, south],
      [longitude, north],
      [west, latitude],
      [east, latitude],
    ];
  });
  const [xs, ys] = [0, 1].map((axis) => places.map((place) => projection.forward(place)[axis === 0 ? 0 : 1]));
  return {
    west: Math.min(...(xs ?? [])) - CELL_METRES,
    east: Math.max(...(xs ?? [])) + CELL_METRES,
    south: Math.min(...(ys ?? [])) - CELL_METRES,
    north: Math.max(...(ys ?? [])) + CELL_METRES,
  };
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly residents: number;
  readonly refuse: (column: (typeof COLUMNS)[number], what: string) => CityPackError;
}

function* linesOf(file: string, bytes: Uint8Array): Generator<Line> {
  // Digits and letters alone: whatever else a line holds is refused below, by its place.
  const text = new TextDecoder('latin1').decode(bytes);
  let [start, line] = [0, 0];
  let order: readonly number[] = [];
  while (start < text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop === -1 ? text.length : stop;
    const cells = text.slice(start, end).trimEnd().split(';');
    start = end + 1;
    line += 1;
    if (line === 1) {
      order = columnsIn(file, cells);
      continue;
    }
    if (cells.length === 1 && cells[0] === '') continue;
    const at = line;
    const refuse: Line['refuse'] = (column, what) =>
      new CityPackError(`${file}, line ${at}, column ${column}: ${what}.`);
    const [id = '', ...numbers] = order.map((column) => (cells[column] ?? '').trim());
    const [x = 0, y = 0, residents = 0] = numbers.map((number, index) => {
      const value = /^\d{1,8}$/.test(number) ? Number(number) : Number.NaN;
      if (Number.isNaN(value)) {
        throw refuse(COLUMNS[index + 1] ?? 'Einwohner', `"${number.slice(0, 40)}" is no whole number from 0`);
      }
      return value;
    });
    if (middleOf(x) !== x) throw refuse('x_mp_100m', `${x} is not the middle of a square of 100 m`);
    if (middleOf(y) !== y) throw refuse('y_mp_100m', `${y} is not the middle of a square of 100 m`);
    if (residents > MOST_PEOPLE) throw refuse('Einwohner', `${residents} people do not live on 100 × 100 m`);
    const expected = `N${y - CELL_METRES / 2}E${x - CELL_METRES / 2}`;
    if (!id.endsWith(expected)) throw refuse('GITTER_ID_100m', `"${id.slice(0, 40)}" is not the square ${expected}`);
    yield { x, y, residents, refuse };
  }
  if (line === 0) throw new CityPackError(`${file} is empty.`);
}

function columnsIn(file: string, heading: readonly string[]): number[] {
  // A file saved as "CSV UTF-8" begins with a mark of three bytes.
  const names = heading.map((name, at) => (at === 0 ? name.replace(/^ï»¿/, '') : name).trim());
  return COLUMNS.map((column) => {
    const at = names.indexOf(column);
    if (at === -1) throw new CityPackError(`${file}, line 1: the column ${column} is missing.`);
    return at;
  });
}
