import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { StaffRole } from '@werkstadt/shared/person/role';
import type { Project } from '@werkstadt/shared/project/project';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { nonceText } from '@werkstadt/shared/session/nonce-text';
import { fromBase64Url } from '@werkstadt/shared/sync/base64url';
import { decidePull } from '@werkstadt/shared/sync/decide-pull';
import { decidePush } from '@werkstadt/shared/sync/decide-push';
import { MemoryDatabase } from '@werkstadt/shared/sync/harness/memory-database';
import {
  keysOf,
  type LogEntry,
  MemoryPushStore,
  memoryPullStore,
  purgeTombstones,
  rowsOfScope,
} from '@werkstadt/shared/sync/harness/memory-store';
import { Owner, Simulation } from '@werkstadt/shared/sync/harness/simulation';
import { PULL_LIMIT, type PullRequest, type PushAnswer, type PushRequest } from '@werkstadt/shared/sync/protocol';
import { personScope } from '@werkstadt/shared/sync/scope';
import { type DigestAnswer, digestOf } from '@werkstadt/shared/sync/scope-digest';
import { utf8Bytes } from '@werkstadt/shared/sync/utf8';
import { cityId, openProject } from '@werkstadt/shared/test/domain-world';
import type { ApiAnswer } from '../api-answer.ts';
import type { ApiClient } from '../api-client.ts';
import { createId } from '../ids.ts';
import { sha256 } from '../session/device-key.ts';
import type { SessionInfo } from '../session/session-info.ts';

const options = { numbering: 'counter-under-lock', keyWithoutCity: null } as const;
const keys = keysOf(cityId, options);
const far = '2099-01-01T00:00:00.000Z';

export const city: CityInfo = {
  id: cityId,
  slug: 'lindental',
  name: 'Lindental',
  bbox: [9, 50, 9.1, 50.1],
  centre: [9.05, 50.05],
  attribution: '',
  dataDate: null,
  epoch: '01900000-0000-7000-8000-00000000e001',
  pack: null,
  modules: [],
  sealKeys: [],
};

export const found = <T>(value: T): ApiAnswer<T> => ({ ok: true, value });
export const failure = (
  status: number | null,
  code: 'network-unreachable' | 'server-error' | 'too-large' | 'sign-in-needed' | 'erased' | 'not-found',
) => ({ ok: false, failure: { code, status, field: null, retryAfterMs: null } }) as const;

/** One act of the network between a phone and the server; `pass` hands the request on. */
export type Weather = <T>(kind: 'push' | 'pull' | 'other', pass: () => Promise<ApiAnswer<T>>) => Promise<ApiAnswer<T>>;
export const fairWeather: Weather = (_kind, pass) => pass();
export const noNetwork: Weather = async () => failure(null, 'network-unreachable');

