import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from './assignment.ts';
import type { PlanBase, PlanDraft, PlanStep } from './plan-draft.ts';

/** Everything a person can do to a plan, by whatever way it is entered. Blocks and zones by the rows of `data`. */
export type PlanChange =
  /** One stroke of the brush, one fill, one choice in the list. Zone 0 takes blocks out of every district. */
  | {
      readonly type: 'paint';
      readonly data: DistrictData;
      readonly zone: number;
      readonly blocks: Iterable<number>;
    }
  | { readonly type: 'lock'; readonly data: DistrictData; readonly locked: boolean; readonly blocks: Iterable<number> }
  /** A whole plan in place of this one; locked blocks stay as they are. */
  | {
      readonly type: 'start-from';
      readonly data: DistrictData;
      readonly base: PlanBase;
      readonly assignment: Assignment;
    }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/**
 * The only way a plan changes (rules DP1–DP3): pure, total. What changes nothing (blocks that are locked, are not there
 * or have that zone already) leaves the very same plan.
 */
export function changePlan(plan: PlanDraft, change: PlanChange): PlanDraft {
  switch (change.type) {
    case 'paint':
      return paint(plan, change.data, change.zone, change.blocks);
    case 'lock':
      return lock(plan, change.data, change.locked, change.blocks);
    case 'start-from':
      return startFrom(plan, change);
    case 'undo':
      return undo(plan);
    case 'redo':
      return redo(plan);
  }
}

export function paint(plan: PlanDraft, data: DistrictData, zone: number, rows: Iterable<number>): PlanDraft {
  if (zone !== 0 && data.schoolId[zone - 1] === undefined) return plan;
  return moveBlocks(plan, data, rows, () => zone);
}

/** Out of every district. */
export const erase = (plan: PlanDraft, data: DistrictData, rows: Iterable<number>): PlanDraft =>
  paint(plan, data, 0, rows);

function startFrom(
  plan: PlanDraft,
  { data, base, assignment }: Extract<PlanChange, { type: 'start-from' }>,
): PlanDraft {
  return moveBlocks(plan, data, assignment.keys(), (row) => assignment[row] ?? 0, [plan.base, base]);
}

/** Blocks are locked against the brush, or let go; a step like any other, so that undo never changes a locked block. */
export function lock(plan: PlanDraft, data: DistrictData, locked: boolean, rows: Iterable<number>): PlanDraft {
  const names = new Names(plan, data);
  const before = new Set(plan.locked);
  const turned = [...new Set(rows)]
    .filter((row) => data.blockId[row] !== undefined)
    .map((row) => names.block(row))
    .filter((block) => before.has(block) !== locked);
  return turned.length === 0 ? plan : done(names.plan(), { moves: [], turned });
}

export function undo(plan: PlanDraft): PlanDraft {
  const last = plan.undo.at(-1);
  if (!last) return plan;
  return { ...applied(plan, reversed(last)), undo: plan.undo.slice(0, -1), redo: [...plan.redo, last] };
}

export function redo(plan: PlanDraft): PlanDraft {
  const next = plan.redo.at(-1);
  if (!next) return plan;
  return { ...applied(plan, next), undo: [...plan.undo, next], redo: plan.redo.slice(0, -1) };
}

function moveBlocks(
  plan: PlanDraft,
  data: DistrictData,
  rows: Iterable<number>,
  zoneFor: (row: number) => number,
  base?: readonly [PlanBase, PlanBase],
): PlanDraft {
  const names = new Names(plan, data);
  const locked = new Set(plan.locked);
  const moves = new Map<string, [number, number, number[]]>();
  for (const row of new Set(rows)) {
    if (data.blockId[row] === undefined || names.zoneOfRow(row) === zoneFor(row)) continue;
    const block = names.block(row);
    if (locked.has(block)) continue;
    const [from, to] = [names.zones[block] ?? 0, names.zone(zoneFor(row))];
    const known = moves.get(`${from} ${to}`);
    if (known) known[2].push(block);
    else moves.set(`${from} ${to}`, [from, to, [block]]);
  }
  if (moves.size === 0 && (!base || JSON.stringify(base[0]) === JSON.stringify(base[1]))) return plan;
  return done(names.plan(), { moves: [...moves.values()], ...(base ? { base: [...base] } : {}) });
}

const done = (plan: PlanDraft, step: PlanStep): PlanDraft => ({
  ...applied(plan, step),
  undo: [...plan.undo, step],
  redo: [],
});

function applied(plan: PlanDraft, { moves, turned = [], base }: PlanStep): PlanDraft {
  const zones = [...plan.zones];
  for (const [, to, blocks] of moves) for (const block of blocks) zones[block] = to;
  const locked = new Set(plan.locked);
  for (const block of turned) if (!locked.delete(block)) locked.add(block);
  return {
    ...plan,
    zones,
    locked: turned.length > 0 ? [...locked].sort((a, b) => a - b) : plan.locked,
    base: base?.[1] ?? plan.base,
  };
}

const reversed = ({ moves, turned, base }: PlanStep): PlanStep => ({
  moves: moves.map(([from, to, blocks]) => [to, from, blocks]),
  ...(turned ? { turned } : {}),
  ...(base ? { base: [base[1], base[0]] } : {}),
});

/** The two lists of a plan, which grow by the blocks and schools of a pack that are named for the first time. */
class Names {
  readonly #plan: PlanDraft;
  readonly #data: DistrictData;
  readonly #blocks: string[];
  readonly #schools: string[];
  readonly #places: Map<string, number>;
  readonly zones: number[];

  constructor(plan: PlanDraft, data: DistrictData) {
    this.#plan = plan;
    this.#data = data;
    this.#blocks = [...plan.blocks];
    this.#schools = [...plan.schools];
    this.#places = new Map(plan.blocks.map((id, index) => [id, index]));
    this.zones = [...plan.zones];
  }

  /** The zone a block has now, by the rows of the data. */
  zoneOfRow(row: number): number {
    const today = this.#data.blockToday?.[row] ?? 0;
    const place = this.#places.get(this.#data.blockId[row] ?? '');
    if (place === undefined) return today;
    const zone = this.zones[place] ?? 0;
    const here = zone === 0 ? 0 : this.#data.schoolId.indexOf(this.#schools[zone - 1] ?? '') + 1;
    // A school that this pack does not have: the block is shown as it is today.
    return zone > 0 && here === 0 ? today : here;
  }

  /** Place of a block in the plan. */
  block(row: number): number {
    const id = this.#data.blockId[row] ?? '';
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#blocks.push(id) - 1;
    this.#places.set(id, place);
    this.zones.push(this.zone(this.#data.blockToday?.[row] ?? 0));
    return place;
  }

  /** Zone of the plan for a zone of the data. */
  zone(zone: number): number {
    if (zone === 0) return 0;
    const id = this.#data.schoolId[zone - 1] ?? '';
    const known = this.#schools.indexOf(id);
    return known >= 0 ? known + 1 : this.#schools.push(id);
  }

  plan(): PlanDraft {
    return { ...this.#plan, blocks: this.#blocks, schools: this.#schools, zones: this.zones };
  }
}
