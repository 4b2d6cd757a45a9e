import { CONTACT_KINDS, type DistrictData, UNREACHABLE } from '../data/district-data.ts';

const [STREET, BRIDGE] = [CONTACT_KINDS.indexOf('street'), CONTACT_KINDS.indexOf('bridge')];
type Graph = Pick<DistrictData, 'neighbourOffset' | 'neighbour' | 'neighbourContact'>;

/** Ways from block to block over streets and bridges, a cell's width each, and a crossing on every fourth. */
export function gridWalks(
  { neighbourOffset, neighbour, neighbourContact }: Graph,
  schoolBlock: Uint32Array,
  cellMetres: number,
): Pick<DistrictData, 'walk' | 'walkCrossings'> {
  const [blocks, schools] = [neighbourOffset.length - 1, schoolBlock.length];
  const walk = new Uint16Array(blocks * schools).fill(UNREACHABLE);
  for (const [school, start] of schoolBlock.entries()) {
    walk[start * schools + school] = Math.round(cellMetres / 3);
    const queue = [start];
    for (const block of queue) {
      for (let entry = neighbourOffset[block] ?? 0; entry < (neighbourOffset[block + 1] ?? 0); entry += 1) {
        const contact = neighbourContact[entry];
        const next = neighbour[entry] ?? 0;
        if ((contact !== STREET && contact !== BRIDGE) || walk[next * schools + school] !== UNREACHABLE) continue;
        walk[next * schools + school] = (walk[block * schools + school] ?? 0) + cellMetres + (next % 7);
        queue.push(next);
      }
    }
  }
  return {
    walk,
    walkCrossings: Uint8Array.from(walk, (metres) =>
      metres === UNREACHABLE ? 255 : Math.floor(metres / (4 * cellMetres)),
    ),
  };
}

/** Of each block the zone of its nearest school, 0 where none can be reached or nobody lives. */
export function nearestSchools(
  walk: Uint16Array,
  blocks: number,
  schools: number,
  water: ReadonlySet<number>,
): Uint16Array {
  return Uint16Array.from({ length: blocks }, (_, block) => {
    const ways = walk.subarray(block * schools, (block + 1) * schools);
    const least = Math.min(...ways);
    return water.has(block) || ways.length === 0 || least === UNREACHABLE ? 0 : ways.indexOf(least) + 1;
  });
}
