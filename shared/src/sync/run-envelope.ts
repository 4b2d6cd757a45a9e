import type { Actor } from '../person/role.ts';
import type { UnsignedEnvelope } from './envelope.ts';
import type { Conclusion, PushStore, RowInScope } from './push-store.ts';
import { recordTouches, type Touch } from './record-touches.ts';
import type { Transaction } from './transaction.ts';
import { upcast } from './upcast.ts';

/** How an act's arguments come to this version's form; another one only in the harness, as an older server. */
export type Lift = (envelope: UnsignedEnvelope) => ReturnType<typeof upcast>;

/** What became of an act, and the rows it changed. */
export interface EnvelopeRun extends Omit<Conclusion, 'mid'> {
  readonly touches: readonly Touch[];
}

const nothing = { touches: [], touched: [] };

/** Runs one act with authority, behind a savepoint: what is not applied leaves no trace in the tables. */
export async function runEnvelope(
  store: PushStore,
  envelope: UnsignedEnvelope,
  actor: Actor,
  cityId: string,
  now: string,
  lift: Lift = upcast,
): Promise<EnvelopeRun> {
  const guard = guardStore(store.transaction(actor));
  let run: EnvelopeRun = { status: 'parked', code: null, detail: null, ...nothing };
  await store.savepoint(async () => {
    try {
      run = await attempt(guard.transaction, envelope, actor, cityId, now, lift);
    } catch (error) {
      if (guard.failed()) throw error;
      // A fault of our own code: the act waits for a better version, the queue goes on.
      run = { status: 'parked', code: 'server-error', detail: null, ...nothing };
    }
    return run.status === 'applied' || run.status === 'merged';
  });
  return run;
}

async function attempt(
  tx: Transaction,
  envelope: UnsignedEnvelope,
  actor: Actor,
  cityId: string,
  now: string,
  lift: Lift,
): Promise<EnvelopeRun> {
  const lifted = lift(envelope);
  if (lifted.kind === 'unknown') return { status: 'parked', code: null, detail: null, ...nothing };
  const args = lifted.mutator.args.safeParse(lifted.args);
  if (!args.success) {
    const field = args.error.issues[0]?.path.join('.') ?? '';
    return { status: 'rejected', code: 'args-invalid', detail: field === '' ? null : field, ...nothing };
  }
  const recorder = recordTouches(tx, cityId, actor);
  const outcome = await lifted.mutator.run(
    {
      tx: recorder.transaction,
      actor,
      cityId,
      now,
      claimedAt: envelope.at.wall,
      onServer: true,
      isReceived: false,
      base: envelope.base,
    },
    args.data,
  );
  if (outcome.status === 'rejected') {
    return { status: 'rejected', code: outcome.code, detail: outcome.detail ?? null, ...nothing };
  }
  const touches = await recorder.touches();
  const touched = (touches.length > 0 ? touches : await recorder.witnesses()).map(placeOf);
  return { status: outcome.status, code: null, detail: null, touches, touched };
}

const placeOf = ({ scopeId, table, id }: RowInScope): RowInScope => ({ scopeId, table, id });

/** Remembers whether the storage itself has failed, to tell that from a fault of a mutator. */
function guardStore(tx: Transaction) {
  let failed = false;
  const watch = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const transaction: Transaction = {
    get: (table, id) => watch(tx.get(table, id)),
    put: (table, row) => watch(tx.put(table, row)),
    nextReceiptNumber: () => watch(tx.nextReceiptNumber()),
    personOf: (participantId) => watch(tx.personOf(participantId)),
  };
  return { transaction, failed: () => failed };
}
