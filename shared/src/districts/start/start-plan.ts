import { SeededRandom } from '../../random/seeded-random.ts';
import { joinedNeighbours, USUAL_CONTACTS } from '../contiguity/joined-neighbours.ts';
import { zonePieces } from '../contiguity/zone-pieces.ts';
import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import { improve, toNearSchools } from './improve.ts';
import { keepingTogether } from './keeping-together.ts';
import { makeRoom } from './make-room.ts';
import { mendPieces } from './mend-pieces.ts';
import { assignByRegret } from './regret-order.ts';
import { schoolPrices } from './school-prices.ts';
import { type StartOptions, type StartProblem, startProblem } from './start-problem.ts';
import { StartState } from './start-state.ts';

/** A plan made by the machine: nearest school with places. It is a proposal, and every block of it can be repainted. */
export interface StartPlan {
  readonly assignment: Assignment;
  /** What was made small: metres times pupils, with what switching weighs. */
  readonly goal: number;
  /** No plan within the places can have a smaller goal, whether it hangs together or not. */
  readonly bound: number;
  /** More pupils than places: then every school is as full as the others, 1 = full. */
  readonly overload: StartProblem['overload'];
  /** Pupils beyond the places that even the plan's own measure left over, because blocks are not cut. */
  readonly pupilsOver: number;
  readonly strayPieces: number;
}

const FREE_ROUNDS = 3;
const JOINED_ROUNDS = 4;
const ROUNDS_AFTER_ROOM = 2;
const MOST_TURNS = 4;
/** Fewer pupils too many than this share are no reason to tear districts apart. */
const BEARABLE_OVER = 0.001;

/**
 * Makes a start plan step by step (rule DP12): yields how much is done, 0 to 1, often enough to be stopped at any
 * time; returns the plan. The same seed, options and pack give the same plan.
 */
export function* startPlanSteps(city: DistrictCity, options: StartOptions): Generator<number, StartPlan> {
  const { data } = city;
  const near = joinedNeighbours(data, USUAL_CONTACTS);
  const problem = startProblem(city, options, near.onLand);
  const fixed = Uint16Array.from(options.current, (zone, row) => (options.locked.has(row) ? zone : 0));
  const state = new StartState(problem, fixed);
  const { price, bound } = schoolPrices(problem, state.load);
  const random = new SeededRandom(options.seed);
  const joined = function* (from: number, mostPrice: number): Generator<number> {
    const moves = keepingTogether(near, state);
    mendPieces(data, near, state, options.locked, mostPrice);
    yield from;
    for (const done of improve(state, random, moves, JOINED_ROUNDS)) yield from + 0.15 * done;
    for (let turn = 0; turn < MOST_TURNS && state.over() > 0; turn += 1) {
      for (const done of makeRoom(near, state, moves)) yield from + 0.15 + (turn + done) * (0.1 / MOST_TURNS);
      for (const _ of improve(state, random, moves, ROUNDS_AFTER_ROOM))
        yield from + 0.15 + (turn + 1) * (0.1 / MOST_TURNS);
    }
    mendPieces(data, near, state, options.locked, 0);
  };
  yield 0.2;
  if (problem.schools > 0) {
    assignByRegret(state, price);
    yield 0.3;
    for (const done of improve(state, random, toNearSchools(problem), FREE_ROUNDS)) yield 0.3 + 0.2 * done;
    const apart = state.zone.slice();
    const bearable = BEARABLE_OVER * problem.pupils.reduce((sum, count) => sum + count, 0);
    // First whole districts, then room by shifts along their borders; where none is found, places come before pieces.
    yield* joined(0.5, Number.POSITIVE_INFINITY);
    if (state.over() > bearable) {
      for (const block of problem.free) state.move(block, apart[block] ?? 0);
      yield* joined(0.75, 0);
    }
  }
  return {
    assignment: state.zone.slice(),
    goal: problem.free.reduce((sum, block) => sum + state.cost(block, state.zone[block] ?? 0), 0),
    bound,
    overload: problem.overload,
    pupilsOver: problem.room.reduce((sum, room, school) => sum + Math.max(0, (state.load[school + 1] ?? 0) - room), 0),
    strayPieces: zonePieces(data, state.zone).reduce((sum, { strays }) => sum + strays.length, 0),
  };
}

/** The whole plan at once; null where `goOn` said no. */
export function startPlan(
  city: DistrictCity,
  options: StartOptions,
  goOn: (done: number) => boolean = () => true,
): StartPlan | null {
  const steps = startPlanSteps(city, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (!goOn(step.value)) return null;
  }
}
