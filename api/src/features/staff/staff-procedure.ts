import { may, type StaffAction } from '@werkstadt/shared/person/permissions';
import { Refusal } from '../../platform/refusal.ts';
import { participantProcedure } from '../../trpc.ts';

/** What only staff with this right may ask for (rule R1). A sign-in that has ended is told apart from a right never held. */
export const staffProcedure = (action: StaffAction) =>
  participantProcedure.use(async ({ ctx, next }) => {
    const { roles, account, staffExpired } = ctx.caller;
    if (!account) throw new Refusal(staffExpired ? 'sign-in-needed' : 'forbidden');
    if (!may({ roles }, action)) throw new Refusal('forbidden');
    return next({ ctx: { account } });
  });
