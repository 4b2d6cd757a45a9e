import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { loadPackFile } from '~/platform/offline-pack/index.ts';
import type { PlanningQuestions, PlanningReply, PlanningRequest, PlanningTopic } from './planning-messages.ts';

export const PLANNING_ROLE = 'planning';

type Answer = PlanningQuestions[PlanningTopic]['answer'];

/** One worker with one city's layers. Questions are answered in their order. */
export class PlanningDesk {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** Questions of which only the newest counts: the one that waits while another is answered, by topic. */
  readonly #next = new Map<PlanningTopic, (turn: 'now' | 'overtaken') => void>();
  readonly #busy = new Set<PlanningTopic>();
  #asked = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<PlanningReply>) => {
      if (data.type !== 'answer') return;
      this.#waiting.get(data.id)?.(data.answer);
      this.#waiting.delete(data.id);
    });
  }

  /** Null where the city has no planning layers. Rejects where they cannot be had, or are not whole. */
  static async open(city: CityInfo): Promise<PlanningDesk | null> {
    const bytes = await loadPackFile(city, PLANNING_ROLE);
    if (!bytes) return null;
    const worker = new Worker(new URL('./planning-worker.ts', import.meta.url), { type: 'module' });
    try {
      await new Promise<void>((resolve, reject) => {
        worker.addEventListener('error', () => reject(new Error('the planning worker does not start')), { once: true });
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<PlanningReply>) =>
            data.type === 'loaded'
              ? resolve()
              : reject(new Error(`the planning layers are ${data.type === 'refused' ? data.problem : 'mute'}`)),
          { once: true },
        );
        const request: PlanningRequest = { type: 'load', bytes };
        worker.postMessage(request, [bytes.buffer]);
      });
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return new PlanningDesk(worker);
  }

  ask<Topic extends PlanningTopic>(
    topic: Topic,
    asked: PlanningQuestions[Topic]['asked'],
  ): Promise<PlanningQuestions[Topic]['answer']> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      // The worker answers each topic with what belongs to it.
      this.#waiting.set(id, resolve as (answer: Answer) => void);
      this.#worker.postMessage({ type: 'ask', id, topic, asked });
    });
  }

  /** The same where only the newest question counts: null for one that was overtaken before its turn. */
  async askNewest<Topic extends PlanningTopic>(
    topic: Topic,
    asked: PlanningQuestions[Topic]['asked'],
  ): Promise<PlanningQuestions[Topic]['answer'] | null> {
    if (this.#busy.has(topic)) {
      this.#next.get(topic)?.('overtaken');
      const turn = await new Promise<'now' | 'overtaken'>((resolve) => this.#next.set(topic, resolve));
      if (turn === 'overtaken') return null;
    }
    this.#busy.add(topic);
    const answer = await this.ask(topic, asked);
    this.#busy.delete(topic);
    this.#next.get(topic)?.('now');
    this.#next.delete(topic);
    return answer;
  }
}

const desks = new Map<string, Promise<PlanningDesk | null>>();

const keyOf = (city: CityInfo): string => `${city.id}/${city.pack?.version ?? ''}`;

/** Opened once a visit; a failed attempt is made again the next time. */
export function planningDesk(city: CityInfo): Promise<PlanningDesk | null> {
  const key = keyOf(city);
  const held = desks.get(key);
  if (held) return held;
  const opening = PlanningDesk.open(city);
  desks.set(key, opening);
  opening.catch(() => desks.delete(key));
  return opening;
}

export const isPlanningOpen = (city: CityInfo): boolean => desks.has(keyOf(city));
