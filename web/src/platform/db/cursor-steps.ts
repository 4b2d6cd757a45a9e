import {
  pushedRowsAbove,
  type ScopeProgress,
  type ScopeStep,
  type StepTaken,
  takeStep,
} from '@werkstadt/shared/sync/scope-progress';

/** What one answer brings of a scope, and of when it is. */
export interface CursorStep extends ScopeStep {
  readonly scopeId: string;
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
