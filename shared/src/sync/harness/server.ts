import type { StaffRole } from '../../person/role.ts';
import { decidePull } from '../decide-pull.ts';
import { decidePush } from '../decide-push.ts';
import { pullRequestSchema, pushRequestSchema } from '../protocol.ts';
import type { PushParticipant } from '../push-store.ts';
import type { FaultCounts } from './faults.ts';
import { DatabaseError, MemoryDatabase } from './memory-database.ts';
import { keysOf, MemoryPushStore, memoryPullStore, type StoreOptions } from './memory-store.ts';
import type { Mutant } from './mutant.ts';
import { pretendVerifying } from './pretend-crypto.ts';
import { Owner, type Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

const START = Date.parse('2027-02-01T08:00:00.000Z');
const MAX_TRIES = 4;

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const failed = (status: number): HttpAnswer => ({ status, body: `<html>${status}</html>` });
const ok = (answer: unknown): HttpAnswer => ({ status: 200, body: JSON.stringify(answer) });

/** Two api processes on one database; what the api's sync procedures do, with the same cores. */
export class Server {
  readonly database: MemoryDatabase;
  readonly options: StoreOptions;
  /** Session rights by `<city>/<participant>`. */
  readonly roles = new Map<string, readonly StaffRole[]>();
  /** Pokes go out after commit. */
  onCommit: (cityId: string) => void = () => undefined;
  readonly expiredSessions = new Set<string>();
  readonly #simulation: Simulation;
  readonly #faults: FaultCounts;
  readonly #weather: Weather;
  readonly #decidePush: typeof decidePush;
  readonly #processes = [new Owner(), new Owner()];
  readonly #pushesOf = [0, 0];
  /** Longest time of a statement or a commit. */
  readonly #slowestMs: number;
  #lastId = 0;

  constructor(simulation: Simulation, faults: FaultCounts, weather: Weather, mutant: Mutant) {
    this.#simulation = simulation;
    this.#faults = faults;
    this.#weather = weather;
    this.#decidePush = mutant.decidePush?.(decidePush) ?? decidePush;
    this.options = {
      numbering: mutant.numbering ?? 'counter-under-lock',
      keyWithoutCity: mutant.keyWithoutCity ?? null,
    };
    const { random } = simulation;
    this.#slowestMs = random.chance(0.4) ? 300 : 8;
    this.database = new MemoryDatabase(simulation, {
      statementMs: () => (random.chance(0.2) ? random.integer(0, this.#slowestMs) : null),
      breaks: () => !weather.healed && random.chance(0.001) && this.#count(37),
      deadlocked: () => this.#count(37),
    });
  }

  /** Server time, ISO 8601. */
  now(): string {
    return new Date(START + this.#simulation.now).toISOString();
  }

  #count(fault: Parameters<FaultCounts['add']>[0]): true {
    this.#faults.add(fault);
    return true;
  }

  /** One request of one participant's session, on a process that is up; null when none answers. */
  async handle(kind: 'push' | 'pull', cityId: string, participantId: string, body: string): Promise<HttpAnswer | null> {
    const index = this.#simulation.random.integer(0, 1);
    const process = this.#processes[index];
    if (!process || process.dead) return failed(502);
    const session = `${cityId}/${participantId}`;
    if (this.expiredSessions.has(session)) return failed(401);
    if (kind === 'pull') return this.#pull(process, cityId, participantId, body);
    this.#pushesOf[index] = (this.#pushesOf[index] ?? 0) + 1;
    return this.#push(process, cityId, participantId, body);
  }

  async #push(process: Owner, cityId: string, participantId: string, body: string): Promise<HttpAnswer> {
    const request = pushRequestSchema.safeParse(JSON.parse(body));
    if (!request.success) return failed(400);
    const roles = this.roles.get(`${cityId}/${participantId}`) ?? [];
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const transaction = this.database.begin(process);
      try {
        const store = new MemoryPushStore(this.database, transaction, cityId, this.options, roles);
        const answer = await this.#decidePush(store, request.data, {
          cityId,
          participantId,
          roles,
          staffSignInLapsed: false,
          now: this.now(),
          createId: () => serverId(++this.#lastId),
          verifying: pretendVerifying,
        });
        if (answer.kind === 'refused') return failed(answer.code === 'sign-in-needed' ? 401 : 400);
        await this.#mayCrash(process);
        transaction.commit();
        this.onCommit(cityId);
        await this.#mayCrash(process);
        return ok(answer);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
      } finally {
        transaction.rollback();
      }
    }
    return failed(503);
  }

  async #pull(process: Owner, cityId: string, participantId: string, body: string): Promise<HttpAnswer> {
    const request = pullRequestSchema.safeParse(JSON.parse(body));
    if (!request.success) return failed(400);
    const { random } = this.#simulation;
    const slow = !this.#weather.healed && random.chance(0.1) && this.#count(36);
    // Without a pause nothing can be committed meanwhile, and the picture needs no copy.
    const picture = slow ? new Map(this.database.committed) : this.database.committed;
    const pause = async () => {
      if (slow) await this.#simulation.sleep(process, random.integer(100, 3000));
    };
    const participant = picture.get(keysOf(cityId, this.options).participant(participantId)) as PushParticipant;
    const roles = this.roles.get(`${cityId}/${participantId}`) ?? [];
    const actor = { participantId, personId: participant.personId, roles };
    const store = memoryPullStore(picture, cityId, this.options, pause);
    return ok(await decidePull(store, request.data, { cityId, actor, now: this.now() }));
  }

  async #mayCrash(process: Owner): Promise<void> {
    const { random } = this.#simulation;
    if (!this.#weather.healed && random.chance(0.01)) this.crash();
    await this.#simulation.sleep(process, random.integer(0, this.#slowestMs));
  }

  /** One of the processes dies, at whatever statement it is, and comes back. */
  crash(): void {
    const { random } = this.#simulation;
    const index = random.integer(0, 1);
    const process = this.#processes[index];
    if (!process || process.dead) return;
    this.#count(34);
    process.dead = true;
    this.database.crash(process);
    this.#simulation.after(random.integer(500, 20_000), () => {
      this.#processes[index] = new Owner();
    });
  }

  /** After the run: whether both processes had work. */
  countProcesses(): void {
    if (this.#pushesOf.every((pushes) => pushes > 0)) this.#faults.add(35);
  }
}

const serverId = (n: number) => `01900000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
