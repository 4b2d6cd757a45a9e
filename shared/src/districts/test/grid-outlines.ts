import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import type { SeededRandom } from '../../random/seeded-random.ts';
import type { DistrictData } from '../data/district-data.ts';
import { type Dissolved, dissolveBlocks } from '../shape/dissolve-blocks.ts';
import { cellDegrees, type GridTownOptions } from './grid-options.ts';

/** Decimetres that a cell has in common with the next one to the east or to the north. */
export type CellBorder = (cell: number, side: 'east' | 'north') => number;

type Outlines = Pick<
  DistrictData,
  'blockLon' | 'blockLat' | 'blockArea' | 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'
>;
type Rings = Pick<DistrictData, 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'>;

/** Outlines of groups of cells; corners are moved a little, the same for all cells that meet there. */
export function gridOutlines(
  town: GridTownOptions,
  group: readonly number[],
  random: SeededRandom,
): Outlines & { readonly blockColumn: number[]; readonly borderDm: CellBorder } {
  const cells = cellRings(town, random);
  const blocks = Math.max(...group) + 1;
  const members = Array.from({ length: blocks }, (): number[] => []);
  for (const [cell, block] of group.entries()) members[block]?.push(cell);
  const shapes = members.map((rows) => dissolveBlocks(cells, rows));
  const first = members.map((rows) => rows[0] ?? 0);
  return {
    ...packed(shapes),
    blockLon: Int32Array.from(first, (cell) => middle(cells.pointLon, cell)),
    blockLat: Int32Array.from(first, (cell) => middle(cells.pointLat, cell)),
    blockArea: Float64Array.from(shapes, (shape) =>
      shape.reduce((sum, polygon) => sum + polygonAreaSquareMetres(polygon), 0),
    ),
    blockColumn: first.map((cell) => cell % town.columns),
    borderDm: (cell, side) => {
      const corner = (at: number): Position => [
        (cells.pointLon[cell * 4 + at] ?? 0) / 1e6,
        (cells.pointLat[cell * 4 + at] ?? 0) / 1e6,
      ];
      return Math.round(10 * lineLengthMetres([corner(side === 'east' ? 1 : 3), corner(2)]));
    },
  };
}

const middle = (values: Int32Array, cell: number): number =>
  Math.round(values.subarray(cell * 4, cell * 4 + 4).reduce((sum, value) => sum + value, 0) / 4);

function cellRings(town: GridTownOptions, random: SeededRandom): Rings {
  const { columns, rows } = town;
  const [width, height] = cellDegrees(town);
  const jitter = () => (random.next() - 0.5) * 0.4;
  const corners = Array.from({ length: (columns + 1) * (rows + 1) }, (_, corner): [number, number] => [
    Math.round((town.lon + width * ((corner % (columns + 1)) + jitter())) * 1e6),
    Math.round((town.lat + height * (Math.floor(corner / (columns + 1)) + jitter())) * 1e6),
  ]);
  const around = Array.from({ length: columns * rows }, (_, cell) => {
    const west = Math.floor(cell / columns) * (columns + 1) + (cell % columns);
    return [west, west + 1, west + columns + 2, west + columns + 1];
  }).flat();
  return {
    ringOffset: Uint32Array.from({ length: columns * rows + 1 }, (_, cell) => cell),
    pointOffset: Uint32Array.from({ length: columns * rows + 1 }, (_, cell) => cell * 4),
    pointLon: Int32Array.from(around, (corner) => corners[corner]?.[0] ?? 0),
    pointLat: Int32Array.from(around, (corner) => corners[corner]?.[1] ?? 0),
  };
}

function packed(shapes: readonly Dissolved[]): Rings {
  const [ringOffset, pointOffset] = [[0], [0]];
  const [pointLon, pointLat]: [number[], number[]] = [[], []];
  for (const shape of shapes) {
    for (const ring of shape.flat()) {
      for (const [lon, lat] of ring.slice(0, -1)) {
        pointLon.push(Math.round(lon * 1e6));
        pointLat.push(Math.round(lat * 1e6));
      }
      pointOffset.push(pointLon.length);
    }
    ringOffset.push(pointOffset.length - 1);
  }
  return {
    ringOffset: Uint32Array.from(ringOffset),
    pointOffset: Uint32Array.from(pointOffset),
    pointLon: Int32Array.from(pointLon),
    pointLat: Int32Array.from(pointLat),
  };
}
