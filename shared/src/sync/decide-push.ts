import type { z } from 'zod/mini';
import type { Actor, StaffRole } from '../person/role.ts';
import { fateOfParents } from './fate-of-parents.ts';
import type { MutationResult, PushAnswer, pushRequestSchema, WireRow } from './protocol.ts';
import { type PushEntry, readPushEntry, storable } from './push-entry.ts';
import type { Conclusion, LoggedMutation, NumberedRow, PushStore, RowInScope } from './push-store.ts';
import type { Touch } from './record-touches.ts';
import { type EnvelopeRun, type Lift, runEnvelope } from './run-envelope.ts';
import { parseScope } from './scope.ts';
import { mayReadScope } from './scope-rights.ts';
import type { Verifying } from './signature.ts';

export interface PushContext {
  readonly cityId: string;
  /** Of the session that asks. */
  readonly participantId: string;
  readonly roles: readonly StaffRole[];
  /** The session once had roles that it must sign in again for. */
  readonly staffSignInLapsed: boolean;
  /** Server time, ISO 8601. */
  readonly now: string;
  readonly createId: () => string;
  readonly verifying: Verifying;
  /** This version's own unless the harness stands for an older server. */
  readonly lift?: Lift;
}

/** Nothing was decided: the transaction must be rolled back and the code thrown to the phone ([S13]). */
export interface PushRefusal {
  readonly kind: 'refused';
  readonly code: 'sign-in-needed' | 'input-invalid';
}

interface Decided {
  readonly entry: PushEntry;
  readonly conclusion: Conclusion;
  readonly touches: readonly Touch[];
  readonly repeated: boolean;
  /** Known, and received under a new number. */
  readonly isRenumbered: boolean;
}

/** Decides a push inside the store's transaction (sync design §6). */
export async function decidePush(
  store: PushStore,
  request: z.infer<typeof pushRequestSchema>,
  context: PushContext,
): Promise<PushAnswer | PushRefusal> {
  const { cityId, participantId, verifying } = context;
  const { replica } = request;
  const participant = await store.readParticipant(participantId);
  if (!participant) return { kind: 'refused', code: 'sign-in-needed' };
  const origin = { cityId, participantId, participant, replica };
  const entries = await Promise.all(request.mutations.map((raw) => readPushEntry(raw, origin, verifying)));
  if (!entries.every((entry) => entry !== null)) return { kind: 'refused', code: 'input-invalid' };

  const state = await store.lockReplica(replica, participantId);
  const epoch = await store.readEpoch();
  if (request.epoch !== null && request.epoch !== epoch) {
    return { kind: 'reset', replica, epoch, lastSeq: state.lastSeq };
  }
  // Somebody else's replica id: as with a cloned phone, take another one.
  if (state.participantId !== participantId) return { kind: 'fork', replica, epoch };

  const actor: Actor = { participantId, personId: participant.personId, roles: context.roles };
  const batch = new Batch(store, actor, context, replica);
  let lastSeq = state.lastSeq;
  for (const entry of entries) {
    if (entry.seq > lastSeq + 1) {
      if (batch.decided.length > 0) break;
      return { kind: 'gap', replica, expected: lastSeq + 1, epoch };
    }
    if (entry.seq <= lastSeq) {
      if (await batch.repeat(entry)) continue;
      if (batch.decided.length > 0) break;
      return { kind: 'fork', replica, epoch };
    }
    const refusal = await batch.decide(entry);
    if (refusal) return refusal;
    lastSeq = entry.seq;
  }
  const { results, rows } = await batch.finish(lastSeq);
  const { coveredSeq } = state;
  return { kind: 'ok', replica, results, rows, lastSeq, coveredSeq, epoch, serverTime: context.now };
}

/** The entries of one push, decided one after the other. */
class Batch {
  readonly decided: Decided[] = [];
  readonly #store: PushStore;
  readonly #actor: Actor;
  readonly #context: PushContext;
  readonly #replica: string;

  constructor(store: PushStore, actor: Actor, context: PushContext, replica: string) {
    this.#store = store;
    this.#actor = actor;
    this.#context = context;
    this.#replica = replica;
  }

  /**
   * A number that was used: the same act again, or ([S9]) another one; false for the latter. Also where the city knows the
   * act, but under another number: the phone would take it for covered by a backup that holds what had this one ([S22]).
   */
  async repeat(entry: PushEntry): Promise<boolean> {
    const byMid = await this.#findByMid(entry.mid);
    const isItsNumber = byMid?.replica === this.#replica && byMid.seq === entry.seq;
    if (byMid?.hash === entry.hash && isItsNumber) return this.#keep(entry, byMid);
    const bySeq = await this.#store.findBySeq(this.#replica, entry.seq);
    if (bySeq?.hash === entry.hash) return this.#keep(entry, bySeq);
    return false;
  }

