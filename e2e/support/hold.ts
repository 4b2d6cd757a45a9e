/** A request that is caught on its way, so that something can happen exactly then. */
import type { BrowserContext } from '@playwright/test';

export interface Held {
  /** The city has taken the request; its answer is on the way. */
  readonly reached: Promise<void>;
  /** The answer never comes. */
  readonly loseAnswer: () => void;
}

/** Catches the next request of this method to such an address; all later ones pass. */
export async function holdNext(context: BrowserContext, address: string, method: string): Promise<Held> {
  let onReached = () => {};
  let loseAnswer = () => {};
  const reached = new Promise<void>((done) => {
    onReached = done;
  });
  const lost = new Promise<void>((done) => {
    loseAnswer = done;
  });
  let caught = false;
  await context.route(address, async (route) => {
    if (caught || route.request().method() !== method) return route.fallback();
    caught = true;
    await route.fetch();
    onReached();
    await lost;
    await route.abort('connectionreset');
  });
  return { reached, loseAnswer };
}
