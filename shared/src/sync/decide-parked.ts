import type { StaffRole } from '../person/role.ts';
import { fateOfParents } from './fate-of-parents.ts';
import { readPushEntry } from './push-entry.ts';
import type { Conclusion, NumberedRow, PushStore } from './push-store.ts';
import { type EnvelopeRun, type Lift, runEnvelope } from './run-envelope.ts';
import { personScope } from './scope.ts';
import type { Verifying } from './signature.ts';

/** An act the server keeps because an earlier version of it did not understand it. */
export interface ParkedAct {
  readonly mid: string;
  readonly replica: string;
  readonly participantId: string;
  /** What its author may do now: rights are checked when it is decided, not when it came. */
  readonly roles: readonly StaffRole[];
  /** As it arrived. */
  readonly raw: unknown;
}

export interface ParkedStore extends PushStore {
  /** Replaces the conclusion of a parked act; false when somebody else has decided it meanwhile. */
  concludeParked(conclusion: Conclusion): Promise<boolean>;
}

export interface ParkedContext {
  readonly cityId: string;
  /** Server time, ISO 8601. */
  readonly now: string;
  readonly verifying: Verifying;
  readonly lift?: Lift;
}

/**
 * Decides one parked act after an upgrade, inside the store's transaction. What becomes of it is a row of its author's
 * own scope (`act-outcome.ts`). Null: it stays parked. To be called in the order the acts came.
 */
export async function decideParked(
  store: ParkedStore,
  { mid, replica, participantId, roles, raw }: ParkedAct,
  { cityId, now, verifying, lift }: ParkedContext,
): Promise<readonly NumberedRow[] | null> {
  const participant = await store.readParticipant(participantId);
  if (!participant) return null;
  // Locked first, as in a push: the same act asked about again waits for this.
  await store.lockReplica(replica, participantId);
  const origin = { cityId, participantId, participant, replica };
  const entry = await readPushEntry(withReplica(raw, replica), origin, verifying);
  const { personId } = participant;
  let run: EnvelopeRun = { status: 'parked', code: null, detail: null, touched: [], touches: [] };
  if (entry?.kind === 'unproven') run = { ...run, status: 'rejected', code: entry.code };
  if (entry?.kind === 'proven') {
    const fate = await fateOfParents(entry.envelope, (parent) => store.findByMid(parent));
    run = fate ?? (await runEnvelope(store, entry.envelope, { participantId, personId, roles }, cityId, now, lift));
  }
  // Staff whose sign-in has ended: their phone's next question finds them signed in, or this is asked again.
  if (run.status === 'parked' || run.code === 'not-allowed') return null;
  const { touches, ...outcome } = run;
  if (!(await store.concludeParked({ mid, ...outcome }))) return null;
  const told = { scopeId: personScope(personId), table: 'outcome' as const, id: mid, deleted: false };
  return store.takeChangeNumbers([...touches, told]);
}

/** The numbers of transport are those it was received under, whatever a renumbered copy says. */
const withReplica = (raw: unknown, replica: string): unknown => (raw instanceof Object ? { ...raw, replica } : raw);
