import { districtCity } from '@werkstadt/shared/districts/district-city';
import { startPlan } from '@werkstadt/shared/districts/start/start-plan';
import type { StartReply, StartRequest } from './start-messages.ts';

/** Makes one start plan off the page's thread; the page stops it by ending the worker. */
const reply = (message: StartReply) => postMessage(message);

addEventListener('message', ({ data: { data, options } }: MessageEvent<StartRequest>) => {
  const plan = startPlan(districtCity(data), options, (done) => {
    reply({ type: 'progress', done });
    return true;
  });
  if (plan) reply({ type: 'plan', plan });
});
