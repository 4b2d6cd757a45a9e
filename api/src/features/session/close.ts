import { deleteSession } from '../../db/sessions.ts';
import { cityProcedure } from '../../trpc.ts';
import { clearToken } from './cookie.ts';

/**
 * Signs out. What the device holds stays there: only the erase flow touches it ([SEC8]). The cookie of this city alone
 * is taken: `Clear-Site-Data` would end the sessions of every other city and of the town's other sites as well.
 */
export const close = cityProcedure.mutation(async ({ ctx }) => {
  const { caller, city, services, reply } = ctx;
  if (caller)
    await services.database.withCity(city.id, (tx) => deleteSession(tx, caller.sessionId, caller.personId, null));
  clearToken(reply, city.id);
});
