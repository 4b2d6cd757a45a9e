import { pushedRowsAbove, type ScopeProgress, type StepTaken, takeStep } from '@werkstadt/shared/sync/scope-progress';

/** How far a scope is held; `from` is the cursor the rows were asked for with. */
export interface CursorStep {
  readonly scopeId: string;
  readonly from: number;
  /** The horizon the rows were asked for with, and the one told with them while more wait ([S32]). */
  readonly askedHorizon?: number;
  readonly horizon?: number;
  readonly to: number;
  readonly epoch: string;
  /** ISO 8601, the server's clock. */
  readonly serverTime: string;
}

/** What one answer changes: by scope what its step does, null where it does nothing; and which rows enter. */
export interface TakenSteps {
  readonly taken: ReadonlyMap<string, StepTaken | null>;
  /** Rows of a scope without a step come from a push. */
  readonly enters: (row: { readonly scopeId: string; readonly v: number }) => boolean;
}

export function takeSteps(
  steps: readonly CursorStep[],
  heldOf: (scopeId: string) => ScopeProgress | undefined,
): TakenSteps {
  const taken = new Map(steps.map((step) => [step.scopeId, takeStep(heldOf(step.scopeId), step)]));
  return {
    taken,
    enters({ scopeId, v }) {
      const step = taken.get(scopeId);
      if (step === undefined) return v > pushedRowsAbove(heldOf(scopeId));
      return step !== null && v > step.lateUpTo;
    },
  };
}
