import type { SourceAddress } from '@werkstadt/shared/place/place-source';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import Flatbush from 'flatbush';
import type { GridPoint } from './arrange-lines.ts';
import type { GridUnit } from './join-slivers.ts';

/** Streets that a block is called after. */
const MOST_STREETS = 3;

/**
 * What a person would call a block: the streets with most of its house numbers, and which numbers those are.
 * @param addresses of the block
 */
export function nameByAddresses(addresses: readonly Pick<SourceAddress, 'street' | 'houseNumber'>[]): string {
  const numbers = new Map<string, number[]>();
  for (const { street, houseNumber } of addresses) {
    const list = numbers.get(street) ?? [];
    numbers.set(street, list);
    list.push(Number.parseInt(houseNumber, 10));
  }
  return [...numbers]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, MOST_STREETS)
    .map(([street, list]) => `${street}${rangeOf(list.filter((number) => number > 0))}`)
    .join(', ');
}

function rangeOf(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const [first, last] = numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return first === last ? ` ${first}` : ` ${first}–${last}`;
}

/** Answers the name of the street whose bends and ends lie nearest to a point; '' where no street has a name. */
export function nearestStreetFinder(
  { strings, edgeName, shapeOffset, shapeLon, shapeLat }: PlanningData,
  unit: GridUnit,
): (point: GridPoint) => string {
  const named = [...edgeName.keys()].filter((edge) => (strings[edgeName[edge] ?? 0] ?? '') !== '');
  const corners = named.flatMap((edge) => {
    const [first = 0, end = 0] = [shapeOffset[edge], shapeOffset[edge + 1]];
    return Array.from({ length: end - first }, (_, step) => ({ edge, at: first + step }));
  });
  if (corners.length === 0) return () => '';
  const index = new Flatbush(corners.length);
  for (const { at } of corners) {
    const [x, y] = [(shapeLon[at] ?? 0) * unit.east, (shapeLat[at] ?? 0) * unit.north];
    index.add(x, y, x, y);
  }
  index.finish();
  return ([x, y]) => {
    const [row = 0] = index.neighbors(x * unit.east, y * unit.north, 1);
    return strings[edgeName[corners[row]?.edge ?? 0] ?? 0] ?? '';
  };
}
