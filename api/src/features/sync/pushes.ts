import type { PushAnswer } from '@werkstadt/shared/sync/protocol';
import type { NumberedRow } from '@werkstadt/shared/sync/push-store';
import { appendAudit } from '../../db/audit-log.ts';
import { isOverburdened } from '../../db/connection-error.ts';
import type { Database } from '../../db/database.ts';
import { Deferred } from '../../platform/deferred.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staffActsIn } from '../audit/staff-acts.ts';
import { decideAnew } from './decide-anew.ts';
import { type AskedPush, decideTogether } from './decide-together.ts';
import type { Turns } from './turns.ts';

/** Acts of one transaction: more would hold its locks for long. */
const ACTS_TOGETHER = 400;

export interface PushOfCaller extends AskedPush {
  /** Of staff; null for citizens. */
  readonly accountId: string | null;
}

interface WaitingPush extends PushOfCaller {
  readonly answered: Deferred<PushAnswer>;
}

/**
 * The pushes of this process. Those that come while all turns are taken are decided together, in one transaction, when
 * the next turn comes: a crowd costs a few commits, a single phone waits for nobody.
 */
export class Pushes {
  readonly #database: Database;
  readonly #turns: Turns;
  readonly #announce: (cityId: string, rows: readonly NumberedRow[]) => void;
  #waiting: WaitingPush[] = [];

  constructor(database: Database, turns: Turns, announce: (cityId: string, rows: readonly NumberedRow[]) => void) {
    this.#database = database;
    this.#turns = turns;
    this.#announce = announce;
  }

  /** Nothing was decided of what is refused. */
  async decide(push: PushOfCaller): Promise<PushAnswer> {
    const answered = new Deferred<PushAnswer>();
    this.#waiting.push({ ...push, answered });
    // A turn for each, though an earlier one may have taken this push with it: then there is less or nothing left to do.
    void this.#turns.take(() => this.#decideNext());
    return answered.promise;
  }

  /** Never throws: each push is told its own end. */
  async #decideNext(): Promise<void> {
    const group = this.#takeGroup();
    if (group.length > 1 && (await this.#tryTogether(group))) return;
    for (const push of group) {
      await decideAnew(() => this.#inOneTransaction([push])).then(
        ([answer]) => answer && push.answered.resolve(answer),
        push.answered.reject,
      );
    }
  }

  /** False where one of them stands in the others' way: each is then decided by itself. */
  async #tryTogether(group: readonly WaitingPush[]): Promise<boolean> {
    try {
      const answers = await this.#inOneTransaction(group);
      for (const [at, answer] of answers.entries()) group[at]?.answered.resolve(answer);
      return true;
    } catch (error) {
      if (!isOverburdened(error)) return false;
      for (const { answered } of group) answered.reject(error);
      return true;
    }
  }

  /** The first that waits, and what may be decided with it: of the same city, of other people and devices. */
  #takeGroup(): WaitingPush[] {
    const group: WaitingPush[] = [];
    const left: WaitingPush[] = [];
    const taken = new Set<string>();
    let acts = 0;
    for (const push of this.#waiting) {
      const { context, request } = push;
      const fits = acts === 0 || acts + request.mutations.length <= ACTS_TOGETHER;
      const isOther = !taken.has(context.participantId) && !taken.has(request.replica);
      const isHere = group[0] === undefined || group[0].context.cityId === context.cityId;
      if (!fits || !isOther || !isHere) {
        left.push(push);
        continue;
      }
      group.push(push);
      acts += request.mutations.length;
      taken.add(context.participantId).add(request.replica);
    }
    this.#waiting = left;
    return group;
  }

  async #inOneTransaction(group: readonly PushOfCaller[]): Promise<PushAnswer[]> {
    const cityId = group[0]?.context.cityId ?? '';
    const { answers, taken } = await this.#database.withCity(cityId, async (tx) => {
      const decided = await decideTogether(tx, cityId, group);
      const answered = decided.answers.map((answer) => {
        // Thrown, so that the transaction leaves nothing behind: nothing was decided.
        if (answer.kind === 'refused') throw new Refusal(answer.code);
        return answer;
      });
      for (const [at, { request, context, accountId }] of group.entries()) {
        const answer = answered[at];
        if (accountId === null || answer?.kind !== 'ok') continue;
        const when = new Date(context.now);
        for (const act of staffActsIn(request.mutations, answer.results)) {
          await appendAudit(tx, cityId, { ...act, at: when, accountId });
        }
      }
      return { answers: answered, taken: decided.taken };
    });
    this.#announce(cityId, taken);
    return answers;
  }
}
