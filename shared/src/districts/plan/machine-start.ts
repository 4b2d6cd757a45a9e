import type { MachineStart, PlanBase, PlanDraft } from './plan-draft.ts';

/** What a machine looked for when it began a plan; null where it began none, or where an older app did not keep it. */
export const machineStartOf = (base: PlanBase | null): MachineStart | null =>
  typeof base === 'object' && base !== null && 'machine' in base ? base.machine : null;

export const isMachineMade = (base: PlanBase | null): boolean => base === 'nearest' || machineStartOf(base) !== null;

/** What a plan in the making began with, as it is told to others: a machine's plan also says that a hand changed it. */
export function toldBase({ base, undo }: Pick<PlanDraft, 'base' | 'undo'>): PlanBase {
  const machine = machineStartOf(base);
  if (!machine) return base;
  const begun = undo.findLastIndex((step) => step.base !== undefined);
  const painted = undo.slice(begun + 1).some(({ moves }) => moves.length > 0);
  return { machine: { ...machine, changedByHand: machine.changedByHand || painted } };
}
