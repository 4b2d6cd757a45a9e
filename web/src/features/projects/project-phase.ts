import type { Project } from '@werkstadt/shared/project/project';

export type ProjectPhase =
  | { readonly phase: 'coming' }
  /** `daysLeft` counts begun days: 1 = it closes within 24 hours. */
  | { readonly phase: 'running'; readonly daysLeft: number }
  | { readonly phase: 'over' };

const DAY_MS = 86_400_000;

/** Where a project stands by this device's clock; `now` in milliseconds. */
export function projectPhase({ state, opensAt, closesAt }: Project, now: number): ProjectPhase {
  const closes = Date.parse(closesAt);
  if (state === 'closed' || closes < now) return { phase: 'over' };
  if (Date.parse(opensAt) > now) return { phase: 'coming' };
  return { phase: 'running', daysLeft: Math.max(1, Math.ceil((closes - now) / DAY_MS)) };
}
