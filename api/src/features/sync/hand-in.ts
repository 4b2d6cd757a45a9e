import { decideHandIn } from '@werkstadt/shared/sync/decide-hand-in';
import { type HandInResult, handInAnswerSchema, handInRequestSchema } from '@werkstadt/shared/sync/hand-in';
import type { NumberedRow } from '@werkstadt/shared/sync/push-store';
import { verifyEnvelope } from '@werkstadt/shared/sync/signature';
import type * as z from 'zod/mini';
import { appendAudit } from '../../db/audit-log.ts';
import type { CityTransaction } from '../../db/database.ts';
import { findParticipant, insertParticipant, isErased } from '../../db/participants.ts';
import { PostgresPushStore } from '../../db/sync/postgres-push-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { readPublicKey } from '../session/public-key.ts';
import { staffProcedure } from '../staff/staff-procedure.ts';
import { outlineOf } from './batch-outline.ts';
import { decideAnew } from './decide-anew.ts';
import { verifying } from './verifying.ts';

type HandInInput = z.infer<typeof handInRequestSchema>;

/** Somebody whose device never reached the city is known by the key in the file, once it is shown that it signed. */
async function introduce(tx: CityTransaction, { city, participant, publicKey, acts }: HandInInput, now: Date) {
  if (await findParticipant(tx, participant)) return;
  const spki = Buffer.from(publicKey ?? '', 'base64url');
  if (publicKey === null || !readPublicKey(spki)) throw new Refusal('input-invalid', { field: 'publicKey' });
  const [first] = acts;
  const proven = first?.participant === participant && (await verifyEnvelope(first, new Uint8Array(spki), verifying));
  if (!proven) throw new Refusal('input-invalid', { field: 'acts.0.signature' });
  await insertParticipant(tx, city, participant, spki, now);
}

async function takeIn(
  { database, keyedHash, now }: Services,
  input: HandInInput,
  accountId: string,
): Promise<{ results: HandInResult[]; taken: readonly NumberedRow[] }> {
  const { city: cityId, participant: participantId, acts } = input;
  const at = now();
  return database.withCity(cityId, async (tx) => {
    if (await isErased(tx, keyedHash('erased', cityId, participantId))) {
      const results = acts.map(({ mid }) => ({ mid, status: 'refused' as const, repeated: false, code: 'erased' }));
      return { results, taken: [] };
    }
    await introduce(tx, input, at);
    const store = new PostgresPushStore(tx, cityId, outlineOf(acts));
    const context = { cityId, participantId, now: at.toISOString(), verifying };
    const results = await decideHandIn(store, acts, context);
    await store.settle();
    const arrived = results?.filter(({ status, repeated }) => status === 'applied' && !repeated).length ?? 0;
    if (arrived > 0) await appendAudit(tx, cityId, { kind: 'handed-in', at, accountId, facts: { acts: arrived } });
    return { results: results ?? [], taken: store.taken };
  });
}

/** Acts from a file of unsent work, each under its author ([S29]). */
export const handIn = staffProcedure('hand-in')
  .input(handInRequestSchema)
  .output(handInAnswerSchema)
  .mutation(async ({ ctx, input }) => {
    const { services, pokeHub, pushTurns, account } = ctx;
    const { results, taken } = await pushTurns.take(() => decideAnew(() => takeIn(services, input, account.id)));
    pokeHub.announce(input.city, taken);
    return { results };
  });
