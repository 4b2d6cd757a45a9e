import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { largestRemainder } from '@werkstadt/shared/planning/largest-remainder';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import type { Area } from '../collect-areas.ts';
import type { Municipality } from '../find-boundary.ts';
import { labelPoint } from '../label-point.ts';
import { homeSize } from './home-size.ts';
import { isInside, landUseFinder } from './land-use-at.ts';

/** Living space a head and its part of a floor, to be checked; they only matter where no total is known. */
const SQUARE_METRES_A_HEAD = 47;
const LIVED_SHARE = 0.8;
/** Buildings within a square of this size are one cell. */
const CELL_METRES = 50;
/** A cell holds at most this many people: two bytes. */
const MOST_IN_A_CELL = 65_535;

export type Cells = Pick<
  PlanningData,
  'cellLon' | 'cellLat' | 'cellResidents' | 'cellResidentsLower' | 'cellResidentsTaller'
>;

export interface EstimatedResidents {
  cells: Cells;
  /** Sum over the cells in the municipality. */
  total: number;
  scaled: boolean;
  /** Share of the people in buildings without a tagged number of storeys. */
  shareAssumedStoreys: number;
  homes: number;
}

interface Cell {
  key: string;
  inTown: boolean;
  /** Sums weighted by floor space, in microdegrees. */
  longitude: number;
  latitude: number;
  floor: number;
  floorAssumed: number;
  floorLower: number;
  floorTaller: number;
}

/**
 * How many people live where: floor space of homes, shared out so that the municipality has exactly `total` people,
 * or by living space a head where no total is known. Beyond the municipality people are as dense as within ([PN3]).
 */
export function estimateResidents(
  areas: readonly Area[],
  bbox: BoundingBox,
  municipality: Municipality | null,
  total: number | null,
): EstimatedResidents {
  const { cells, homes } = collectCells(areas, bbox, municipality);
  const inTown = cells.filter((cell) => cell.inTown);
  const sum = (list: readonly Cell[], floor: (cell: Cell) => number) =>
    list.reduce((all, cell) => all + floor(cell), 0);
  const people = (floor: (cell: Cell) => number): { residents: Uint16Array; total: number } => {
    const floorInTown = sum(inTown, floor);
    const aHead =
      total !== null && total > 0 && floorInTown > 0 ? floorInTown / total : SQUARE_METRES_A_HEAD / LIVED_SHARE;
    const residents = new Uint16Array(cells.length);
    let townTotal = 0;
    for (const town of [true, false]) {
      const rows = [...cells.keys()].filter((row) => cells[row]?.inTown === town);
      const weights = rows.map((row) => (cells[row] ? floor(cells[row]) : 0));
      const parts = largestRemainder(weights, Math.round(weights.reduce((all, weight) => all + weight, 0) / aHead));
      rows.forEach((row, index) => {
        const part = Math.min(parts[index] ?? 0, MOST_IN_A_CELL);
        residents[row] = part;
        if (town) townTotal += part;
      });
    }
    return { residents, total: townTotal };
  };
  const usual = people(({ floor }) => floor);
  const floorSum = sum(cells, ({ floor }) => floor);
  return {
    cells: {
      cellLon: Int32Array.from(cells, ({ longitude, floor }) => Math.round(longitude / floor)),
      cellLat: Int32Array.from(cells, ({ latitude, floor }) => Math.round(latitude / floor)),
      cellResidents: usual.residents,
      cellResidentsLower: people(({ floorLower }) => floorLower).residents,
      cellResidentsTaller: people(({ floorTaller }) => floorTaller).residents,
    },
    total: usual.total,
    scaled: total !== null && total > 0 && usual.total === total,
    shareAssumedStoreys: floorSum > 0 ? sum(cells, ({ floorAssumed }) => floorAssumed) / floorSum : 0,
    homes,
  };
}

function collectCells(
  areas: readonly Area[],
  bbox: BoundingBox,
  municipality: Municipality | null,
): { cells: Cell[]; homes: number } {
  const landUseAt = landUseFinder(areas);
  const [west, south, east, north] = bbox;
  const unit = metresPerMicrodegree((south + north) / 2);
  const cells = new Map<string, Cell>();
  let homes = 0;
  for (const { tags, polygons } of areas) {
    if (!tags.has('building')) continue;
    const [longitude, latitude] = labelPoint(polygons);
    if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
    const squareMetres = polygons.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
    const home = homeSize(tags, squareMetres, landUseAt([longitude, latitude]));
    if (home === null || home.squareMetres <= 0) continue;
    homes += 1;
    const [x, y] = [Math.round(longitude * MICRODEGREES), Math.round(latitude * MICRODEGREES)];
    const inTown =
      municipality === null || municipality.polygons.some((rings) => isInside(rings, [longitude, latitude]));
    const [column, row] = [Math.floor((x * unit.east) / CELL_METRES), Math.floor((y * unit.north) / CELL_METRES)];
    const key = `${row} ${column} ${inTown}`;
    const cell = cells.get(key) ?? emptyCell(key, inTown);
    const floor = home.squareMetres * home.storeys;
    const change = home.storeysAssumed ? home.squareMetres : 0;
    cell.longitude += x * floor;
    cell.latitude += y * floor;
    cell.floor += floor;
    cell.floorAssumed += home.storeysAssumed ? floor : 0;
    cell.floorLower += home.storeys > 1 ? floor - change : floor;
    cell.floorTaller += floor + change;
    cells.set(key, cell);
  }
  // Neighbours stand next to each other, so that their numbers differ little.
  const ordered = [...cells.values()].sort(
    (a, b) => a.latitude / a.floor - b.latitude / b.floor || compare(a.key, b.key),
  );
  return { cells: ordered, homes };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const emptyCell = (key: string, inTown: boolean): Cell => ({
  key,
  inTown,
  longitude: 0,
  latitude: 0,
  floor: 0,
  floorAssumed: 0,
  floorLower: 0,
  floorTaller: 0,
});
