import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { type ApiClient, createApiClient } from '../api-client.ts';
import { city as description, fairWeather, type Weather } from './city-server.ts';

const program = fileURLToPath(new URL('../../../../api/src/test/serve-phones.ts', import.meta.url));
const lineSchema = z.string();
const storedSchema = z.object({
  log: z.array(z.object({ mid: uuidSchema, status: z.string(), hash: z.string() })),
  proposals: z.array(z.object({ id: uuidSchema, title: z.string(), supportCount: z.number() })),
});
export type Stored = z.infer<typeof storedSchema>;

/** The product's own api with its own PostgreSQL, in a program beside the test. */
export class RealServer {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #urls: readonly string[];

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, urls: readonly string[]) {
    this.#child = child;
    this.#lines = lines;
    this.#urls = urls;
  }

  static async start(now: string): Promise<RealServer> {
    const child = spawn(process.execPath, [program, location.origin, now], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { urls } = z
      .object({ urls: z.array(z.string()) })
      .parse(JSON.parse(lineSchema.parse((await lines.next()).value)));
    return new RealServer(child, lines, urls);
  }

  /** A city of its own with one open project. */
  async city(slug: string): Promise<RealCity> {
    const { id } = z.object({ id: uuidSchema }).parse(await this.#ask(`city ${slug}`));
    return new RealCity({ ...description, id, slug }, this.#urls, async () =>
      storedSchema.parse(await this.#ask(`tell ${id}`)),
    );
  }

  async #ask(line: string): Promise<unknown> {
    this.#child.stdin?.write(`${line}\n`);
    return JSON.parse(lineSchema.parse((await this.#lines.next()).value));
  }

  /** Resolves when it has tidied up after itself. */
  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    this.#child.stdin?.end();
    await ended;
  }
}

export class RealCity {
  readonly info: CityInfo;
  /** What the database holds, read beside all phones. */
  readonly tell: () => Promise<Stored>;
  readonly #urls: readonly string[];
  readonly #jars = new Map<string, string>();
  #requests = 0;

  constructor(info: CityInfo, urls: readonly string[], tell: () => Promise<Stored>) {
    this.info = info;
    this.#urls = urls;
    this.tell = tell;
  }

  forgetSessions(): void {
    this.#jars.clear();
  }

  /** A browser's way to the city: its own cookies, now this api process, now the other, through whatever weather. */
  client(browser: string, weather: () => Weather = () => fairWeather): ApiClient {
    const client = createApiClient('http://api.invalid/trpc', (input, init) => this.#fetch(browser, input, init));
    return {
      ...client,
      push: (request) => weather()('push', () => client.push(request)),
      pull: (request) => weather()('pull', () => client.pull(request)),
      nonce: (city) => weather()('other', () => client.nonce(city)),
      openSession: (input) => weather()('other', () => client.openSession(input)),
      currentSession: (city) => weather()('other', () => client.currentSession(city)),
      // Node has no EventSource; the timers and the questions of a test bring everything.
      pokes: () => () => undefined,
    };
  }

  #fetch: (browser: string, ...request: Parameters<typeof fetch>) => Promise<Response> = async (
    browser,
    input,
    init = {},
  ) => {
    this.#requests += 1;
    const base = this.#urls[this.#requests % this.#urls.length] ?? '';
    const cookie = this.#jars.get(browser);
    const headers = new Headers(init.headers);
    headers.set('origin', location.origin);
    if (cookie !== undefined) headers.set('cookie', cookie);
    const answer = await fetch(String(input).replace('http://api.invalid', base), { ...init, headers });
    const set = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) this.#jars.set(browser, set);
    return answer;
  };
}
