import type { SeededRandom } from '../../random/seeded-random.ts';
import type { StartProblem } from './start-problem.ts';
import type { StartState } from './start-state.ts';

/** Which moves are tried. */
export interface Moves {
  /** Quickly told: whether a zone comes into question for a block at all. */
  readonly reaches: (block: number, to: number) => boolean;
  /** Whether a block may go to a zone, seen as if `leaving` were no longer there. */
  readonly allows: (block: number, to: number, leaving: number | null) => boolean;
}

const NEAR_SCHOOLS = 6;

/** Any move to one of a block's cheapest schools, whether districts hang together or not. */
export function toNearSchools({ blocks, schools, cost, free }: StartProblem): Moves {
  const near = new Uint8Array(blocks * schools);
  for (const block of free) {
    const own = cost.subarray(block * schools, (block + 1) * schools);
    const limit = own.toSorted()[Math.min(NEAR_SCHOOLS, schools) - 1] ?? 0;
    for (const [school, one] of own.entries()) near[block * schools + school] = one <= limit ? 1 : 0;
  }
  return { reaches: (block, to) => near[block * schools + to - 1] === 1, allows: () => true };
}

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-6;
const BLOCKS_A_STEP = 200;

/**
 * Shifts and swaps as long as they make the goal smaller, each block in drawn order; yields every 200 blocks, so that
 * whoever runs it can stop. Returns once a whole round found nothing, or after `mostRounds`.
 */
export function* improve(state: StartState, random: SeededRandom, moves: Moves, mostRounds: number): Generator<number> {
  const order = Uint32Array.from(state.problem.free);
  for (let round = 0; round < mostRounds; round += 1) {
    shuffle(order, random);
    let gained = 0;
    for (const [index, block] of order.entries()) {
      gained += improveBlock(state, block, moves);
      if (index % BLOCKS_A_STEP === 0) yield (round + index / order.length) / mostRounds;
    }
    if (gained < LEAST_GAIN) return;
  }
}

function shuffle(order: Uint32Array, random: SeededRandom): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = random.integer(0, index);
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** The best shift or swap of one block; how much smaller the goal became. */
function improveBlock(state: StartState, block: number, moves: Moves): number {
  const from = state.zone[block] ?? 0;
  let [gain, zone, partner] = [LEAST_GAIN, from, -1];
  const relief = -state.priceOf(from, -(state.problem.pupils[block] ?? 0));
  for (let to = 1; to <= state.problem.schools; to += 1) {
    if (to === from || !moves.reaches(block, to)) continue;
    const shifted = -state.shift(block, to);
    if (shifted > gain && moves.allows(block, to, null)) [gain, zone, partner] = [shifted, to, -1];
    const hope = state.cost(block, from) - state.cost(block, to) + relief;
    // A swap is worth a search where only the places are missing for a shift.
    if (hope <= gain || shifted >= hope - LEAST_GAIN) continue;
    for (const other of state.members(to)) {
      if (!state.isFree(other)) continue;
      const swapped = -state.swap(block, other);
      if (swapped <= gain) continue;
      if (!moves.reaches(other, from) || !moves.allows(block, to, other) || !moves.allows(other, from, block)) continue;
      [gain, zone, partner] = [swapped, to, other];
    }
  }
  if (zone === from) return 0;
  state.move(block, zone);
  if (partner >= 0) state.move(partner, from);
  return gain;
}
