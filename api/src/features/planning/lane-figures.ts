import { lanePlanOf } from '@werkstadt/shared/planning/lane/lane-plan';
import { seenFiguresSchema } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { findCityById } from '../../db/cities.ts';
import { findPublicProposal } from '../../db/proposals.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';

/** The figures of a lane as it stands at the city, from the city's present pack; null where there is nothing to compute. */
export const laneFigures = cityProcedure
  .input(z.strictObject({ city: uuidSchema, proposal: uuidSchema }))
  .output(z.nullable(seenFiguresSchema))
  .query(async ({ ctx, input }) => {
    const { services, request, planning } = ctx;
    await takeFromLimit(services, input.city, limits.figuresByNetwork, ipPrefix(request.ip));
    const city = await findCityById(services.database, input.city);
    const proposal = await services.database.withCity(input.city, (tx) => findPublicProposal(tx, input.proposal));
    if (!city || !proposal) throw new Refusal('not-found', { field: 'proposal' });
    if (proposal.kind !== 'bike-lane' || proposal.geometry.type !== 'LineString') return null;
    return planning.figuresOf(city, { line: proposal.geometry.coordinates, plan: lanePlanOf(proposal.fields) });
  });
