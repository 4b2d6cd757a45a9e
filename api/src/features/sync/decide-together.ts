import { decidePush, type PushContext, type PushRefusal } from '@werkstadt/shared/sync/decide-push';
import type { PushAnswer, pushRequestSchema } from '@werkstadt/shared/sync/protocol';
import type { NumberedRow, PushStore, TouchedRow } from '@werkstadt/shared/sync/push-store';
import type * as z from 'zod/mini';
import type { CityTransaction } from '../../db/database.ts';
import { PostgresPushStore } from '../../db/sync/postgres-push-store.ts';
import { Deferred } from '../../platform/deferred.ts';
import { mergeOutlines, outlineOf } from './batch-outline.ts';

export interface AskedPush {
  readonly request: z.infer<typeof pushRequestSchema>;
  readonly context: PushContext;
}

/**
 * Decides pushes of one city in one transaction, one after the other in their order, each on what those before it have
 * left. They share what costs a round trip: reading and locking, writing, the change numbers as the last statement
 * ([S12]), the commit. Each must be of another participant and of another replica.
 */
export async function decideTogether(
  tx: CityTransaction,
  cityId: string,
  pushes: readonly AskedPush[],
): Promise<{ answers: (PushAnswer | PushRefusal)[]; taken: readonly NumberedRow[] }> {
  const outlined = pushes.map(({ request, context }) => ({
    replica: request.replica,
    participantId: context.participantId,
    outline: outlineOf(request.mutations),
  }));
  const store = new PostgresPushStore(tx, cityId, mergeOutlines(outlined.map(({ outline }) => outline)));
  await store.readParticipants(outlined.map(({ participantId }) => participantId));
  const turns = pushes.map(() => new Turn());
  const works = pushes.map(({ request, context }, at) =>
    decidePush(storeOfTurn(store, turns[at] ?? new Turn()), request, context),
  );
  // Signatures are checked before anything of the acts is locked. One that ends earlier is waited for as well.
  await Promise.all(turns.map(({ ready }, at) => Promise.race([ready.promise, works[at]])));
  await store.lockPushes(outlined);
  for (const [at, turn] of turns.entries()) {
    turn.go.resolve();
    await Promise.race([turn.decided.promise, works[at]]);
  }
  const waiting = turns.filter(({ touched }) => touched.length > 0);
  const numbers = waiting.length > 0 ? await store.takeNumbersInTurn(waiting.map(({ touched }) => touched)) : [];
  for (const [at, { numbered }] of waiting.entries()) numbered.resolve(numbers[at] ?? []);
  const answers = await Promise.all(works);
  await store.settle();
  return { answers, taken: store.taken };
}

/** Of one push, between the others. */
class Turn {
  /** It has come to where it takes its locks. */
  readonly ready = new Deferred<void>();
  readonly go = new Deferred<void>();
  /** It has come to where it takes its change numbers. */
  readonly decided = new Deferred<void>();
  readonly numbered = new Deferred<NumberedRow[]>();
  touched: readonly TouchedRow[] = [];
}

/** The store as one of the pushes sees it: it waits for its turn with the locks, and with the numbers for all others. */
function storeOfTurn(store: PostgresPushStore, turn: Turn): PushStore {
  return {
    readEpoch: () => store.readEpoch(),
    readParticipant: (participantId) => store.readParticipant(participantId),
    lockReplica: async (replica, participantId) => {
      turn.ready.resolve();
      await turn.go.promise;
      return store.lockReplica(replica, participantId);
    },
    findByMid: (mid) => store.findByMid(mid),
    findBySeq: (replica, seq) => store.findBySeq(replica, seq),
    claim: (mutation) => store.claim(mutation),
    savepoint: (work) => store.savepoint(work),
    transaction: (actor) => store.transaction(actor),
    readChangeNumbers: (rows) => store.readChangeNumbers(rows),
    conclude: (conclusions) => store.conclude(conclusions),
    renumber: (replica, acts) => store.renumber(replica, acts),
    saveLastSeq: (replica, lastSeq) => store.saveLastSeq(replica, lastSeq),
    takeChangeNumbers: (rows) => {
      turn.touched = rows;
      turn.decided.resolve();
      return turn.numbered.promise;
    },
  };
}
