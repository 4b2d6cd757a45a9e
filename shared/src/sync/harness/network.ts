import type { FaultCounts } from './faults.ts';
import type { HttpAnswer, Server } from './server.ts';
import type { Owner, Simulation } from './simulation.ts';
import type { Weather } from './weather.ts';

const TIMEOUT_MS = 30_000;
const HOUR_MS = 3_600_000;

/** The way between phones and server; loses, cuts, doubles and delays while it is not healed. */
export class Network {
  readonly #simulation: Simulation;
  readonly #server: Server;
  readonly #faults: FaultCounts;
  readonly #weather: Weather;
  /** Virtual time until which every answer is a captive portal's page. */
  #portalUntil = 0;

  constructor(simulation: Simulation, server: Server, faults: FaultCounts, weather: Weather) {
    this.#simulation = simulation;
    this.#server = server;
    this.#faults = faults;
    this.#weather = weather;
  }

  /** Null when no answer came in time. */
  async request(
    owner: Owner,
    kind: 'push' | 'pull',
    cityId: string,
    participantId: string,
    body: string,
  ): Promise<HttpAnswer | null> {
    const { random } = this.#simulation;
    await this.#simulation.sleep(owner, random.integer(5, 400));
    const early = this.#answerOnTheWay();
    if (early) return early;
    const deliver = (delay: number, onAnswer: (answer: HttpAnswer | null) => void) =>
      this.#simulation.after(delay, () =>
        this.#simulation.spawn(async () => onAnswer(await this.#server.handle(kind, cityId, participantId, body))),
      );
    let answer: HttpAnswer | null = null;
    await this.#simulation.rest(owner, (wake) => {
      this.#simulation.after(TIMEOUT_MS, wake);
      if (this.#strikes(1, 0.06)) return;
      const late = kind === 'push' && this.#strikes(5, 0.06);
      if (kind === 'push' && this.#strikes(4, 0.06)) {
        const delay = random.chance(0.5) ? random.integer(1, 2000) : random.integer(1, 6) * HOUR_MS;
        deliver(delay, () => undefined);
      }
      const lost = this.#strikes(2, 0.08);
      deliver(late ? random.integer(1000, 40_000) : 0, (given) => {
        if (lost) return;
        answer = given;
        wake();
      });
    });
    await this.#simulation.sleep(owner, random.integer(1, 100));
    return answer === null ? null : this.#cut(answer);
  }

  #answerOnTheWay(): HttpAnswer | null {
    const { random, now } = this.#simulation;
    if (this.#strikes(6, 0.02)) this.#portalUntil = now + random.integer(1000, 30_000);
    if (!this.#weather.healed && now < this.#portalUntil) {
      return { status: 200, body: '<!doctype html><title>Welcome to our guest network</title>' };
    }
    return this.#strikes(7, 0.04) ? { status: random.pick([429, 502, 503]), body: '' } : null;
  }

  #cut(answer: HttpAnswer): HttpAnswer {
    if (!this.#strikes(3, 0.03)) return answer;
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
  }

  #strikes(fault: Parameters<FaultCounts['add']>[0], probability: number): boolean {
    if (this.#weather.healed || !this.#simulation.random.chance(probability)) return false;
    this.#faults.add(fault);
    return true;
  }
}
