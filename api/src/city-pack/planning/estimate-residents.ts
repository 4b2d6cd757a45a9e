import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { largestRemainder } from '@werkstadt/shared/planning/largest-remainder';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import type { Area } from '../collect-areas.ts';
import type { Municipality } from '../find-boundary.ts';
import { labelPoint } from '../label-point.ts';
import { type HomeSize, homeSize } from './home-size.ts';
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
 * How many people live where: by the weights of homes, shared out so that the municipality has exactly `total` people.
 * Where no total is known a weight stands for so many people: `perPerson` of it are one. Beyond the municipality people
 * are as dense as within ([PN3]).
 */
export function estimateResidents(
  homes: readonly Home[],
  bbox: BoundingBox,
  total: number | null,
  perPerson: number = SQUARE_METRES_A_HEAD / LIVED_SHARE,
): EstimatedResidents {
  const cells = collectCells(homes, bbox);
  const inTown = cells.filter((cell) => cell.inTown);
  const sum = (list: readonly Cell[], floor: (cell: Cell) => number) =>
    list.reduce((all, cell) => all + floor(cell), 0);
  const people = (floor: (cell: Cell) => number): { residents: Uint16Array; total: number } => {
    const floorInTown = sum(inTown, floor);
    const aHead = total !== null && total > 0 && floorInTown > 0 ? floorInTown / total : perPerson;
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
    homes: homes.length,
  };
}

export interface Home {
  /** WGS 84 [lon, lat]. */
  readonly position: Position;
  readonly inTown: boolean;
  /** Floor space in square metres, or people where those are counted. */
  readonly weight: HomeWeight;
  readonly storeysAssumed: boolean;
}

/** As it is taken, and if every building of unknown height had one storey fewer, or more. */
export interface HomeWeight {
  readonly usual: number;
  readonly lower: number;
  readonly taller: number;
}

/** The buildings that people are taken to live in. */
export function collectHomes(areas: readonly Area[], bbox: BoundingBox, municipality: Municipality | null): Home[] {
  const landUseAt = landUseFinder(areas);
  const [west, south, east, north] = bbox;
  return areas.flatMap(({ tags, polygons }): Home[] => {
    if (!tags.has('building')) return [];
    const position = labelPoint(polygons);
    const [longitude, latitude] = position;
    if (longitude < west || longitude > east || latitude < south || latitude > north) return [];
    const squareMetres = polygons.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
    const home = homeSize(tags, squareMetres, landUseAt(position));
    if (home === null || home.squareMetres <= 0) return [];
    return [
      {
        position,
        inTown: isInTown(municipality, position),
        weight: floorSpace(home),
        storeysAssumed: home.storeysAssumed,
      },
    ];
  });
}

export const isInTown = (municipality: Municipality | null, position: Position): boolean =>
  municipality === null || municipality.polygons.some((rings) => isInside(rings, position));

function floorSpace({ squareMetres, storeys, storeysAssumed }: HomeSize): HomeWeight {
  const usual = squareMetres * storeys;
  const change = storeysAssumed ? squareMetres : 0;
  return { usual, lower: storeys > 1 ? usual - change : usual, taller: usual + change };
}

function collectCells(homes: readonly Home[], [, south, , north]: BoundingBox): Cell[] {
  const unit = metresPerMicrodegree((south + north) / 2);
  const cells = new Map<string, Cell>();
  for (const { position, inTown, weight, storeysAssumed } of homes) {
    // A square of a grid in which nobody is counted, though homes stand there.
    if (weight.usual <= 0) continue;
    const [x, y] = [Math.round(position[0] * MICRODEGREES), Math.round(position[1] * MICRODEGREES)];
    const [column, row] = [Math.floor((x * unit.east) / CELL_METRES), Math.floor((y * unit.north) / CELL_METRES)];
    const key = `${row} ${column} ${inTown}`;
    const cell = cells.get(key) ?? emptyCell(key, inTown);
    const floor = weight.usual;
    cell.longitude += x * floor;
    cell.latitude += y * floor;
    cell.floor += floor;
    cell.floorAssumed += storeysAssumed ? floor : 0;
    cell.floorLower += weight.lower;
    cell.floorTaller += weight.taller;
    cells.set(key, cell);
  }
  // Neighbours stand next to each other, so that their numbers differ little.
  return [...cells.values()].sort((a, b) => a.latitude / a.floor - b.latitude / b.floor || compare(a.key, b.key));
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
