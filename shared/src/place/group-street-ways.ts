import CheapRuler from 'cheap-ruler';
import KDBush from 'kdbush';
import type { Position } from '../geometry/geojson.ts';
import type { SourceWay } from './place-source.ts';

/** Ways of one name nearer than this are one street: a square, a bridge or a roundabout may lie between. */
export const STREET_GAP_METRES = 250;

/**
 * Groups the ways of one name into streets (rule PL3): every village has its own "Dorfstraße". A group lists positions
 * in `ways`, smallest first, groups by their first way.
 */
export function groupStreetWays(ways: readonly SourceWay[]): number[][] {
  const groupOf = ways.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (groupOf[root] !== root) root = groupOf[root] ?? root;
    groupOf[index] = root;
    return root;
  };
  const unite = (a: number, b: number) => {
    const [first, second] = [find(a), find(b)];
    groupOf[Math.max(first, second)] = Math.min(first, second);
  };
  const owners = ways.flatMap(({ line }, index) => line.map(() => index));
  const plane = toPlane(ways.flatMap(({ line }) => line));
  const index = new KDBush(plane.length);
  for (const [x, y] of plane) index.add(x, y);
  index.finish();
  for (const [point, [x, y]] of plane.entries()) {
    for (const near of index.within(x, y, STREET_GAP_METRES)) {
      if (near > point) unite(owners[point] ?? 0, owners[near] ?? 0);
    }
  }
  const groups = new Map<number, number[]>();
  for (const way of ways.keys()) {
    const root = find(way);
    groups.set(root, [...(groups.get(root) ?? []), way]);
  }
  return [...groups.values()];
}

/** Metres east and north of the first position. */
function toPlane(positions: readonly Position[]): [number, number][] {
  const origin = positions[0] ?? [0, 0];
  const ruler = new CheapRuler(origin[1], 'meters');
  const east = ruler.distance([0, origin[1]], [1, origin[1]]);
  const north = ruler.distance([0, origin[1]], [0, origin[1] + 1]);
  return positions.map(([longitude, latitude]) => [(longitude - origin[0]) * east, (latitude - origin[1]) * north]);
}
