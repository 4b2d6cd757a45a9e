import * as z from 'zod/mini';
import { uuidSchema } from '../../sync/id.ts';

const row = z.int().check(z.minimum(0));
const id = z.string().check(z.minLength(1), z.maxLength(100));

/** The goal of a plan that a machine made: places first, then short ways. */
const machineStartSchema = z.strictObject({
  /** So many metres of way it was worth that a child does not have to switch. */
  switchMetres: z.int().check(z.minimum(0), z.maximum(100_000)),
  /** School year whose children and places counted, as "2026/27". */
  year: z.string().check(z.minLength(1), z.maxLength(20)),
  seed: z.int(),
  /** Somebody painted on it afterwards. */
  changedByHand: z.boolean(),
});
export type MachineStart = z.infer<typeof machineStartSchema>;

/**
 * What painting began with: today's districts, nothing, another citizen's plan, or a plan the machine made. 'nearest' is
 * a machine's plan too, of apps that did not keep its goal.
 */
export const planBaseSchema = z.union([
  z.enum(['today', 'empty', 'nearest']),
  z.strictObject({ proposalId: uuidSchema }),
  z.strictObject({ machine: machineStartSchema }),
]);
export type PlanBase = z.infer<typeof planBaseSchema>;

/**
 * One step that can be taken back: blocks that went from one zone to another, blocks that were locked or let go, or
 * both when a whole plan was taken over. Only what changed, with what was there before, so that it is exact and small.
 */
const planStepSchema = z.strictObject({
  /** [former zone, new zone, blocks] */
  moves: z.array(z.tuple([row, row, z.array(row)])),
  /** Blocks whose lock was turned. */
  turned: z.optional(z.array(row)),
  /** What painting began with before and after. */
  base: z.optional(z.tuple([planBaseSchema, planBaseSchema])),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/**
 * School districts in the making (rule DP1). Blocks and schools are named by ids that outlive a pack, once each; the rest
 * names them by their place in these two lists. Zone n is `schools[n - 1]`, zone 0 none. A block that was never touched
 * has the zone it has today.
 */
export const planDraftSchema = z.strictObject({
  packVersion: z.string(),
  /** SHA-256 of the pack's `districts.bin`. */
  districtsHash: z.string(),
  base: planBaseSchema,
  schools: z.array(id),
  blocks: z.array(id),
  /** Of each of `blocks` its zone now. */
  zones: z.array(row),
  locked: z.array(row),
  undo: z.array(planStepSchema),
  redo: z.array(planStepSchema),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** Nothing painted yet. */
export function newPlanDraft({
  packVersion,
  districtsHash,
}: Pick<PlanDraft, 'packVersion' | 'districtsHash'>): PlanDraft {
  return {
    packVersion,
    districtsHash,
    base: 'today',
    schools: [],
    blocks: [],
    zones: [],
    locked: [],
    undo: [],
    redo: [],
  };
}
