/** How long a page's own thread was busy because of something that came from outside. */
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';

/** Pokes are gathered, pulls are spread: within this time all of it is over. */
const WINDOW_MS = 2_000;

/** Answers a measure: milliseconds that an act and all it sets off take, beyond what the page does by itself in that time. */
export async function watchMainThread(page: Page): Promise<(act: () => Promise<unknown>) => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async (act) => {
    const idle = await busyMilliseconds(session, () => Promise.resolve());
    return Math.max(0, (await busyMilliseconds(session, act)) - idle);
  };
}

async function busyMilliseconds(session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const before = await taskSeconds(session);
  const over = setTimeout(WINDOW_MS);
  await act();
  await over;
  return ((await taskSeconds(session)) - before) * 1000;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
