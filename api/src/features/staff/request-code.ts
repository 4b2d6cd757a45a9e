import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { cityProcedure } from '../../trpc.ts';
import { emailSchema } from './email.ts';
import { sendSignInCode } from './sign-in-code.ts';
import { mailLanguage } from './sign-in-mail.ts';

/** Asks for a sign-in code by mail. The answer is the same whether the address is known or not. */
export const requestCode = cityProcedure
  .input(z.strictObject({ city: uuidSchema, email: emailSchema }))
  .mutation(async ({ ctx, input }) => {
    const { services, city, request } = ctx;
    await takeFromLimit(services, city.id, limits.codeByNetwork, ipPrefix(request.ip));
    await takeFromLimit(services, city.id, limits.codeByEmail, input.email);
    await sendSignInCode(services, city.id, input.email, mailLanguage(request));
  });
