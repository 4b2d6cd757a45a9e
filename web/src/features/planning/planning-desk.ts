import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { StreetIndex } from '@werkstadt/shared/planning/network/street-index';
import { loadPackFile } from '~/platform/offline-pack/index.ts';
import type { PlanningQuestions, PlanningReply, PlanningRequest, PlanningTopic } from './planning-messages.ts';

export const PLANNING_ROLE = 'planning';

type Answer = PlanningQuestions[PlanningTopic]['answer'];

/** One worker with one city's layers. Questions are answered in their order. */
export class PlanningDesk {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (why: Error) => void }
  >();
  /** Questions of which only the newest counts: the one that waits while another is answered, by topic. */
  readonly #next = new Map<PlanningTopic, (turn: 'now' | 'overtaken') => void>();
  readonly #busy = new Set<PlanningTopic>();
  /** Version of the pack whose layers these are. */
  readonly packVersion: string;
  /** Resolves when the worker breaks down: nothing is answered from then on. */
  readonly broken: Promise<void>;
  #asked = 0;
  #streets: Promise<StreetIndex> | null = null;

  private constructor(worker: Worker, packVersion: string) {
    this.#worker = worker;
    this.packVersion = packVersion;
    worker.addEventListener('message', ({ data }: MessageEvent<PlanningReply>) => {
      if (data.type !== 'answer') return;
      this.#waiting.get(data.id)?.resolve(data.answer);
      this.#waiting.delete(data.id);
    });
    this.broken = new Promise((resolve) => {
      worker.addEventListener('error', () => {
        worker.terminate();
        for (const { reject } of this.#waiting.values()) reject(new Error('the planning worker broke down'));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  /** Null where the city has no planning layers. Rejects where they cannot be had, or are not whole. */
  static async open(city: CityInfo): Promise<PlanningDesk | null> {
    const bytes = await loadPackFile(city, PLANNING_ROLE);
    if (!bytes) return null;
    const packVersion = city.pack?.version ?? '';
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
        const request: PlanningRequest = { type: 'load', bytes, packVersion };
        worker.postMessage(request, [bytes.buffer]);
      });
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return new PlanningDesk(worker, packVersion);
  }

  /** All streets, found on this thread from here on: snapping never waits. */
  streets(): Promise<StreetIndex> {
    this.#streets ??= this.ask('streets', null).then((parts) => new StreetIndex(parts));
    return this.#streets;
  }

  ask<Topic extends PlanningTopic>(
    topic: Topic,
    asked: PlanningQuestions[Topic]['asked'],
  ): Promise<PlanningQuestions[Topic]['answer']> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      // The worker answers each topic with what belongs to it.
      this.#waiting.set(id, { resolve: resolve as (answer: Answer) => void, reject });
      this.#worker.postMessage({ type: 'ask', id, topic, asked });
    });
  }

  /** The same where only the newest question counts: null for one that was overtaken before its turn, or never answered. */
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
    const answer = await this.ask(topic, asked).catch(() => null);
    this.#busy.delete(topic);
    const next = this.#next.get(topic);
    this.#next.delete(topic);
    next?.('now');
    return answer;
  }
}

const desks = new Map<string, Promise<PlanningDesk | null>>();
const listeners = new Set<() => void>();

const keyOf = (city: CityInfo): string => `${city.id}/${city.pack?.version ?? ''}`;

/** Opened once a visit; a failed attempt is made again the next time. */
export function planningDesk(city: CityInfo): Promise<PlanningDesk | null> {
  const key = keyOf(city);
  const held = desks.get(key);
  if (held) return held;
  const opening = PlanningDesk.open(city);
  desks.set(key, opening);
  for (const listener of listeners) listener();
  const forget = () => desks.delete(key);
  opening.then((desk) => desk?.broken.then(forget), forget);
  return opening;
}

export const isPlanningOpen = (city: CityInfo): boolean => desks.has(keyOf(city));

/** Tells when layers begin to be opened, by whichever part of a page asked for them first. */
export function subscribePlanning(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
