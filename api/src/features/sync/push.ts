import { randomUUID } from 'node:crypto';
import { decidePush, type PushContext } from '@werkstadt/shared/sync/decide-push';
import { ErasedPushStore } from '@werkstadt/shared/sync/erased-push-store';
import { type PushAnswer, pushRequestSchema } from '@werkstadt/shared/sync/protocol';
import * as z from 'zod/mini';
import { isErased } from '../../db/participants.ts';
import { limits } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { countedProcedure } from '../../trpc.ts';
import { verifying } from './verifying.ts';

type PushInput = z.infer<typeof pushRequestSchema>;

const claimedAuthor = z.looseObject({ participant: z.string(), seq: z.int() });

/** For a phone whose person was erased there is no session any more; null for anybody else. */
async function answerErased(services: Services, request: PushInput, epoch: string): Promise<PushAnswer | null> {
  const entries = request.mutations.map((raw) => claimedAuthor.safeParse(raw));
  const [first] = entries;
  if (!first?.success || !entries.every((one) => one.success && one.data.participant === first.data.participant))
    return null;
  const { participant, seq } = first.data;
  const idHash = services.keyedHash('erased', request.city, participant);
  if (!(await services.database.withCity(request.city, (tx) => isErased(tx, idHash)))) return null;
  const context = pushContext(services, request.city, { participantId: participant, roles: [], staffExpired: false });
  const answer = await decidePush(new ErasedPushStore(epoch, seq), request, context);
  return answer.kind === 'refused' ? null : answer;
}

function pushContext(
  services: Services,
  cityId: string,
  caller: { participantId: string; roles: PushContext['roles']; staffExpired: boolean },
): PushContext {
  return {
    cityId,
    participantId: caller.participantId,
    roles: caller.roles,
    staffSignInLapsed: caller.staffExpired,
    now: services.now().toISOString(),
    createId: randomUUID,
    verifying,
  };
}

/** A phone's acts in their order ([S2]–[S14]). Rejections are data in the answer; what is thrown was not decided. */
export const push = countedProcedure({ limit: limits.pushByParticipant, of: ({ participantId }) => participantId })
  .input(pushRequestSchema)
  // Not parsed once more on its way out: phones parse what comes.
  .mutation(async ({ ctx, input }): Promise<PushAnswer> => {
    const { services, caller, city, pushes } = ctx;
    if (!caller) {
      const erased = await answerErased(services, input, city.epoch);
      if (erased) return erased;
      throw new Refusal('sign-in-needed');
    }
    const accountId = caller.account?.id ?? null;
    return pushes.decide({ request: input, context: pushContext(services, city.id, caller), accountId });
  });
