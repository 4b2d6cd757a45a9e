import { WriteRace } from './pipeline.ts';

/** serialization_failure, deadlock_detected, unique_violation (somebody else was quicker). */
const racedStates = new Set(['40001', '40P01', '23505']);

/** Whether the same transaction can succeed when it is run anew. */
export function mayTryAgain(error: unknown): boolean {
  if (error instanceof WriteRace) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && racedStates.has(error.code);
}
