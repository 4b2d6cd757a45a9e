import { BLOCK_KINDS, CONTACT_KINDS, type DistrictData } from '../data/district-data.ts';

/** Whether blocks that touch over water, or over a railway, hang together. Streets and bridges join; a point never does. */
export interface ContactRule {
  readonly water: boolean;
  readonly rail: boolean;
}
export const USUAL_CONTACTS: ContactRule = { water: false, rail: false };

const WATER = BLOCK_KINDS.indexOf('water');

/** The contacts that join: neighbours of block b are entries `offset[b]` up to `offset[b + 1]`, both directions. */
export interface JoinedNeighbours {
  readonly offset: Uint32Array;
  readonly neighbour: Uint32Array;
  /** 1 for blocks that can be part of a piece: all but water, unless water joins. */
  readonly onLand: Uint8Array;
}

export const neighboursOf = ({ offset, neighbour }: JoinedNeighbours, block: number): Uint32Array =>
  neighbour.subarray(offset[block] ?? 0, offset[block + 1] ?? 0);

const known = new WeakMap<DistrictData, Map<string, JoinedNeighbours>>();

/** Made once for the blocks of a pack and a rule. */
export function joinedNeighbours(data: DistrictData, rule: ContactRule): JoinedNeighbours {
  const key = `${rule.water} ${rule.rail}`;
  const byRule = known.get(data) ?? new Map<string, JoinedNeighbours>();
  const found = byRule.get(key) ?? made(data, rule);
  byRule.set(key, found);
  known.set(data, byRule);
  return found;
}

function made({ blockKind, neighbourOffset, neighbour, neighbourContact }: DistrictData, rule: ContactRule) {
  const joins = CONTACT_KINDS.map(
    (kind) =>
      kind === 'street' || kind === 'bridge' || (kind === 'water' && rule.water) || (kind === 'rail' && rule.rail),
  );
  const onLand = Uint8Array.from(blockKind, (kind) => (kind === WATER && !rule.water ? 0 : 1));
  const offset = new Uint32Array(blockKind.length + 1);
  const kept = new Uint32Array(neighbour.length);
  let count = 0;
  for (let block = 0; block < blockKind.length; block += 1) {
    const end = neighbourOffset[block + 1] ?? 0;
    for (let entry = neighbourOffset[block] ?? 0; entry < end; entry += 1) {
      const other = neighbour[entry] ?? 0;
      if (!onLand[block] || !onLand[other] || !joins[neighbourContact[entry] ?? 0]) continue;
      kept[count] = other;
      count += 1;
    }
    offset[block + 1] = count;
  }
  return { offset, neighbour: kept.slice(0, count), onLand };
}
