import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { createPlanningClient } from '~/platform/planning-client.ts';

const client = createPlanningClient('/trpc');

export type CityFigures =
  | { readonly state: 'computed'; readonly figures: SeenFigures | null }
  | { readonly state: 'offline' | 'failed' };

/** The figures of a proposed lane or plan of districts as the city computes them now ([SF4]). */
export async function cityFigures(city: Pick<CityInfo, 'id'>, proposalId: string): Promise<CityFigures> {
  const answer = await client.proposalFigures(city.id, proposalId);
  if (answer.ok) return { state: 'computed', figures: answer.value };
  return { state: answer.failure.code === 'network-unreachable' ? 'offline' : 'failed' };
}