/** A city's server in memory: the product's own pure cores, real signatures, one transaction after the other. */
export class CityServer {
  readonly #database = new MemoryDatabase(new Simulation(new SeededRandom(1)), {
    statementMs: () => null,
    breaks: () => false,
    deadlocked: () => undefined,
  });
  readonly #process = new Owner();
  readonly #sessions = new Map<string, SessionInfo>();
  readonly #nonces = new Set<string>();
  readonly #erased = new Set<string>();
  readonly #listeners = new Set<(scope: string) => void>();
  #busy: Promise<unknown> = Promise.resolve();
  erasedChoices: unknown = null;
  /** ISO 8601; the server's clock stands still until a test moves it. */
  now = '2027-02-01T12:00:00.000Z';
  /** Rows of one scope in one answer. */
  pageRows = PULL_LIMIT;

  constructor(project: Project = openProject) {
    const { committed } = this.#database;
    committed.set(keys.meta, city.epoch);
    committed.set(keys.row('project', project.id, ''), project);
    this.#number(`c:${cityId}`, 'project', project.id);
    committed.set(keys.counter(`p:${project.id}:pub`), 0);
  }

  #number(scopeId: string, table: 'project', id: string): void {
    const { committed } = this.#database;
    committed.set(keys.sync({ scopeId, table, id }), { scopeId, table, id, v: 1, deleted: false });
    committed.set(keys.counter(scopeId), 1);
  }

  /** What the server has decided, by `mid`. */
  log(): LogEntry[] {
    return [...this.#database.committed].flatMap(([key, value]) =>
      key.startsWith(keys.prefix('log')) ? [value as LogEntry] : [],
    );
  }

  rows<T>(prefix: 'proposal' | 'comment' | 'support'): T[] {
    return [...this.#database.committed].flatMap(([key, value]) =>
      key.startsWith(`${keys.prefix('row')}${prefix}/`) ? [value as T] : [],
    );
  }

  /** Marks of what is gone that are too old are let go ([S32]). */
  purgeTombstones(): void {
    purgeTombstones(this.#database.committed, options);
  }

  /** A picture of everything, to go back to: a restored backup with a new epoch ([S27]). */
  backup(): () => void {
    const picture = new Map(this.#database.committed);
    const sessions = new Map(this.#sessions);
    return () => {
      this.#sessions.clear();
      for (const [browser, session] of sessions) this.#sessions.set(browser, session);
      this.#database.committed.clear();
      for (const [key, value] of picture) this.#database.committed.set(key, value);
      this.#database.committed.set(keys.meta, createId());
    };
  }

  /** Changes the project without telling anybody yet. */
  setProject(project: Project): void {
    this.#database.committed.set(keys.row('project', project.id, ''), project);
  }

  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** A browser's way to this server: one cookie jar a browser, whatever weather its network has. */
  client(browser: string, weather: () => Weather = () => fairWeather): ApiClient {
    const other = <T>(work: () => Promise<ApiAnswer<T>>) => weather()('other', work);
    const signedIn = async <T>(work: (session: SessionInfo) => Promise<ApiAnswer<T>>): Promise<ApiAnswer<T>> => {
      const session = this.#sessions.get(browser);
      return session ? work(session) : failure(401, 'sign-in-needed');
    };
    return {
      listCities: () => other(async () => found([{ id: city.id, slug: city.slug, name: city.name }])),
      getCity: () => other(async () => found(city)),
      push: (request) => weather()('push', () => signedIn((session) => this.#push(request, session))),
      pull: (request) => weather()('pull', () => this.#pull(request, this.#sessions.get(browser) ?? null)),
      digest: (_city, scopeId, cursor) =>
        other<DigestAnswer>(async () => {
          const { committed } = this.#database;
          if (committed.get(keys.counter(scopeId)) !== cursor) return found({ kind: 'moved' });
          const rows = rowsOfScope(committed, cityId, options, scopeId);
          return found({ kind: 'digest', digest: await digestOf(rows, { sha256 }) });
        }),
      snapshot: () => other(async () => failure(404, 'not-found')),
      pokes: (_city, scopes, { onOpen, onPoke }) => {
        const listener = (scope: string) => scopes.includes(scope) && onPoke({ scope, v: 0, spreadMs: 0 });
        this.#listeners.add(listener);
        onOpen();
        return () => this.#listeners.delete(listener);
      },
      nonce: () =>
        other(async () => {
          const nonce = createId();
          this.#nonces.add(nonce);
          return found({ nonce });
        }),
      openSession: (input) =>
        other(async () => {
          const publicKey = fromBase64Url(input.publicKey);
          const signature = fromBase64Url(input.signature);
          const text = nonceText({ ...input, origin: location.origin });
          if (!this.#nonces.delete(input.nonce) || !publicKey || !signature) return failure(401, 'sign-in-needed');
          if (!(await verify(publicKey, signature, utf8Bytes(text)))) return failure(401, 'sign-in-needed');
          if (this.#erased.has(input.participant)) return failure(403, 'erased');
          return found(this.#openSession(browser, input.participant, publicKey));
        }),
      currentSession: () => other(async () => found(this.#sessions.get(browser) ?? null)),
      listSessions: () => other(() => signedIn(async () => found([]))),
      revokeSession: () => other(() => signedIn(async () => found(undefined))),
      closeSession: () =>
        other(async () => {
          this.#sessions.delete(browser);
          return found(undefined);
        }),
      requestCode: () => other(async () => found(undefined)),
      verifyCode: (_city, email) =>
        other(() =>
          signedIn(async (session) => {
            const staff = { ...session, email, roles: ['planner'] satisfies StaffRole[], staffExpiresAt: far };
            this.#sessions.set(browser, staff);
            return found(staff);
          }),
        ),
      setUp: () => other(async () => found(undefined)),
      erase: (_city, contributions) =>
        other(() =>
          signedIn(async ({ participantId }) => {
            this.erasedChoices = contributions;
            this.#erased.add(participantId);
            this.#sessions.delete(browser);
            return found(undefined);
          }),
        ),
    };
  }

  #openSession(browser: string, participantId: string, publicKey: Uint8Array<ArrayBuffer>): SessionInfo {
    const { committed } = this.#database;
    const key = keys.participant(participantId);
    if (!committed.has(key)) committed.set(key, { personId: participantId, publicKey, erased: false });
    const own = keys.counter(personScope(participantId));
    if (!committed.has(own)) committed.set(own, 0);
    const session = {
      participantId,
      personId: participantId,
      roles: [],
      email: null,
      expiresAt: far,
      staffExpiresAt: null,
    };
    this.#sessions.set(browser, session);
    return session;
  }

  async #push(request: PushRequest, session: SessionInfo): Promise<ApiAnswer<PushAnswer>> {
    const work = this.#busy.then(async () => {
      const transaction = this.#database.begin(this.#process);
      try {
        const store = new MemoryPushStore(this.#database, transaction, cityId, options, session.roles);
        const answer = await decidePush(store, structuredClone(request), {
          cityId,
          participantId: session.participantId,
          roles: session.roles,
          staffSignInLapsed: false,
          now: this.now,
          createId,
          verifying: { sha256, verify },
        });
        if (answer.kind === 'refused') return failure(401, 'sign-in-needed');
        transaction.commit();
        return found(answer);
      } finally {
        transaction.rollback();
      }
    });
    this.#busy = work.catch(() => undefined);
    const answer = await work;
    if (answer.ok && answer.value.kind === 'ok') this.#poke(new Set(answer.value.rows.map(({ scopeId }) => scopeId)));
    return answer;
  }

  #poke(scopes: ReadonlySet<string>): void {
    for (const scope of scopes) for (const listener of [...this.#listeners]) listener(scope);
  }

  async #pull(request: PullRequest, session: SessionInfo | null) {
    const store = memoryPullStore(new Map(this.#database.committed), cityId, options, async () => undefined);
    const actor = session && {
      participantId: session.participantId,
      personId: session.personId,
      roles: session.roles,
    };
    return found(
      structuredClone(await decidePull(store, request, { cityId, actor, now: this.now, pageRows: this.pageRows })),
    );
  }
}

async function verify(
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes);
}
