import type { StaffRole } from '../../person/role.ts';
import { decideHandIn } from '../decide-hand-in.ts';
import { decideParked } from '../decide-parked.ts';
import { decidePull } from '../decide-pull.ts';
import { decidePush, type PushContext } from '../decide-push.ts';
import type { SignedEnvelope } from '../envelope.ts';
import { ErasedPushStore } from '../erased-push-store.ts';
import { PULL_LIMIT, type PullRequest, type PushRequest } from '../protocol.ts';
import type { PushParticipant, ReplicaState } from '../push-store.ts';
import type { Lift } from '../run-envelope.ts';
import { type DigestAnswer, digestOf } from '../scope-digest.ts';
import { upcast } from '../upcast.ts';
import type { FaultCounts } from './faults.ts';
import { DatabaseError, DiskFull, MemoryDatabase } from './memory-database.ts';
import {
  keysOf,
  type LogEntry,
  MemoryPushStore,
  memoryPullStore,
  purgeTombstones,
  rowsOfScope,
  type StoreOptions,
} from './memory-store.ts';
import type { Mutant } from './mutant.ts';
import type { RequestBody } from './network.ts';
import { type PhotoRequest, servePhoto } from './photo-desk.ts';
import type { Picture } from './picture.ts';
import { pretendVerifying } from './pretend-crypto.ts';
import { Owner, type Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

const START = Date.parse('2027-02-01T08:00:00.000Z');
const MAX_TRIES = 4;

export interface HttpAnswer {
  readonly status: number;
  /** What the body holds; a text where it is no JSON. */
  readonly value: unknown;
  readonly retryAfterMs?: number | null;
}

const failed = (status: number): HttpAnswer => ({ status, value: `<html>${status}</html>` });
const ok = (answer: unknown): HttpAnswer => ({ status: 200, value: answer });

/** Two api processes on one database; what the api's sync procedures do, with the same cores. */
export class Server {
  readonly database: MemoryDatabase;
  readonly options: StoreOptions;
  /** Session rights by `<city>/<participant>`. */
  readonly roles = new Map<string, readonly StaffRole[]>();
  /** Pokes go out after commit. */
  onCommit: (cityId: string) => void = () => undefined;
  readonly expiredSessions = new Set<string>();
  /** Mutations that this version of the server does not know (yet): it parks them. */
  unknown: ReadonlySet<string> = new Set();
  /** Virtual time until which its disk has no room. */
  fullUntil = 0;
  /** `<city>/<participant>` of those who were erased; written down beside the database. */
  readonly #erased = new Set<string>();
  /** The newest backup that was proved by a test restore, and the virtual time it shows: two may be under way at once. */
  #backup: Picture | null = null;
  #backupAt = 0;
  restores = 0;
  readonly #simulation: Simulation;
  readonly #faults: FaultCounts;
  readonly #weather: Weather;
  readonly #decidePush: typeof decidePush;
  readonly #storesUnchecked: boolean;
  readonly #processes = [new Owner(), new Owner()];
  /** Jobs beside the requests: backups, the start of a newer version. */
  readonly #itself = new Owner();
  readonly #pushesOf = [0, 0];
  /** Longest time of a statement or a commit. */
  readonly #slowestMs: number;
  /** In half of the runs so few that nothing comes in one page. */
  readonly #pageRows: number;
  #lastId = 0;
  #clock = { at: -1, text: '' };

  constructor(simulation: Simulation, faults: FaultCounts, weather: Weather, mutant: Mutant) {
    this.#simulation = simulation;
    this.#faults = faults;
    this.#weather = weather;
    this.#storesUnchecked = mutant.storesUnchecked ?? false;
    this.#decidePush = mutant.decidePush?.(decidePush) ?? decidePush;
    this.options = {
      numbering: mutant.numbering ?? 'counter-under-lock',
      keyWithoutCity: mutant.keyWithoutCity ?? null,
      forgetsHorizon: mutant.forgetsHorizon ?? false,
    };
    const { random } = simulation;
    this.#slowestMs = random.chance(0.4) ? 300 : 8;
    this.#pageRows = random.chance(0.5) ? random.integer(2, 6) : PULL_LIMIT;
    this.database = new MemoryDatabase(simulation, {
      statementMs: () => (random.chance(0.2) ? random.integer(0, this.#slowestMs) : null),
      breaks: () => !weather.healed && random.chance(0.001) && this.#count(37),
      deadlocked: () => this.#count(37),
      diskFull: () => !weather.healed && simulation.now < this.fullUntil && this.#count(40),
    });
  }

  /** Server time, ISO 8601. */
  now(): string {
    const { now } = this.#simulation;
    if (this.#clock.at !== now) this.#clock = { at: now, text: new Date(START + now).toISOString() };
    return this.#clock.text;
  }

  #count(fault: Parameters<FaultCounts['add']>[0]): true {
    this.#faults.add(fault);
    return true;
  }

  /** One request of one participant's session, on a process that is up; null when none answers. */
  async handle(cityId: string, participantId: string, body: RequestBody): Promise<HttpAnswer | null> {
    const index = this.#simulation.random.integer(0, 1);
    const process = this.#processes[index];
    if (!process || process.dead) return failed(502);
    const session = `${cityId}/${participantId}`;
    if (this.expiredSessions.has(session)) return failed(401);
    if (body.kind === 'pull') return this.#pull(process, cityId, participantId, body.request);
    if (body.kind === 'digest') return this.#digest(cityId, body.scopeId, body.cursor);
    if (body.kind === 'photo-ask' || body.kind === 'photo-bring')
      return this.#photo(process, cityId, participantId, body);
    this.#pushesOf[index] = (this.#pushesOf[index] ?? 0) + 1;
    return this.#push(process, cityId, participantId, body.request);
  }

  async #push(process: Owner, cityId: string, participantId: string, request: PushRequest): Promise<HttpAnswer> {
    const roles = this.roles.get(`${cityId}/${participantId}`) ?? [];
    const context: PushContext = {
      cityId,
      participantId,
      roles,
      staffSignInLapsed: false,
      now: this.now(),
      createId: () => serverId(++this.#lastId),
      verifying: pretendVerifying,
      lift: this.lift,
    };
    if (this.isErased(cityId, participantId)) {
      const epoch = this.database.committed.get(keysOf(cityId, this.options).meta) as string;
      const store = new ErasedPushStore(epoch, request.mutations[0]?.seq ?? 1);
      this.#count(43);
      return ok(await decidePush(store, request, context));
    }
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const transaction = this.database.begin(process);
      try {
        const store = new MemoryPushStore(this.database, transaction, cityId, this.options, roles);
        const answer = await this.#decidePush(store, request, { ...context, now: this.now() });
        if (answer.kind === 'refused') return failed(answer.code === 'sign-in-needed' ? 401 : 400);
        await this.#mayCrash(process);
        transaction.commit();
        this.onCommit(cityId);
        await this.#mayCrash(process);
        return ok(answer);
      } catch (error) {
        if (error instanceof DiskFull) return failed(500);
        if (!(error instanceof DatabaseError)) throw error;
      } finally {
        transaction.rollback();
      }
    }
    return failed(503);
  }

  async #pull(process: Owner, cityId: string, participantId: string, request: PullRequest): Promise<HttpAnswer> {
    const { random } = this.#simulation;
    const slow = !this.#weather.healed && random.chance(0.1) && this.#count(36);
    // Without a pause nothing can be committed meanwhile, and the picture needs no copy.
    const picture = slow ? this.database.committed.copy() : this.database.committed;
    const pause = async () => {
      if (slow) await this.#simulation.sleep(process, random.integer(100, 3000));
    };
    const participant = picture.get(keysOf(cityId, this.options).participant(participantId)) as PushParticipant;
    const roles = this.roles.get(`${cityId}/${participantId}`) ?? [];
    const actor = { participantId, personId: participant.personId, roles };
    const store = memoryPullStore(picture, cityId, this.options, pause);
    return ok(await decidePull(store, request, { cityId, actor, now: this.now(), pageRows: this.#pageRows }));
  }

  async #photo(process: Owner, cityId: string, participantId: string, request: PhotoRequest): Promise<HttpAnswer> {
    if (this.isErased(cityId, participantId)) return { status: 404, value: {} };
    const keys = keysOf(cityId, this.options);
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const transaction = this.database.begin(process);
      try {
        const store = new MemoryPushStore(this.database, transaction, cityId, this.options, []);
        const personId = await store.personOf(participantId);
        const createId = () => serverId(++this.#lastId);
        const desk = { transaction, store, keys, cityId, personId, createId, storesUnchecked: this.#storesUnchecked };
        const answer = await servePhoto(desk, request);
        await this.#mayCrash(process);
        transaction.commit();
        if (request.kind === 'photo-bring') this.onCommit(cityId);
        await this.#mayCrash(process);
        return answer;
      } catch (error) {
        if (error instanceof DiskFull) return failed(500);
        if (!(error instanceof DatabaseError)) throw error;
      } finally {
        transaction.rollback();
      }
    }
    return failed(503);
  }

  /** As the api does: only where the scope is at that very number. */
  async #digest(cityId: string, scopeId: string, cursor: number): Promise<HttpAnswer> {
    const { committed } = this.database;
    const v = committed.get(keysOf(cityId, this.options).counter(scopeId)) ?? 0;
    if (v !== cursor) return ok({ kind: 'moved' } satisfies DigestAnswer);
    const rows = rowsOfScope(committed, cityId, this.options, scopeId);
    return ok({ kind: 'digest', digest: await digestOf(rows, pretendVerifying) } satisfies DigestAnswer);
  }

  /** As this version of the server understands acts. */
  lift: Lift = (envelope) => (this.unknown.has(envelope.name) ? { kind: 'unknown' } : upcast(envelope));

  /** A newer version starts: what was parked is decided, in the order it came, with the rights of now. */
  async upgrade(): Promise<void> {
    this.unknown = new Set();
    const parked = [...this.database.committed.values()].filter(isParked).sort((a, b) => a.order - b.order);
    for (const entry of parked) {
      const { city: cityId } = entry.envelope as { city: string };
      const { mid, replica, participantId, envelope: raw } = entry;
      if (replica === null) continue;
      const roles = this.roles.get(`${cityId}/${participantId}`) ?? [];
      await this.#inTransaction(async (transaction) => {
        const now = this.now();
        const store = new MemoryPushStore(this.database, transaction, cityId, this.options, roles, now);
        const act = { mid, replica, participantId, roles, raw };
        return (await decideParked(store, act, { cityId, now, verifying: pretendVerifying, lift: this.lift })) !== null;
      });
      this.onCommit(cityId);
    }
  }

  /** Work of the server itself, tried until it is done; answers of `work`: whether to commit. */
  async #inTransaction(work: (transaction: ReturnType<MemoryDatabase['begin']>) => Promise<boolean>): Promise<void> {
    for (;;) {
      const transaction = this.database.begin(this.#itself);
      try {
        if (await work(transaction)) transaction.commit();
        return;
      } catch (error) {
        if (!(error instanceof DatabaseError) && !(error instanceof DiskFull)) throw error;
        await this.#simulation.sleep(this.#itself, 1_000);
      } finally {
        transaction.rollback();
      }
    }
  }

  /** A facilitator brings what a device had exported ([S29]). */
  async handIn(cityId: string, participantId: string, acts: readonly SignedEnvelope[]): Promise<void> {
    if (this.isErased(cityId, participantId)) return;
    await this.#inTransaction(async (transaction) => {
      const store = new MemoryPushStore(this.database, transaction, cityId, this.options, []);
      const context = { cityId, participantId, now: this.now(), verifying: pretendVerifying, lift: this.lift };
      return (await decideHandIn(store, acts, context)) !== null;
    });
    this.#count(403);
    this.onCommit(cityId);
  }

  /** Reads everything at one moment and, once the copy is proved, tells what it covers. */
  async backUp(): Promise<void> {
    const picture = this.database.committed.copy();
    const { restores } = this;
    const takenAt = this.#simulation.now;
    await this.#simulation.sleep(this.#itself, this.#simulation.random.integer(100, 3_000));
    if (restores !== this.restores || takenAt < this.#backupAt) return;
    this.#backup = picture;
    this.#backupAt = takenAt;
    for (const [key, value] of picture) {
      if (!key.startsWith('replica/')) continue;
      const { lastSeq } = value as ReplicaState;
      await this.#inTransaction(async (transaction) => {
        await transaction.lock(key, 'update');
        const held = transaction.read<ReplicaState>(key);
        if (held) transaction.write(key, { ...held, coveredSeq: Math.max(held.coveredSeq, lastSeq) });
        return held !== undefined && restores === this.restores;
      });
    }
  }

  /** What is there when everything has been set up. */
  found(): void {
    this.#backup = this.database.committed.copy();
  }

  /** The database is lost and comes back from the newest backup, in a new epoch ([S27]). `moved`: nothing is lost. */
  restore(moved: boolean): void {
    if (!this.#backup) return;
    this.#count(moved ? 42 : 38);
    if (this.database.open.size > 0) this.#count(39);
    const picture = (moved ? this.database.committed : this.#backup).copy();
    for (const [key, value] of [...picture]) {
      if (key.startsWith('meta/')) picture.set(key, serverId(++this.#lastId));
      if (key.startsWith('replica/')) {
        const held = value as ReplicaState;
        picture.set(key, { ...held, coveredSeq: held.lastSeq });
      }
    }
    this.restores++;
    this.database.goBackTo(picture);
    this.#backup = picture.copy();
    this.#backupAt = this.#simulation.now;
    for (const index of [0, 1]) this.#stop(index);
  }

  /** Tombstones older than any cursor should be; whoever has an older one must begin anew. */
  purgeTombstones(): void {
    const { committed, locks } = this.database;
    const purged = purgeTombstones(committed, this.options, (key) => Boolean(locks.get(key)?.holders.size));
    for (let n = 0; n < purged; n++) this.#count(41);
  }

  isErased(cityId: string, participantId: string): boolean {
    return this.#erased.has(`${cityId}/${participantId}`);
  }

  erase(cityId: string, participantIds: readonly string[]): void {
    for (const id of participantIds) this.#erased.add(`${cityId}/${id}`);
  }

  async #mayCrash(process: Owner): Promise<void> {
    const { random } = this.#simulation;
    if (!this.#weather.healed && random.chance(0.01)) this.crash();
    await this.#simulation.sleep(process, random.integer(0, this.#slowestMs));
  }

  /** One of the processes dies, at whatever statement it is, and comes back. */
  crash(): void {
    const index = this.#simulation.random.integer(0, 1);
    if (this.#stop(index)) this.#count(34);
  }

  #stop(index: number): boolean {
    const { random } = this.#simulation;
    const process = this.#processes[index];
    if (!process || process.dead) return false;
    process.dead = true;
    this.database.crash(process);
    this.#simulation.after(random.integer(500, 20_000), () => {
      this.#processes[index] = new Owner();
    });
    return true;
  }

  /** After the run: whether both processes had work. */
  countProcesses(): void {
    if (this.#pushesOf.every((pushes) => pushes > 0)) this.#faults.add(35);
  }
}

function isParked(value: unknown): value is LogEntry {
  const entry = value instanceof Object && 'conclusion' in value ? (value as LogEntry) : null;
  return entry?.conclusion?.status === 'parked';
}

const serverId = (n: number) => `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
