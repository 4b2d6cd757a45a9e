import {
  type MockWeb,
  rubricPoints,
  type SearchRubric,
  searchRubric,
  verdictPoints,
} from '@werkstadt/shared/literacy/models/mock-web';
import * as z from 'zod/mini';
import type { ModuleCase } from './mock-data.ts';

const attemptSchema = z.object({
  id: z.string(),
  /** Pages opened, in order; the page of the claim first. */
  visits: z.array(z.string()).check(z.maxLength(200)),
  /** Null until a verdict is given. */
  trust: z.nullable(z.boolean()),
  seconds: z.number().check(z.minimum(0)),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const searchSavedSchema = z.object({ attempts: z.array(attemptSchema).check(z.maxLength(8)) });

export interface CaseScore {
  readonly id: string;
  readonly right: boolean;
  readonly points: number;
  readonly rubric: SearchRubric;
  readonly rubricPoints: number;
  readonly pageViews: number;
}

/** What a case with a verdict scores. */
export function scoreOf(web: MockWeb, tried: ModuleCase, attempt: Attempt): CaseScore {
  const rubric = searchRubric(web, tried, attempt.visits);
  const right = attempt.trust === tried.trust;
  return {
    id: tried.id,
    right,
    points: verdictPoints(right, attempt.visits.length),
    rubric,
    rubricPoints: rubricPoints(rubric),
    pageViews: attempt.visits.length,
  };
}