  async decide(entry: PushEntry): Promise<PushRefusal | null> {
    if (entry.kind !== 'unproven') {
      const known = await this.#findByMid(entry.mid);
      const taken = known ?? ((await this.#claim(entry, entry.mid)) ? null : await this.#store.findByMid(entry.mid));
      // [S8]: the same act under another number, or another act under the same id; both are kept.
      if (taken) {
        if (taken.hash === entry.hash) this.#keep(entry, taken);
        else await this.#reject(entry, 'mid-reuse', entry.mid);
        return null;
      }
    }
    switch (entry.kind) {
      case 'unproven':
        await this.#reject(entry, entry.code, null);
        return null;
      case 'later':
        this.#conclude(entry, { mid: entry.mid, status: 'parked', code: null, detail: null, touched: [] });
        return null;
      case 'proven': {
        const run = await this.#run(entry);
        if (run.code === 'not-allowed' && this.#context.staffSignInLapsed) {
          return { kind: 'refused', code: 'sign-in-needed' };
        }
        const { touches, ...outcome } = run;
        this.#conclude(entry, { mid: entry.mid, ...outcome }, touches);
        return null;
      }
    }
  }

  /** Writes what was decided; the change numbers last ([S12]). */
  async finish(lastSeq: number): Promise<{ results: MutationResult[]; rows: WireRow[] }> {
    const store = this.#store;
    const fresh = this.decided.filter(({ repeated }) => !repeated);
    const touches = new Map(fresh.flatMap((one) => one.touches.map((touch) => [keyOf(touch), touch] as const)));
    const seen = this.decided.flatMap(({ conclusion }) => conclusion.touched).filter((row) => !touches.has(keyOf(row)));
    const numbered = seen.length > 0 ? await store.readChangeNumbers(seen) : [];
    await store.conclude(fresh.map(({ conclusion }) => conclusion));
    const renumbered = this.decided.filter(({ isRenumbered }) => isRenumbered);
    if (renumbered.length > 0)
      await store.renumber(
        this.#replica,
        renumbered.map(({ entry }) => ({ mid: entry.mid, seq: entry.seq })),
      );
    await store.saveLastSeq(this.#replica, lastSeq);
    const taken = touches.size > 0 ? await store.takeChangeNumbers([...touches.values()]) : [];
    const numbers = new Map(
      [...numbered, ...taken].filter((row) => this.#mayRead(row)).map((row) => [keyOf(row), row]),
    );
    const rows = taken.filter((row) => this.#mayRead(row)).map((row) => wireRow(row, touches.get(keyOf(row))));
    return { results: this.decided.map((one) => resultOf(one, numbers)), rows };
  }

  async #findByMid(mid: string): Promise<LoggedMutation | null> {
    const here = this.decided.find((one) => one.conclusion.mid === mid);
    if (!here) return this.#store.findByMid(mid);
    const { hash, seq } = here.entry;
    return { ...here.conclusion, hash, replica: this.#replica, seq };
  }

  async #run(entry: Extract<PushEntry, { kind: 'proven' }>): Promise<EnvelopeRun> {
    const { cityId, now, lift } = this.#context;
    const fate = await fateOfParents(entry.envelope, (mid) => this.#findByMid(mid));
    return fate ?? runEnvelope(this.#store, entry.envelope, this.#actor, cityId, now, lift);
  }

  async #claim(entry: PushEntry, mid: string): Promise<boolean> {
    const { name, pv } = entry.kind === 'proven' ? entry.envelope : { name: 'unreadable', pv: 0 };
    const erased = entry.kind === 'unproven' && entry.code === 'erased';
    return this.#store.claim({
      mid,
      replica: this.#replica,
      seq: entry.seq,
      name,
      pv,
      // A proven one was looked through already.
      envelope: erased ? null : entry.kind === 'proven' ? entry.raw : storable(entry.raw),
      hash: entry.hash,
      participantId: this.#actor.participantId,
      receivedAt: this.#context.now,
    });
  }

  /** Kept under an id of the server, so that it never takes the one it claims. */
  async #reject(entry: PushEntry, code: string, detail: string | null): Promise<void> {
    const mid = this.#context.createId();
    await this.#claim(entry, mid);
    this.#conclude(entry, { mid, status: 'rejected', code, detail, touched: [] });
  }

  #conclude(entry: PushEntry, conclusion: Conclusion, touches: readonly Touch[] = []): void {
    this.decided.push({ entry, conclusion, touches, repeated: false, isRenumbered: false });
  }

  #keep(entry: PushEntry, conclusion: LoggedMutation): true {
    const isRenumbered = conclusion.replica !== this.#replica || conclusion.seq !== entry.seq;
    this.decided.push({ entry, conclusion, touches: [], repeated: true, isRenumbered });
    return true;
  }

  #mayRead({ scopeId }: RowInScope): boolean {
    const scope = parseScope(scopeId);
    return scope !== null && mayReadScope(scope, this.#context.cityId, this.#actor, 'open');
  }
}

const keyOf = ({ scopeId, table, id }: RowInScope) => `${scopeId}/${table}/${id}`;

function wireRow({ scopeId, table, id, v }: NumberedRow, touch: Touch | undefined): WireRow {
  return { scopeId, table, id, v, body: touch?.body ? { ...touch.body } : null };
}

/** Highest number of each scope among the rows that show the act. */
function resultOf(
  { entry, conclusion, repeated }: Batch['decided'][number],
  numbers: ReadonlyMap<string, NumberedRow>,
): MutationResult {
  const versions: Record<string, number> = {};
  for (const row of conclusion.touched) {
    const v = numbers.get(keyOf(row))?.v;
    if (v !== undefined) versions[row.scopeId] = Math.max(versions[row.scopeId] ?? 0, v);
  }
  return {
    seq: entry.seq,
    mid: entry.mid,
    status: conclusion.status,
    repeated,
    ...(conclusion.code === null ? {} : { code: conclusion.code }),
    ...(conclusion.detail === null ? {} : { detail: conclusion.detail }),
    versions: conclusion.status === 'rejected' ? {} : versions,
  };
}
