import { type JoinedNeighbours, neighboursOf } from '../contiguity/joined-neighbours.ts';
import { zonePieces } from '../contiguity/zone-pieces.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { StartState } from './start-state.ts';

const MOST_ROUNDS = 30;

/**
 * Blocks of stray pieces go to the neighbouring district where that costs least, one layer after the other, as long as
 * that costs no more than `mostPrice` in pupils beyond the places.
 */
export function mendPieces(
  data: DistrictData,
  near: JoinedNeighbours,
  state: StartState,
  locked: ReadonlySet<number>,
  mostPrice: number,
): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const strays = zonePieces(data, state.zone)
      .flatMap((pieces) => pieces.strays)
      .sort((a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0));
    const moved = strays.flat().filter((block) => !locked.has(block) && mendBlock(near, state, block, mostPrice));
    if (moved.length === 0) return;
  }
}

function mendBlock(near: JoinedNeighbours, state: StartState, block: number, mostPrice: number): boolean {
  const from = state.zone[block] ?? 0;
  const pupils = state.problem.pupils[block] ?? 0;
  let [least, zone] = [Number.POSITIVE_INFINITY, from];
  for (const other of neighboursOf(near, block)) {
    const to = state.zone[other] ?? 0;
    if (to === 0 || to === from) continue;
    const price = state.priceOf(to, pupils) + state.priceOf(from, -pupils);
    const cost = state.shift(block, to);
    if (price <= mostPrice && cost < least) [least, zone] = [cost, to];
  }
  if (zone === from) return false;
  state.move(block, zone);
  return true;
}
