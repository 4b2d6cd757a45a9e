import { lanePlanOf } from '@werkstadt/shared/planning/lane/lane-plan';
import { seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { schoolDistrictFieldsSchema } from '@werkstadt/shared/proposal/kinds/school-district/kind';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { findCityById } from '../../db/cities.ts';
import { findPublicProposal } from '../../db/proposals.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';
import type { PlanningQuestion } from './planning-processes.ts';

/** The figures of a proposal as it stands at the city, from the city's present pack; null where there is nothing to compute. */
export const proposalFigures = cityProcedure
  .input(z.strictObject({ city: uuidSchema, proposal: uuidSchema }))
  .output(z.nullable(seenFiguresSchema))
  .query(async ({ ctx, input }) => {
    const { services, request, planning } = ctx;
    await takeFromLimit(services, input.city, limits.figuresByNetwork, ipPrefix(request.ip));
    const city = await findCityById(services.database, input.city);
    const proposal = await services.database.withCity(input.city, (tx) => findPublicProposal(tx, input.proposal));
    if (!city || !proposal) throw new Refusal('not-found', { field: 'proposal' });
    const asked = questionAbout(proposal);
    const answer = asked && (await planning.ask(city, asked));
    return answer?.figures ?? null;
  });

function questionAbout({
  kind,
  geometry,
  fields,
}: Pick<Proposal, 'kind' | 'geometry' | 'fields'>): PlanningQuestion | null {
  if (kind === 'bike-lane' && geometry.type === 'LineString') {
    return { topic: 'lane', line: geometry.coordinates, plan: lanePlanOf(fields) };
  }
  const plan = kind === 'school-district' ? schoolDistrictFieldsSchema.safeParse(fields).data?.plan : undefined;
  return plan ? { topic: 'districts', plan } : null;
}
