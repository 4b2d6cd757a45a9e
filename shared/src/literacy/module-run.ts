import * as z from 'zod/mini';
import { instantSchema } from '../sync/id.ts';
import { drawFormOrder } from './item-forms.ts';
import { forms } from './package/item.ts';
import type { LearningModule } from './package/learning-module.ts';
import type { Step } from './package/step.ts';
import { type RatedItem, type Rating, ratingSchema } from './scoring/rating.ts';

const answersSchema = z.record(z.string(), ratingSchema);
export type Answers = z.infer<typeof answersSchema>;

/** How far one learner is in one module. Lies on the device and leaves it only when the learner sends it ([H8]). */
export const moduleRunSchema = z.object({
  moduleId: z.string(),
  /** Of the simulations and of the order of items. */
  seed: z.int(),
  /** In a course the tests of the course take the place of screens 1, 6 and 7. */
  track: z._default(z.enum(['module', 'course']), 'module'),
  /** Before, after, later. */
  formOrder: z.tuple([z.enum(forms), z.enum(forms), z.enum(forms)]),
  stepId: z.string(),
  /** 1 to 8, of that step: finds the place again where a newer version of the module has other steps. */
  screen: z.int(),
  doneSteps: z.array(z.string()),
  /** What steps keep, by step. */
  saved: z.record(z.string(), z.unknown()),
  before: answersSchema,
  after: answersSchema,
  practice: answersSchema,
  startedAt: instantSchema,
  finishedAt: z.nullable(instantSchema),
});
export type ModuleRun = z.infer<typeof moduleRunSchema>;

export type RunAction =
  | {
      readonly type: 'answer';
      readonly use: 'before' | 'after' | 'practice';
      readonly item: string;
      readonly rating: Rating;
    }
  /** The state of a step, so that it goes on where it was. */
  | { readonly type: 'save'; readonly step: string; readonly state: unknown }
  /** The task of a step is fulfilled. */
  | { readonly type: 'done'; readonly step: string }
  | { readonly type: 'next'; readonly now: string }
  | { readonly type: 'back' };

/** A run at its beginning. `seed`: unsigned 32-bit; `now`: ISO 8601 instant. */
export function startRun(
  steps: readonly Step[],
  start: { readonly moduleId: string; readonly seed: number; readonly track: ModuleRun['track']; readonly now: string },
): ModuleRun {
  const first = stepsOfTrack(steps, start.track)[0];
  return {
    moduleId: start.moduleId,
    seed: start.seed,
    track: start.track,
    formOrder: drawFormOrder(start.seed),
    stepId: first?.id ?? '',
    screen: first?.screen ?? 1,
    doneSteps: [],
    saved: {},
    before: {},
    after: {},
    practice: {},
    startedAt: start.now,
    finishedAt: null,
  };
}

const measures = (step: Step): boolean =>
  step.type === 'choice' && ['before', 'after', 'feedback'].includes(step.params.use);

/** The steps a learner meets, in order. */
export const stepsOfTrack = (steps: readonly Step[], track: ModuleRun['track']): readonly Step[] =>
  track === 'course' ? steps.filter((step) => !measures(step)) : steps;

/** The screens of a track, in order: what "step 2 of 8" counts. */
export const screensOfTrack = (track: ModuleRun['track']): readonly number[] =>
  track === 'course' ? [2, 3, 4, 5, 8] : [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Where a run stands. A step that the module no longer has gives way to the first one of the same screen, or of a
 * later one, so that a new version never starts somebody over.
 */
export function positionOf(steps: readonly Step[], run: ModuleRun): number {
  const own = stepsOfTrack(steps, run.track);
  const exact = own.findIndex((step) => step.id === run.stepId);
  if (exact >= 0) return exact;
  const near = own.findIndex((step) => step.screen >= run.screen);
  return near >= 0 ? near : Math.max(0, own.length - 1);
}

/** Once the keys were shown, an answer no longer measures anything: those of the tests stay as they are. */
const keysWereShown = (steps: readonly Step[], run: ModuleRun): boolean => {
  const feedback = steps.filter((step) => step.type === 'choice' && step.params.use === 'feedback');
  return run.finishedAt !== null || feedback.some((step) => run.doneSteps.includes(step.id) || run.stepId === step.id);
};

/** The next state of a run. An act that does not fit (an unknown step, an answer too late) changes nothing. */
export function reduceRun(steps: readonly Step[], run: ModuleRun, action: RunAction): ModuleRun {
  const own = stepsOfTrack(steps, run.track);
  const at = positionOf(steps, run);
  const goTo = (place: number): ModuleRun => {
    const step = own[place];
    return step ? { ...run, stepId: step.id, screen: step.screen } : run;
  };
  switch (action.type) {
    case 'answer':
      if (action.use !== 'practice' && keysWereShown(steps, run)) return run;
      return { ...run, [action.use]: { ...run[action.use], [action.item]: action.rating } };
    case 'save':
      if (!own.some((step) => step.id === action.step)) return run;
      return { ...run, saved: { ...run.saved, [action.step]: action.state } };
    case 'done':
      if (run.doneSteps.includes(action.step) || !own.some((step) => step.id === action.step)) return run;
      return { ...run, doneSteps: [...run.doneSteps, action.step] };
    case 'next':
      if (at < own.length - 1) return goTo(at + 1);
      return { ...run, finishedAt: run.finishedAt ?? action.now };
    case 'back':
      return at > 0 ? goTo(at - 1) : run;
  }
}

/** Answers of a test with the truth of their items; an answer whose item is gone does not count. */
export function ratedItems(
  answers: Answers,
  items: readonly { readonly id: string; readonly truth: boolean }[],
): readonly RatedItem[] {
  return items.flatMap(({ id, truth }) => {
    const rating = answers[id];
    return rating === undefined ? [] : [{ truth, rating }];
  });
}

/** A run as it lies on the device; null where that is none (another shape, another module). */
export function readRun(stored: unknown, module: Pick<LearningModule, 'description'>): ModuleRun | null {
  const parsed = moduleRunSchema.safeParse(stored);
  return parsed.success && parsed.data.moduleId === module.description.id ? parsed.data : null;
}
