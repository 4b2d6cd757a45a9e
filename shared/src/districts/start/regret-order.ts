import FlatQueue from 'flatqueue';
import type { StartState } from './start-state.ts';

/**
 * Gives every free block a school: first those that would lose most if their best school were full (regret order). Prices
 * keep near schools from filling up with those who have another one close by.
 */
export function assignByRegret(state: StartState, price: Float64Array): void {
  const { free, schools, pupils, room } = state.problem;
  const queue = new FlatQueue<number>();
  const best = new Uint16Array(state.problem.blocks);
  const enter = (block: number) => {
    const own = pupils[block] ?? 0;
    let [first, second, zone] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
    for (let candidate = 1; candidate <= schools; candidate += 1) {
      if ((state.load[candidate] ?? 0) + own > (room[candidate - 1] ?? 0)) continue;
      const total = state.cost(block, candidate) + own * (price[candidate - 1] ?? 0);
      if (total < first) [second, first, zone] = [first, total, candidate];
      else if (total < second) second = total;
    }
    best[block] = zone === 0 ? leastOver(state, block) : zone;
    // Whoever has one school left must not lose it; whom no school can take comes last.
    queue.push(block, zone === 0 ? Infinity : second === Infinity ? -Infinity : first - second);
  };
  for (const block of free) enter(block);
  for (let block = queue.pop(); block !== undefined; block = queue.pop()) {
    const zone = best[block] ?? 0;
    const fits = (state.load[zone] ?? 0) + (pupils[block] ?? 0) <= (room[zone - 1] ?? 0);
    if (fits || leastOver(state, block) === zone) state.move(block, zone);
    else enter(block);
  }
}

function leastOver(state: StartState, block: number): number {
  let [least, zone] = [Number.POSITIVE_INFINITY, 0];
  for (let candidate = 1; candidate <= state.problem.schools; candidate += 1) {
    const total = state.cost(block, candidate) + state.priceOf(candidate, state.problem.pupils[block] ?? 0);
    if (total < least) [least, zone] = [total, candidate];
  }
  return zone;
}
