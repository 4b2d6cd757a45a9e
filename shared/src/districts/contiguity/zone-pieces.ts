import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import { type JoinedNeighbours, joinedNeighbours, USUAL_CONTACTS } from './joined-neighbours.ts';

export interface ZonePieces {
  /** The piece with the most blocks; empty for a zone without blocks on land. */
  readonly main: readonly number[];
  /** Smaller pieces that could hang together with a larger one of the zone: rows of their blocks. */
  readonly strays: readonly (readonly number[])[];
  /** Pieces where no plan could hang together: beyond water without a bridge. */
  readonly islands: readonly (readonly number[])[];
}

/**
 * The pieces that each zone falls into, zone 0 left empty: it is no district (rule DP6). Blocks of water belong to no
 * piece unless water joins. One search over all blocks.
 */
export function zonePieces(data: DistrictData, assignment: Readonly<Assignment>, rule = USUAL_CONTACTS): ZonePieces[] {
  const near = joinedNeighbours(data, rule);
  const cityPart = partsOfCity(near);
  const byZone = Array.from({ length: data.schoolId.length + 1 }, (): number[][] => []);
  for (const piece of connectedPieces(near, assignment)) {
    const zone = assignment[piece[0] ?? 0] ?? 0;
    if (zone > 0) byZone[zone]?.push(piece);
  }
  return byZone.map((pieces) => sorted(pieces, cityPart));
}

function sorted(pieces: number[][], cityPart: Uint32Array): ZonePieces {
  const largestFirst = pieces.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  const [main = [], ...rest] = largestFirst;
  const met = new Set([cityPart[main[0] ?? 0]]);
  const strays: number[][] = [];
  const islands: number[][] = [];
  for (const piece of rest) {
    const part = cityPart[piece[0] ?? 0];
    (met.has(part) ? strays : islands).push(piece);
    met.add(part);
  }
  return { main, strays, islands };
}

const known = new WeakMap<JoinedNeighbours, Uint32Array>();

/** Of each block the part of the city that hangs together, whatever the zones: the same for every plan. */
function partsOfCity(near: JoinedNeighbours): Uint32Array {
  const found = known.get(near);
  if (found) return found;
  const parts = new Uint32Array(near.onLand.length);
  let number = 0;
  for (const piece of connectedPieces(near, new Uint16Array(near.onLand.length))) {
    number += 1;
    for (const block of piece) parts[block] = number;
  }
  known.set(near, parts);
  return parts;
}

function* connectedPieces(
  { offset, neighbour, onLand }: JoinedNeighbours,
  zones: Readonly<Assignment>,
): Generator<number[]> {
  const seen = new Uint8Array(onLand.length);
  for (let start = 0; start < onLand.length; start += 1) {
    if (seen[start] || !onLand[start]) continue;
    seen[start] = 1;
    const zone = zones[start];
    const piece = [start];
    for (const block of piece) {
      const end = offset[block + 1] ?? 0;
      for (let entry = offset[block] ?? 0; entry < end; entry += 1) {
        const next = neighbour[entry] ?? 0;
        if (seen[next] || zones[next] !== zone) continue;
        seen[next] = 1;
        piece.push(next);
      }
    }
    yield piece;
  }
}
