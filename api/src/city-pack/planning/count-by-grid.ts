import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Municipality } from '../find-boundary.ts';
import { type Home, type HomeWeight, isInTown } from './estimate-residents.ts';
import type { ZensusGrid } from './tables/zensus-grid.ts';

/**
 * Homes weighed by people instead of floor space: those of a square of the grid are spread over its homes by their floor
 * space. Where people are counted and no home is known, they live in the middle of the square; where nobody is counted,
 * nobody lives ([PN11]).
 */
export function countByGrid(
  homes: readonly Home[],
  grid: ZensusGrid,
  [west, south, east, north]: BoundingBox,
  municipality: Municipality | null,
): Home[] {
  const cellOf = homes.map(({ position }) => grid.cellAt(position));
  const floors = grid.cells.map(() => ({ usual: 0, lower: 0, taller: 0 }));
  homes.forEach(({ weight }, row) => {
    const floor = floors[cellOf[row] ?? -1];
    if (!floor) return;
    floor.usual += weight.usual;
    floor.lower += weight.lower;
    floor.taller += weight.taller;
  });
  const counted = homes.map((home, row): Home => {
    const [cell, floor] = [grid.cells[cellOf[row] ?? -1], floors[cellOf[row] ?? -1]];
    return { ...home, weight: cell && floor ? shareOf(cell.residents, home.weight, floor) : NOBODY };
  });
  const without = grid.cells.flatMap(({ residents, middle }, row): Home[] => {
    const [longitude, latitude] = middle;
    const inMap = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    if ((floors[row]?.usual ?? 0) > 0 || residents === 0 || !inMap) return [];
    const weight = { usual: residents, lower: residents, taller: residents };
    return [{ position: middle, inTown: isInTown(municipality, middle), weight, storeysAssumed: false }];
  });
  return [...counted, ...without];
}

const NOBODY: HomeWeight = { usual: 0, lower: 0, taller: 0 };

const shareOf = (people: number, own: HomeWeight, all: HomeWeight): HomeWeight => ({
  usual: part(people, own.usual, all.usual),
  lower: part(people, own.lower, all.lower),
  taller: part(people, own.taller, all.taller),
});

const part = (people: number, own: number, all: number): number => (all > 0 ? (people * own) / all : 0);
