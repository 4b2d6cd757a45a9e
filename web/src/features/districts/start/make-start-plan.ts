import type { StartPlan } from '@werkstadt/shared/districts/start/start-plan';
import type { StartReply, StartRequest } from './start-messages.ts';

export interface StartRun {
  /** Rejects where the worker breaks down; never settles once it is stopped. */
  readonly plan: Promise<StartPlan>;
  readonly stop: () => void;
}

/** «Nearest school with places», made in a worker of its own that can be stopped at any time. */
export function makeStartPlan(request: StartRequest, onProgress: (done: number) => void): StartRun {
  const worker = new Worker(new URL('./start-worker.ts', import.meta.url), { type: 'module' });
  const plan = new Promise<StartPlan>((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the start plan worker broke down')));
    worker.addEventListener('message', ({ data }: MessageEvent<StartReply>) => {
      if (data.type === 'progress') onProgress(data.done);
      else resolve(data.plan);
    });
  }).finally(() => worker.terminate());
  worker.postMessage(request);
  return { plan, stop: () => worker.terminate() };
}
