import type { StaffRole } from '../person/role.ts';
import type { Project } from '../project/project.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { decideHandIn } from '../sync/decide-hand-in.ts';
import { decidePull } from '../sync/decide-pull.ts';
import { decidePush, type PushContext } from '../sync/decide-push.ts';
import type { SentEnvelope, UnsignedEnvelope } from '../sync/envelope.ts';
import { MemoryDatabase } from '../sync/harness/memory-database.ts';
import {
  keysOf,
  type LogEntry,
  MemoryPushStore,
  memoryPullStore,
  type StoreOptions,
} from '../sync/harness/memory-store.ts';
import { pretendSigning, pretendVerifying } from '../sync/harness/pretend-crypto.ts';
import { Owner, Simulation } from '../sync/harness/simulation.ts';
import { type MutationArgs, type MutationName, mutatorByName } from '../sync/mutator-registry.ts';
import { PULL_LIMIT, type PullRequest, type PushAnswer } from '../sync/protocol.ts';
import type { PushStore } from '../sync/push-store.ts';
import type { Lift } from '../sync/run-envelope.ts';
import { cityScope } from '../sync/scope.ts';
import { signEnvelope } from '../sync/signature.ts';
import type { RowTypes, TableName } from '../sync/table.ts';
import { ann, bob, cityId, openProject, planner, projectId, testId } from './domain-world.ts';

const options: StoreOptions = { numbering: 'counter-under-lock', keyWithoutCity: null };
const calm = { statementMs: () => null, breaks: () => false, deadlocked: () => undefined };
export const epoch = testId(900);
export const serverNow = '2027-02-01T12:00:00.000Z';
export const publicKeyOf = (participantId: string) =>
  new Uint8Array([Number(`0x${participantId.slice(-4)}`) & 0xff, 7]);

/** One server on which nothing goes wrong and nobody else acts: pushes and pulls one after the other. */
export class OneServer {
  readonly keys = keysOf(cityId, options);
  readonly #database = new MemoryDatabase(new Simulation(new SeededRandom(1)), calm);
  #lastId = 0;
  #lastMid = 0;

  constructor(project: Project = openProject) {
    const { committed } = this.#database;
    const scopeId = cityScope(cityId);
    committed.set(this.keys.meta, epoch);
    committed.set(this.keys.row('project', project.id, ''), project);
    const row = { scopeId, table: 'project' as const, id: project.id };
    committed.set(this.keys.sync(row), { ...row, v: 1, deleted: false });
    committed.set(this.keys.counter(scopeId), 1);
    for (const id of [ann, bob, planner]) this.addParticipant(id, publicKeyOf(id));
  }

  addParticipant(
    id: string,
    publicKey: Uint8Array<ArrayBuffer>,
    changes: { personId?: string; erased?: boolean } = {},
  ) {
    this.set(this.keys.participant(id), { personId: id, publicKey, erased: false, ...changes });
  }

  set(key: string, value: unknown): void {
    this.#database.committed.set(key, value);
  }

  row<T extends TableName>(table: T, id: string, personId = ''): RowTypes[T] | undefined {
    // Written by `put` of the same table.
    return this.#database.committed.get(this.keys.row(table, id, personId)) as RowTypes[T] | undefined;
  }

  log(): LogEntry[] {
    const entries = [...this.#database.committed].filter(([key]) => key.startsWith(this.keys.prefix('log')));
    return entries.map(([, entry]) => entry as LogEntry);
  }

  /** A signed envelope as a phone sends it. */
  async envelope<Name extends MutationName>(
    participant: string,
    name: Name,
    args: MutationArgs<Name> & Record<string, unknown>,
    changes: Partial<SentEnvelope> = {},
  ): Promise<SentEnvelope> {
    const { replica = testId(500), seq = 1, ...content } = changes;
    const unsigned: UnsignedEnvelope = {
      e: 1,
      city: cityId,
      mid: testId(0x10000 + ++this.#lastMid),
      name,
      pv: mutatorByName(name)?.version ?? 1,
      args,
      base: {},
      participant,
      scopeId: `p:${projectId}:pub`,
      app: '1.0.0',
      at: { wall: '2027-02-01T11:00:00.000Z', tz: 'Europe/Berlin' },
      ...content,
    };
    const signed = await signEnvelope(unsigned, pretendSigning(publicKeyOf(participant)));
    if (!signed) throw new Error('an envelope without a canonical form');
    return { ...signed, replica, seq };
  }

  /** What an api process does with one push; `wrap` may stand between it and the storage. */
  async push(
    participantId: string,
    mutations: readonly unknown[],
    by: Partial<PushContext> & {
      readonly replica?: string;
      readonly epoch?: string | null;
      readonly roles?: readonly StaffRole[];
      readonly wrap?: (store: PushStore) => PushStore;
    } = {},
  ) {
    const { replica = testId(500), epoch: known = null, wrap = (store) => store, ...context } = by;
    const transaction = this.#database.begin(new Owner());
    const store = wrap(new MemoryPushStore(this.#database, transaction, cityId, options, by.roles ?? []));
    try {
      const answer = await decidePush(
        store,
        { proto: 1, city: cityId, epoch: known, replica, mutations: [...mutations] },
        {
          cityId,
          participantId,
          roles: [],
          staffSignInLapsed: false,
          now: serverNow,
          createId: () => testId(0x20000 + ++this.#lastId),
          verifying: pretendVerifying,
          ...context,
        },
      );
      if (answer.kind !== 'refused') transaction.commit();
      return answer;
    } finally {
      transaction.rollback();
    }
  }

  /** A push that must be decided; its answer. */
  async decided(participantId: string, mutations: readonly unknown[], by: Parameters<OneServer['push']>[2] = {}) {
    const answer = await this.push(participantId, mutations, by);
    if (answer.kind !== 'ok') throw new Error(`not decided: ${JSON.stringify(answer)}`);
    return answer satisfies PushAnswer;
  }

  /** What an api process does with acts that a facilitator brings. */
  async handIn(participantId: string, acts: readonly SentEnvelope[], lift?: Lift) {
    const transaction = this.#database.begin(new Owner());
    const store = new MemoryPushStore(this.#database, transaction, cityId, options, []);
    const context = { cityId, participantId, now: serverNow, verifying: pretendVerifying, ...(lift ? { lift } : {}) };
    try {
      const results = await decideHandIn(
        store,
        acts.map(({ replica: _replica, seq: _seq, ...act }) => act),
        context,
      );
      transaction.commit();
      return results;
    } finally {
      transaction.rollback();
    }
  }

  async pull(
    participantId: string | null,
    scopes: PullRequest['scopes'],
    by: { readonly epoch?: string; readonly roles?: readonly StaffRole[]; readonly replica?: string } = {},
  ) {
    const store = memoryPullStore(this.#database.committed, cityId, options, async () => undefined);
    const actor = participantId === null ? null : { participantId, personId: participantId, roles: by.roles ?? [] };
    return decidePull(
      store,
      { proto: 1, city: cityId, epoch: by.epoch ?? null, replica: by.replica ?? null, scopes: [...scopes] },
      { cityId, actor, now: serverNow, pageRows: PULL_LIMIT },
    );
  }
}
