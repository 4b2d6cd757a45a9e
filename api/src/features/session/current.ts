import * as z from 'zod/mini';
import { cityProcedure } from '../../trpc.ts';
import { sessionAnswer, sessionAnswerSchema } from './session-answer.ts';

export const current = cityProcedure
  .output(z.nullable(sessionAnswerSchema))
  .query(({ ctx }) => (ctx.caller ? sessionAnswer(ctx.caller) : null));
