import type { StartProblem } from './start-problem.ts';

/** Who goes where at the moment, and how full the schools are. Zones as in assignments: row of the school + 1. */
export class StartState {
  readonly problem: StartProblem;
  readonly zone: Uint16Array;
  readonly load: Float64Array;
  readonly #members: number[][];
  /** Place of each block among the members of its zone. */
  readonly #place: Uint32Array;
  readonly #free: Uint8Array;

  constructor(problem: StartProblem, zones: Readonly<Uint16Array>) {
    this.problem = problem;
    this.zone = new Uint16Array(problem.blocks);
    this.load = new Float64Array(problem.schools + 1);
    this.#members = Array.from({ length: problem.schools + 1 }, () => []);
    this.#place = new Uint32Array(problem.blocks);
    this.#free = new Uint8Array(problem.blocks);
    for (const block of problem.free) this.#free[block] = 1;
    for (const [block, zone] of zones.entries()) this.#enter(block, zone);
  }

  move(block: number, zone: number): void {
    const before = this.zone[block] ?? 0;
    const members = this.#members[before];
    const last = members?.pop();
    if (members && last !== undefined && last !== block) {
      const place = this.#place[block] ?? 0;
      members[place] = last;
      this.#place[last] = place;
    }
    this.load[before] = (this.load[before] ?? 0) - (this.problem.pupils[block] ?? 0);
    this.#enter(block, zone);
  }

  #enter(block: number, zone: number): void {
    this.zone[block] = zone;
    this.load[zone] = (this.load[zone] ?? 0) + (this.problem.pupils[block] ?? 0);
    this.#place[block] = (this.#members[zone]?.push(block) ?? 1) - 1;
  }

  /** Whether a block may be moved at all. */
  isFree(block: number): boolean {
    return this.#free[block] === 1;
  }

  members(zone: number): readonly number[] {
    return this.#members[zone] ?? [];
  }

  /** What a block costs in a zone; nothing outside of every district. */
  cost(block: number, zone: number): number {
    return zone === 0 ? 0 : (this.problem.cost[block * this.problem.schools + zone - 1] ?? 0);
  }

  /** What it costs more that a zone has so many pupils more. */
  priceOf(zone: number, more: number): number {
    if (zone === 0 || more === 0) return 0;
    const room = this.problem.room[zone - 1] ?? 0;
    const load = this.load[zone] ?? 0;
    return this.problem.overPrice * (Math.max(0, load + more - room) - Math.max(0, load - room));
  }

  /** Pupils beyond the places of their schools. */
  over(): number {
    return this.problem.room.reduce((sum, room, school) => sum + Math.max(0, (this.load[school + 1] ?? 0) - room), 0);
  }

  /** How the goal changes when a block goes to a zone. */
  shift(block: number, to: number): number {
    const from = this.zone[block] ?? 0;
    const pupils = this.problem.pupils[block] ?? 0;
    return this.cost(block, to) - this.cost(block, from) + this.priceOf(from, -pupils) + this.priceOf(to, pupils);
  }

  /** How the goal changes when two blocks of different zones change places. */
  swap(block: number, other: number): number {
    const [from, to] = [this.zone[block] ?? 0, this.zone[other] ?? 0];
    const more = (this.problem.pupils[block] ?? 0) - (this.problem.pupils[other] ?? 0);
    return (
      this.cost(block, to) -
      this.cost(block, from) +
      this.cost(other, from) -
      this.cost(other, to) +
      this.priceOf(from, -more) +
      this.priceOf(to, more)
    );
  }
}
