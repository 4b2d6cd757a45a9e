import type { PullRequest, PushRequest } from '../protocol.ts';
import type { FaultCounts } from './faults.ts';
import type { PhotoRequest } from './photo-desk.ts';
import type { HttpAnswer, Server } from './server.ts';
import type { Owner, Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

const TIMEOUT_MS = 30_000;
/** What a proxy in the way takes. */
const PROXY_BYTES = 3_000;
const HOUR_MS = 3_600_000;

/** What travels is never changed in place, so it needs no copy. */
export type RequestBody =
  | { readonly kind: 'push'; readonly request: PushRequest }
  | { readonly kind: 'pull'; readonly request: PullRequest }
  | { readonly kind: 'digest'; readonly scopeId: string; readonly cursor: number }
  | PhotoRequest;

/** One phone's line: virtual time until which nothing goes up, or nothing comes down. */
export interface Line {
  upUntil: number;
  downUntil: number;
}

/** The way between phones and server; loses, cuts, doubles and delays while it is not healed. */
export class Network {
  readonly #simulation: Simulation;
  readonly #server: Server;
  readonly #faults: FaultCounts;
  readonly #weather: Weather;
  /** Virtual time until which every answer is a captive portal's page. */
  #portalUntil = 0;
  #proxyUntil = 0;
  /** Drawn for the whole run: a slow and lossy network for everybody. */
  slow = false;

  constructor(simulation: Simulation, server: Server, faults: FaultCounts, weather: Weather) {
    this.#simulation = simulation;
    this.#server = server;
    this.#faults = faults;
    this.#weather = weather;
  }

  /** Null when no answer came in time. */
  async request(
    owner: Owner,
    line: Line,
    cityId: string,
    participantId: string,
    body: RequestBody,
  ): Promise<HttpAnswer | null> {
    const { random } = this.#simulation;
    await this.#simulation.sleep(owner, this.#slowed(random.integer(5, 400)));
    const { kind } = body;
    const early = this.#answerOnTheWay(body);
    if (early) return early;
    const sent = this.#spoilt(body);
    const deliver = (delay: number, onAnswer: (answer: HttpAnswer | null) => void) =>
      this.#simulation.after(delay, () =>
        this.#simulation.spawn(async () => onAnswer(await this.#server.handle(cityId, participantId, sent))),
      );
    let answer: HttpAnswer | null = null;
    await this.#simulation.rest(owner, (wake) => {
      this.#simulation.after(TIMEOUT_MS, wake);
      if (this.#strikes(1, 0.06) || this.#cutOff(line.upUntil)) return;
      if (this.slow && this.#strikes(12, 0.01)) return;
      const late = kind === 'push' && this.#strikes(5, 0.06);
      if ((kind === 'push' || kind === 'photo-bring') && this.#strikes(4, 0.06)) {
        const delay = random.chance(0.5) ? random.integer(1, 2000) : random.integer(1, 6) * HOUR_MS;
        deliver(delay, () => undefined);
      }
      const lost = this.#strikes(2, 0.08);
      deliver(late ? random.integer(1000, 40_000) : 0, (given) => {
        if (lost || this.#cutOff(line.downUntil)) return;
        answer = given;
        wake();
      });
    });
    await this.#simulation.sleep(owner, this.#slowed(random.integer(1, 100)));
    return answer === null ? null : this.#cut(answer);
  }

  /** Bytes that arrive as others. */
  #spoilt(body: RequestBody): RequestBody {
    if (body.kind !== 'photo-bring' || body.bytes === '' || !this.#strikes(27, 0.05)) return body;
    return { ...body, bytes: `?${body.bytes.slice(1)}` };
  }

  #slowed(milliseconds: number): number {
    return this.slow && !this.#weather.healed ? milliseconds + 900 : milliseconds;
  }

  #cutOff(until: number): boolean {
    if (this.#weather.healed || this.#simulation.now >= until) return false;
    this.#faults.add(9);
    return true;
  }

  #answerOnTheWay(body: RequestBody): HttpAnswer | null {
    const { random, now } = this.#simulation;
    if (this.#strikes(6, 0.02)) this.#portalUntil = now + random.integer(1000, 30_000);
    if (!this.#weather.healed && now < this.#portalUntil) {
      return { status: 200, value: '<!doctype html><title>Welcome to our guest network</title>' };
    }
    if (body.kind === 'push' && !this.#weather.healed) {
      if (random.chance(0.01)) this.#proxyUntil = now + random.integer(1000, 30_000);
      if (now < this.#proxyUntil && JSON.stringify(body.request).length > PROXY_BYTES) {
        this.#faults.add(8);
        return { status: 413, value: null };
      }
    }
    return this.#strikes(7, 0.04)
      ? { status: random.pick([429, 502, 503]), value: null, retryAfterMs: random.pick([null, 2_000]) }
      : null;
  }

  #cut(answer: HttpAnswer): HttpAnswer {
    if (!this.#strikes(3, 0.03)) return answer;
    const text = JSON.stringify(answer.value);
    return { ...answer, value: text.slice(0, Math.floor(text.length / 2)) };
  }

  #strikes(fault: Parameters<FaultCounts['add']>[0], probability: number): boolean {
    if (this.#weather.healed || !this.#simulation.random.chance(probability)) return false;
    this.#faults.add(fault);
    return true;
  }
}
