import { type JoinedNeighbours, neighboursOf } from '../contiguity/joined-neighbours.ts';
import type { Moves } from './improve.ts';
import type { StartState } from './start-state.ts';

const MOST_CHAINS = 400;
/** A step from district to district weighs a little by itself, so that chains stay short. */
const STEP_METRES = 20;

/** A block that takes along more pupils than have to go is the less welcome, in metres a pupil. */
const SPARE_PUPIL_METRES = 60;
const MOST_BLOCKS_A_STEP = 8;
/** Where so many places are left, whole blocks fit. */
const ROOM_FOR_A_BLOCK = 12;

/**
 * Where a school is overfull and its neighbours are full, blocks go on to each next district up to one with places left:
 * along the chain that lengthens ways least. Yields after each chain.
 */
export function* makeRoom(near: JoinedNeighbours, state: StartState, moves: Moves): Generator<number> {
  const stuck = new Set<number>();
  for (let chain = 0; chain < MOST_CHAINS; chain += 1) {
    const fullest = fullestZone(state, stuck);
    if (fullest === null) return;
    const before = state.over();
    const steps = cheapestSteps(near, state, moves);
    const over = (state.load[fullest] ?? 0) - (state.problem.room[fullest - 1] ?? 0);
    const roomy = cheapestChain(state, fullest, steps, Math.min(over, ROOM_FOR_A_BLOCK));
    const route = roomy.length > 0 ? roomy : cheapestChain(state, fullest, steps, 1);
    const done = followChain(near, state, moves, route);
    if (state.over() < before) stuck.clear();
    else {
      for (const { block, from } of done.toReversed()) state.move(block, from);
      stuck.add(fullest);
    }
    yield chain / MOST_CHAINS;
  }
}

function fullestZone({ problem, load }: StartState, stuck: ReadonlySet<number>): number | null {
  let [most, fullest] = [0, 0];
  for (let zone = 1; zone <= problem.schools; zone += 1) {
    const over = (load[zone] ?? 0) - (problem.room[zone - 1] ?? 0);
    if (over > most && !stuck.has(zone)) [most, fullest] = [over, zone];
  }
  return fullest === 0 ? null : fullest;
}

/** Of each pair of neighbouring districts the metres a pupil by which a way becomes longer, `from * zones + to`. */
function cheapestSteps(near: JoinedNeighbours, state: StartState, moves: Moves): Map<number, number> {
  const zones = state.problem.schools + 1;
  const steps = new Map<number, number>();
  for (const block of state.problem.free) {
    const from = state.zone[block] ?? 0;
    if ((state.problem.pupils[block] ?? 0) === 0 || from === 0) continue;
    for (const other of neighboursOf(near, block)) {
      const to = state.zone[other] ?? 0;
      if (to === 0 || to === from) continue;
      const metres = metresAPupil(state, block, to);
      const key = from * zones + to;
      if (metres < (steps.get(key) ?? Infinity) && moves.allows(block, to, null)) steps.set(key, metres);
    }
  }
  return steps;
}

const metresAPupil = (state: StartState, block: number, to: number): number =>
  (state.cost(block, to) - state.cost(block, state.zone[block] ?? 0)) / (state.problem.pupils[block] ?? 1);

/** Dijkstra over districts, from an overfull one to the nearest with places left; empty where there is none. */
function cheapestChain(state: StartState, start: number, steps: ReadonlyMap<number, number>, places: number): number[] {
  const zones = state.problem.schools + 1;
  const metres = new Float64Array(zones).fill(Infinity);
  const before = new Int32Array(zones).fill(-1);
  const settled = new Uint8Array(zones);
  metres[start] = 0;
  for (;;) {
    let at = -1;
    for (let zone = 1; zone < zones; zone += 1) {
      if (!settled[zone] && (metres[zone] ?? Infinity) < (at < 0 ? Infinity : (metres[at] ?? Infinity))) at = zone;
    }
    if (at < 0) return [];
    settled[at] = 1;
    if ((state.problem.room[at - 1] ?? 0) - (state.load[at] ?? 0) >= places) return chainTo(at, before);
    for (let to = 1; to < zones; to += 1) {
      const step = steps.get(at * zones + to);
      if (step === undefined || settled[to]) continue;
      // Ways may become shorter by a step; Dijkstra needs what is never negative.
      const total = (metres[at] ?? 0) + Math.max(0, step) + STEP_METRES;
      if (total < (metres[to] ?? Infinity)) {
        metres[to] = total;
        before[to] = at;
      }
    }
  }
}

function chainTo(end: number, before: Int32Array): number[] {
  const chain = [end];
  for (let zone = before[end] ?? -1; zone > 0; zone = before[zone] ?? -1) chain.unshift(zone);
  return chain;
}

interface Moved {
  readonly block: number;
  readonly from: number;
}

/** Each district hands on as many pupils as it got, in whole blocks. */
function followChain(near: JoinedNeighbours, state: StartState, moves: Moves, chain: readonly number[]): Moved[] {
  const before = state.load.slice();
  const done: Moved[] = [];
  for (const [index, from] of chain.slice(0, -1).entries()) {
    const room = state.problem.room[from - 1] ?? 0;
    const most = index === 0 ? (before[from] ?? 0) - 1 : Math.max(room, before[from] ?? 0);
    for (let count = 0; count < MOST_BLOCKS_A_STEP && (state.load[from] ?? 0) > most; count += 1) {
      const block = fittingBlock(
        near,
        state,
        moves,
        from,
        chain[index + 1] ?? 0,
        (state.load[from] ?? 0) - Math.min(room, most),
      );
      if (block === null) return done;
      done.push({ block, from });
      state.move(block, chain[index + 1] ?? 0);
    }
  }
  return done;
}

function fittingBlock(
  near: JoinedNeighbours,
  state: StartState,
  moves: Moves,
  from: number,
  to: number,
  needed: number,
): number | null {
  let [least, best]: [number, number | null] = [Infinity, null];
  for (const block of state.members(from)) {
    const pupils = state.problem.pupils[block] ?? 0;
    if (pupils === 0 || !neighboursOf(near, block).some((other) => state.zone[other] === to)) continue;
    const metres = metresAPupil(state, block, to) + SPARE_PUPIL_METRES * Math.max(0, pupils - needed);
    if (metres < least && state.isFree(block) && moves.allows(block, to, null)) [least, best] = [metres, block];
  }
  return best;
}
