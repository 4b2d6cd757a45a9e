import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { loadPackFile } from '~/platform/offline-pack/index.ts';
import type { PlanningReply, PlanningRequest } from './planning-messages.ts';

export const PLANNING_ROLE = 'planning';

/** One worker with one city's layers. Questions are answered in their order. */
export class PlanningDesk {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (consequences: BikeLaneConsequences) => void>();
  #asked = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<PlanningReply>) => {
      if (data.type !== 'lane') return;
      this.#waiting.get(data.id)?.(data.consequences);
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

  consequences(line: readonly Position[], plan: LanePlan): Promise<BikeLaneConsequences> {
    this.#asked += 1;
    const request: PlanningRequest = { type: 'lane', id: this.#asked, line, plan };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      this.#worker.postMessage(request);
    });
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
