import * as z from 'zod/mini';
import { textLanguageSchema } from '../language/locale.ts';
import { seenFiguresSchema } from '../planning/seen/seen-figures-schema.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';

export const decisionStates = ['in-review', 'accepted', 'partly', 'declined', 'done', 'reopened'] as const;
export type DecisionState = (typeof decisionStates)[number];

export const DECISION_REASON_MAX_LENGTH = 4000;

/** One step of a proposal's public history: append-only, always with a public reason. */
export const decisionSchema = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  proposalId: uuidSchema,
  state: z.enum(decisionStates),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(DECISION_REASON_MAX_LENGTH)),
  lang: textLanguageSchema,
  /** Role, never the name of an employee. */
  role: z.enum(['planner', 'facilitator', 'admin']),
  /** Server time; the phone's claim while only on the device. */
  decidedAt: instantSchema,
  /** The proposal's content revision that was read. */
  baseRev: z.int().check(z.minimum(1)),
  /** What the lane meant in numbers when it was decided; absent where it was not computed. */
  figures: z.optional(seenFiguresSchema),
});
export type Decision = z.infer<typeof decisionSchema>;
