import type { metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import { EDGE_KINDS } from './arrange-lines.ts';
import { barOf } from './bars.ts';
import { blockLeft } from './block-map.ts';
import { type FaceMap, OUTSIDE } from './trace-faces.ts';

export type GridUnit = ReturnType<typeof metresPerMicrodegree>;

/** Traffic islands, verges and the like, where nobody lives. */
const LEAST_SQUARE_METRES = 2500;
/** Smaller ones are no block even where somebody lives: a house on a corner that a street cuts off. */
const LEAST_LIVED_SQUARE_METRES = 300;
/** Area by outline, half the width of a strip: what lies between the carriageways of a road is no block. */
const LEAST_METRES = 8;

export interface FaceFacts {
  readonly squareMetres: number;
  readonly homes: number;
  readonly water: boolean;
}

/** Metres of common border along paths, along streets, along rails or water. */
interface Border {
  minor: number;
  open: number;
  barred: number;
}

const NO_BORDER: Border = { minor: 0, open: 0, barred: 0 };

interface Group {
  squareMetres: number;
  outlineMetres: number;
  homes: number;
  readonly water: boolean;
  readonly beside: Map<number, Border>;
}

/** Square metres of every face, the holes taken off. */
export function faceAreas({ origin, points, faceLeft, faces }: FaceMap, unit: GridUnit): Float64Array {
  const areas = new Float64Array(faces);
  const [[ox, oy] = [0, 0]] = points;
  for (let half = 0; half < origin.length; half++) {
    const face = faceLeft[half] ?? OUTSIDE;
    if (face === OUTSIDE) continue;
    const [ax, ay] = points[origin[half] ?? 0] ?? [0, 0];
    const [bx, by] = points[origin[half ^ 1] ?? 0] ?? [0, 0];
    areas[face] = (areas[face] ?? 0) + ((ax - ox) * (by - oy) - (bx - ox) * (ay - oy)) / 2;
  }
  return areas.map((area) => area * unit.east * unit.north);
}

export function halfMetres({ points, origin }: FaceMap, half: number, unit: GridUnit): number {
  const [ax, ay] = points[origin[half] ?? 0] ?? [0, 0];
  const [bx, by] = points[origin[half ^ 1] ?? 0] ?? [0, 0];
  return Math.hypot((bx - ax) * unit.east, (by - ay) * unit.north);
}

/**
 * The group of each face: faces that are too small to be blocks join the neighbour with the longest common border, over
 * a path rather than over a street, rails or water, land with land. Ground without homes is not divided by paths.
 * @param inside 1 for the faces to be covered; the others have the group `OUTSIDE`
 */
export function joinSlivers(
  map: FaceMap,
  inside: Uint8Array,
  facts: readonly FaceFacts[],
  unit: GridUnit,
): { readonly groupOfFace: Int32Array; readonly joined: number } {
  const group = Int32Array.from(inside, (side, face) => (side ? face : OUTSIDE));
  const groups = facts.map(
    ({ squareMetres, homes, water }): Group => ({ squareMetres, outlineMetres: 0, homes, water, beside: new Map() }),
  );
  const whole = { map, blockOfFace: group, blocks: facts.length };
  for (let half = 0; half < map.origin.length; half++) {
    const [own, other] = [blockLeft(whole, half), blockLeft(whole, half ^ 1)];
    const there = groups[own];
    if (!there || own === other) continue;
    const metres = halfMetres(map, half, unit);
    there.outlineMetres += metres;
    if (other === OUTSIDE) continue;
    const kinds = map.kinds[half] ?? 0;
    const border = there.beside.get(other) ?? { ...NO_BORDER };
    if (kinds & (EDGE_KINDS.rail | EDGE_KINDS.water) || barOf(kinds) === 'road') border.barred += metres;
    else if (kinds & EDGE_KINDS.street) border.open += metres;
    else border.minor += metres;
    there.beside.set(other, border);
  }
  const into = Int32Array.from(groups.keys());
  const waiting = groups.map((_, row) => row).filter((row) => group[row] !== OUTSIDE);
  const root = (row: number): number => {
    let at = row;
    while (into[at] !== at) at = into[at] ?? at;
    return at;
  };
  const join = (row: number, target: number) => {
    merge(groups, row, target);
    into[row] = target;
  };
  for (const row of waiting) {
    const open = groups[row];
    if (!open || open.homes > 0) continue;
    // A path through a wood divides nothing.
    const same = [...open.beside].find(([other, { minor }]) => {
      const beside = groups[other];
      return minor > 0 && beside?.homes === 0 && beside.water === open.water;
    });
    if (same) join(row, same[0]);
  }
  let joined = 0;
  for (let found = true; found; ) {
    found = false;
    waiting.sort((a, b) => (groups[a]?.squareMetres ?? 0) - (groups[b]?.squareMetres ?? 0) || a - b);
    for (const row of waiting) {
      const small = groups[row];
      if (!small || into[row] !== row || !isSliver(small)) continue;
      const target = bestNeighbour(small, groups);
      if (target === null) continue;
      join(row, target);
      joined += 1;
      found = true;
    }
  }
  return { groupOfFace: group.map((row) => (row === OUTSIDE ? OUTSIDE : root(row))), joined };
}

function isSliver({ squareMetres, outlineMetres, homes, beside }: Group): boolean {
  if (squareMetres < LEAST_LIVED_SQUARE_METRES) return true;
  // A garden path makes no block of its own.
  const besidePath = [...beside.values()].some(({ minor }) => minor > 0);
  if (besidePath && squareMetres < LEAST_SQUARE_METRES) return true;
  return homes === 0 && (squareMetres < LEAST_SQUARE_METRES || squareMetres / outlineMetres < LEAST_METRES);
}

function bestNeighbour(small: Group, groups: readonly Group[]): number | null {
  let best: number | null = null;
  let bestRank: readonly [number, number] = [-1, -1];
  for (const [other, { minor, open, barred }] of small.beside) {
    const ground = groups[other]?.water === small.water ? 3 : 0;
    const rank = [ground + (minor > 0 ? 2 : open > 0 ? 1 : 0), minor || open || barred] as const;
    const better = rank[0] > bestRank[0] || (rank[0] === bestRank[0] && rank[1] > bestRank[1]);
    if (!better && !(rank[0] === bestRank[0] && rank[1] === bestRank[1] && other < (best ?? other))) continue;
    [best, bestRank] = [other, rank];
  }
  return best;
}

function merge(groups: readonly Group[], row: number, target: number): void {
  const [small, large] = [groups[row], groups[target]];
  if (!small || !large) return;
  const common = small.beside.get(target) ?? NO_BORDER;
  large.squareMetres += small.squareMetres;
  large.outlineMetres += small.outlineMetres - 2 * (common.minor + common.open + common.barred);
  large.homes += small.homes;
  large.beside.delete(row);
  for (const [other, border] of small.beside) {
    if (other === target) continue;
    const beside = groups[other]?.beside;
    beside?.delete(row);
    for (const [map, key] of [
      [large.beside, other],
      [beside, target],
    ] as const) {
      const known = map?.get(key) ?? NO_BORDER;
      map?.set(key, {
        minor: known.minor + border.minor,
        open: known.open + border.open,
        barred: known.barred + border.barred,
      });
    }
  }
  small.beside.clear();
}
