import { type JoinedNeighbours, neighboursOf } from '../contiguity/joined-neighbours.ts';
import type { Moves } from './improve.ts';
import type { StartState } from './start-state.ts';

/** Moves after which the district that is left still hangs together as it did, and the block touches its new one. */
export function keepingTogether(near: JoinedNeighbours, state: StartState): Moves {
  const seen = new Uint32Array(near.onLand.length);
  let search = 0;
  const touches = (block: number, to: number, leaving: number | null): boolean =>
    neighboursOf(near, block).some((other) => other !== leaving && state.zone[other] === to);
  const allows = (block: number, to: number, leaving: number | null): boolean => {
    if (!touches(block, to, leaving)) return false;
    const own = neighboursOf(near, block);
    const from = state.zone[block];
    const left = own.filter((other) => state.zone[other] === from);
    if (left.length === 0) return state.members(from ?? 0).length === 1;
    if (left.length === 1) return true;
    // The neighbours that stay behind must still meet each other without this block.
    search += 1;
    const queue = [left[0] ?? 0];
    seen[block] = search;
    seen[queue[0] ?? 0] = search;
    let missing = left.length - 1;
    for (const at of queue) {
      for (const next of neighboursOf(near, at)) {
        if (seen[next] === search || state.zone[next] !== from) continue;
        seen[next] = search;
        if (left.includes(next)) missing -= 1;
        if (missing === 0) return true;
        queue.push(next);
      }
    }
    return false;
  };
  return { reaches: (block, to) => touches(block, to, null), allows };
}
