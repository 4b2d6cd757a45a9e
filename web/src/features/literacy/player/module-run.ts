import { type Form, forms } from '@werkstadt/shared/literacy/package/item';
import type { LearningModule } from '@werkstadt/shared/literacy/package/learning-module';
import { ratingSchema } from '@werkstadt/shared/literacy/scoring/rating';
import * as z from 'zod/mini';

const answersSchema = z.record(z.string(), ratingSchema);

/** How far one learner is in one module, as it lies on the device. */
export const moduleRunSchema = z.object({
  moduleId: z.string(),
  /** Code of the group round it is played in; null alone. */
  round: z.nullable(z.string()),
  seed: z.int(),
  /** Before, after, later. */
  formOrder: z.tuple([z.enum(forms), z.enum(forms), z.enum(forms)]),
  stepId: z.string(),
  /** 1 to 8, of that step. */
  screen: z.int(),
  doneSteps: z.array(z.string()),
  /** What steps keep, by step. */
  saved: z.record(z.string(), z.unknown()),
  before: answersSchema,
  after: answersSchema,
  practice: answersSchema,
  /** ISO 8601, this device's clock. */
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
});
export type ModuleRun = z.infer<typeof moduleRunSchema>;

export function itemsOfForm(module: LearningModule, form: Form) {
  return module.items[({ A: 'form-a', B: 'form-b', C: 'form-c' } as const)[form]];
}
