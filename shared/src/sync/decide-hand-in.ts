import type { ErrorCode } from '../errors/codes.ts';
import type { SignedEnvelope } from './envelope.ts';
import { fateOfParents } from './fate-of-parents.ts';
import type { HandInResult } from './hand-in.ts';
import { problemOfAct } from './push-entry.ts';
import type { Conclusion, LoggedMutation, PushParticipant, PushStore } from './push-store.ts';
import type { Touch } from './record-touches.ts';
import { type EnvelopeRun, type Lift, runEnvelope } from './run-envelope.ts';
import type { Verifying } from './signature.ts';

export interface HandInContext {
  readonly cityId: string;
  readonly participantId: string;
  /** Server time, ISO 8601. */
  readonly now: string;
  readonly verifying: Verifying;
  /** This version's own unless the harness stands for an older server. */
  readonly lift?: Lift;
}

/**
 * [S29]: decides acts that somebody else brings, inside the store's transaction: each under its author, with its own
 * `mid`, without the numbers of a device. Safe to repeat, before and after the device itself sends them. Null where the
 * author is not known.
 */
export async function decideHandIn(
  store: PushStore,
  acts: readonly SignedEnvelope[],
  context: HandInContext,
): Promise<HandInResult[] | null> {
  const participant = await store.readParticipant(context.participantId);
  if (!participant) return null;
  const handIn = new HandIn(store, participant, context);
  const results: HandInResult[] = [];
  for (const act of acts) results.push(await handIn.take(act));
  await handIn.finish();
  return results;
}

class HandIn {
  readonly #store: PushStore;
  readonly #participant: PushParticipant;
  readonly #context: HandInContext;
  readonly #decided = new Map<string, LoggedMutation>();
  readonly #touches = new Map<string, Touch>();

  constructor(store: PushStore, participant: PushParticipant, context: HandInContext) {
    this.#store = store;
    this.#participant = participant;
    this.#context = context;
  }

  async take(act: SignedEnvelope): Promise<HandInResult> {
    const { cityId, participantId, verifying } = this.#context;
    const origin = { cityId, participantId, participant: this.#participant };
    const problem = await problemOfAct(act, origin, verifying);
    if (problem !== null) return refused(act, problem);
    const known = await this.#find(act.mid);
    if (known) return repeated(act, known);
    let result = waiting(act, null);
    await this.#store.savepoint(async () => {
      // Taken first, as in a push: the same act from its device, in the same moment, waits for this.
      if (!(await this.#claim(act))) {
        const meanwhile = await this.#store.findByMid(act.mid);
        if (meanwhile) result = repeated(act, meanwhile);
        return false;
      }
      const { touches, ...outcome } = await this.#run(act);
      const conclusion = { mid: act.mid, ...outcome };
      result = told(act, conclusion, false);
      // What a later version, its parents or its author's own sign-in would decide otherwise is not decided here.
      if (result.status === 'waiting' || result.status === 'refused') return false;
      this.#decided.set(act.mid, { ...conclusion, hash: act.hash, replica: null, seq: null });
      for (const touch of touches) this.#touches.set(`${touch.scopeId}/${touch.table}/${touch.id}`, touch);
      return true;
    });
    return result;
  }

  async finish(): Promise<void> {
    const store = this.#store;
    await store.conclude([...this.#decided.values()]);
    const touches = [...this.#touches.values()];
    if (touches.length > 0) await store.takeChangeNumbers(touches);
  }

  async #find(mid: string): Promise<LoggedMutation | null> {
    return this.#decided.get(mid) ?? this.#store.findByMid(mid);
  }

  async #run(act: SignedEnvelope): Promise<EnvelopeRun> {
    for (const mid of act.after ?? []) {
      if (!(await this.#find(mid))) return { status: 'parked', code: 'parent', detail: mid, touched: [], touches: [] };
    }
    const fate = await fateOfParents(act, (mid) => this.#find(mid));
    if (fate) return fate;
    const { participantId, cityId, now, lift } = this.#context;
    // As a citizen: what needs a role, its author alone can send, signed in.
    const actor = { participantId, personId: this.#participant.personId, roles: [] };
    return runEnvelope(this.#store, act, actor, cityId, now, lift);
  }

  #claim(envelope: SignedEnvelope): Promise<boolean> {
    const { mid, hash, name, pv } = envelope;
    const { participantId, now: receivedAt } = this.#context;
    return this.#store.claim({ mid, replica: null, seq: null, name, pv, envelope, hash, participantId, receivedAt });
  }
}

const refused = ({ mid }: SignedEnvelope, code: ErrorCode): HandInResult => ({
  mid,
  status: 'refused',
  repeated: false,
  code,
});

const waiting = ({ mid }: SignedEnvelope, code: string | null): HandInResult => ({
  mid,
  status: 'waiting',
  repeated: false,
  code,
});

function told(act: SignedEnvelope, { status, code }: Conclusion, isRepeated: boolean): HandInResult {
  if (status === 'parked') return waiting(act, code);
  if (!isRepeated && code === 'not-allowed') return refused(act, code);
  return { mid: act.mid, status, repeated: isRepeated, code };
}

/** [S8]: the same act again is told what became of it; another act under its `mid` is not taken. */
const repeated = (act: SignedEnvelope, known: LoggedMutation): HandInResult =>
  known.hash === act.hash ? told(act, known, true) : refused(act, 'mid-reuse');
