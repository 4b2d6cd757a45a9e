import * as z from 'zod/mini';
import { sealSchema } from '../../literacy/package/seal.ts';
import { instantSchema, uuidSchema } from '../../sync/id.ts';
import { planBaseSchema } from '../plan/plan-draft.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const id = z.string().check(z.minLength(1), z.maxLength(100));
const MOST_BLOCKS = 50_000;
const REASON_MAX_LENGTH = 20_000;

const weighedPlanSchema = z.strictObject({
  title: text(200),
  /** Null for today's districts and for a plan that was never submitted. */
  proposalId: z.nullable(uuidSchema),
  /** What painting began with; null for today's districts themselves. */
  base: z.nullable(planBaseSchema),
  /** Blocks by zone that differ from today's districts, or from none where the city gave none: the plan as input. */
  changes: z.array(z.strictObject({ zone: z.nullable(id), blocks: z.array(id).check(z.maxLength(MOST_BLOCKS)) })),
});
export type WeighedPlan = z.infer<typeof weighedPlanSchema>;

const weighedNumberSchema = z.strictObject({
  value: z.nullable(z.number()),
  low: z.optional(z.number()),
  high: z.optional(z.number()),
});
const resultSchema = z.strictObject({
  id,
  /** Null = the whole city. */
  school: z.nullable(id),
  /** Null = the year that is weighed. */
  year: z.nullable(text(20)),
  unit: text(20),
  a: weighedNumberSchema,
  b: weighedNumberSchema,
  delta: z.nullable(z.number()),
  withinBand: z.boolean(),
});
export type WeighedResult = z.infer<typeof resultSchema>;

/**
 * The record of weighing two plans against each other (Abwägung): everything that anybody needs to compute it again from
 * the city's open pack, and why the one was preferred. Kept as canonical JSON (RFC 8785), so that it has one hash.
 */
export const weighingRecordSchema = z.strictObject({
  format: z.literal('werkstadt-weighing'),
  formatVersion: z.literal(1),
  projectId: z.nullable(uuidSchema),
  weighedAt: instantSchema,
  pack: z.strictObject({ version: id, districtsHash: id }),
  figuresVersion: z.int(),
  /** School year that ways, pieces and children are told for, as "2026/27". */
  year: text(20),
  sources: z.array(z.strictObject({ name: text(500), date: z.nullable(text(20)), attribution: text(500) })),
  assumptions: z.array(z.strictObject({ id, value: z.nullable(z.number()), source: text(500), checked: z.boolean() })),
  plans: z.strictObject({ a: weighedPlanSchema, b: weighedPlanSchema }),
  moves: z.array(
    z.strictObject({
      from: z.nullable(id),
      to: z.nullable(id),
      blocks: z.array(id).check(z.maxLength(MOST_BLOCKS)),
      pupils: weighedNumberSchema,
    }),
  ),
  results: z.array(resultSchema),
  /** When B takes the place of A: pupils who walk farther, nearer, must switch. */
  others: z.strictObject({ farther: weighedNumberSchema, nearer: weighedNumberSchema, switching: weighedNumberSchema }),
  preferred: z.enum(['a', 'b', 'neither']),
  /** Why, in the words of whoever weighed them. */
  reasons: text(REASON_MAX_LENGTH),
});
export type WeighingRecord = z.infer<typeof weighingRecordSchema>;

export const sealedWeighingSchema = z.strictObject({ record: weighingRecordSchema, seal: sealSchema });
export type SealedWeighing = z.infer<typeof sealedWeighingSchema>;
