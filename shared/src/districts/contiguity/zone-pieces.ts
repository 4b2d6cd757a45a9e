import { BLOCK_KINDS, CONTACT_KINDS, type DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';

/** Whether blocks that touch over water, or over a railway, hang together. Streets and bridges join; a point never does. */
export interface ContactRule {
  readonly water: boolean;
  readonly rail: boolean;
}
export const USUAL_CONTACTS: ContactRule = { water: false, rail: false };

const WATER = BLOCK_KINDS.indexOf('water');

export interface ZonePieces {
  /** The piece with the most blocks; empty for a zone without blocks on land. */
  readonly main: readonly number[];
  /** Smaller pieces that could hang together with a larger one of the zone: rows of their blocks. */
  readonly strays: readonly (readonly number[])[];
  /** Pieces where no plan could hang together: beyond water without a bridge. */
  readonly islands: readonly (readonly number[])[];
}

/** Which contacts join, as rows of `CONTACT_KINDS`. */
const joining = ({ water, rail }: ContactRule): Uint8Array =>
  Uint8Array.from(CONTACT_KINDS, (kind) =>
    kind === 'street' || kind === 'bridge' || (kind === 'water' && water) || (kind === 'rail' && rail) ? 1 : 0,
  );

/**
 * The pieces that each zone falls into, zone 0 left empty: it is no district (rule DP6). Blocks of water belong to no
 * piece unless water joins. One search over all blocks.
 */
export function zonePieces(data: DistrictData, assignment: Assignment, rule = USUAL_CONTACTS): ZonePieces[] {
  const cityPart = partsOfCity(data, rule);
  const byZone = Array.from({ length: data.schoolId.length + 1 }, (): number[][] => []);
  for (const piece of connectedPieces(data, rule, (block) => assignment[block] ?? 0)) {
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

const known = new WeakMap<DistrictData, Map<string, Uint32Array>>();

/** Of each block the part of the city that hangs together, whatever the zones: the same for every plan. */
function partsOfCity(data: DistrictData, rule: ContactRule): Uint32Array {
  const key = `${rule.water} ${rule.rail}`;
  const found = known.get(data)?.get(key);
  if (found) return found;
  const parts = new Uint32Array(data.blockId.length);
  let number = 0;
  for (const piece of connectedPieces(data, rule, () => 1)) {
    number += 1;
    for (const block of piece) parts[block] = number;
  }
  known.set(data, new Map([...(known.get(data) ?? []), [key, parts]]));
  return parts;
}

function* connectedPieces(
  data: DistrictData,
  rule: ContactRule,
  zoneOf: (block: number) => number,
): Generator<number[]> {
  const joins = joining(rule);
  const { blockKind, neighbourOffset, neighbour, neighbourContact } = data;
  const seen = new Uint8Array(blockKind.length);
  for (let start = 0; start < blockKind.length; start += 1) {
    if (seen[start] || (blockKind[start] === WATER && !rule.water)) continue;
    seen[start] = 1;
    const zone = zoneOf(start);
    const piece = [start];
    for (const block of piece) {
      const end = neighbourOffset[block + 1] ?? 0;
      for (let entry = neighbourOffset[block] ?? 0; entry < end; entry += 1) {
        const next = neighbour[entry] ?? 0;
        if (seen[next] || !joins[neighbourContact[entry] ?? 0] || zoneOf(next) !== zone) continue;
        if (blockKind[next] === WATER && !rule.water) continue;
        seen[next] = 1;
        piece.push(next);
      }
    }
    yield piece;
  }
}
