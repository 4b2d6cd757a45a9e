import { type SeenFigures, seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import * as z from 'zod/mini';
import { type ApiAnswer, answerOf } from './api-answer.ts';
import { createRequestClient, timely } from './api-client.ts';

/** What the city computes of plans. */
export interface PlanningClient {
  /** Of a proposal as it stands at the city, from its present pack; null where there are none. */
  readonly proposalFigures: (city: string, proposal: string) => Promise<ApiAnswer<SeenFigures | null>>;
}

export function createPlanningClient(url: string): PlanningClient {
  const { planning } = createRequestClient(url);
  return {
    proposalFigures: (city, proposal) =>
      answerOf(planning.proposalFigures.query({ city, proposal }, timely()), z.nullable(seenFiguresSchema)),
  };
}
