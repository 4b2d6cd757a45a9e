import type { MutationContext } from '../sync/transaction.ts';
import type { Project } from './project.ts';

/**
 * Rule J2: what was written while the project was open is taken, however late it arrives.
 * `writtenAt` is the phone's claim, never later than the server's clock. All ISO 8601 in UTC, so strings compare.
 */
export function openForContributions(project: Project, claimedAt: string, now: string): boolean {
  if (project.state === 'draft') return false;
  const writtenAt = claimedAt < now ? claimedAt : now;
  return project.opensAt <= writtenAt && writtenAt <= project.closesAt;
}

/** Rule J2 for an act. What the city has received it has let in; a project read too early on the phone does not hide it [S19]. */
export const takesContributions = (
  project: Project,
  { claimedAt, now, isReceived }: Pick<MutationContext, 'claimedAt' | 'now' | 'isReceived'>,
): boolean => isReceived || openForContributions(project, claimedAt, now);
