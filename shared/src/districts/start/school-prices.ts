import type { StartProblem } from './start-problem.ts';

const ROUNDS = 80;

export interface SchoolPrices {
  /** Metres that a pupil's place at each school is dearer, the fuller it would be. */
  readonly price: Float64Array;
  /** No plan within the places has ways of fewer metres times pupils, whether it hangs together or not. */
  readonly bound: number;
}

/**
 * Prices at which the schools fill up by themselves (Lagrange multipliers of the places, by subgradient steps). Any
 * prices give a bound: what the cheapest choice of every block costs, less what the places are worth. `lockedLoad`: pupils of
 * locked blocks by zone, who take places too.
 */
export function schoolPrices(problem: StartProblem, lockedLoad: Float64Array): SchoolPrices {
  const { schools, free, pupils, room } = problem;
  const left = room.map((count, school) => count - (lockedLoad[school + 1] ?? 0));
  const price = new Float64Array(schools);
  let best: SchoolPrices = { price: price.slice(), bound: -Infinity };
  const everybody = free.reduce((sum, block) => sum + (pupils[block] ?? 0), 0);
  const typical = free.reduce((sum, block) => sum + cheapest(problem, price, block).cost, 0) / Math.max(1, everybody);
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = new Float64Array(schools);
    let value = 0;
    for (const block of free) {
      const { school, cost: least } = cheapest(problem, price, block);
      value += least;
      load[school] = (load[school] ?? 0) + (pupils[block] ?? 0);
    }
    for (const [school, one] of price.entries()) if (one > 0) value -= one * (left[school] ?? 0);
    if (value > best.bound) best = { price: price.slice(), bound: value };
    const step = typical / (1 + round / 4);
    for (const [school, count] of load.entries()) {
      const over = (count - (left[school] ?? 0)) / Math.max(1, left[school] ?? 0);
      price[school] = Number.isFinite(over) ? Math.max(0, (price[school] ?? 0) + step * Math.min(1, over)) : 0;
    }
  }
  return best;
}

function cheapest(
  { schools, cost, pupils }: StartProblem,
  price: Float64Array,
  block: number,
): { readonly school: number; readonly cost: number } {
  let [school, least] = [0, Number.POSITIVE_INFINITY];
  const own = pupils[block] ?? 0;
  for (let candidate = 0; candidate < schools; candidate += 1) {
    const total = (cost[block * schools + candidate] ?? 0) + own * (price[candidate] ?? 0);
    if (total < least) [school, least] = [candidate, total];
  }
  return { school, cost: least };
}
