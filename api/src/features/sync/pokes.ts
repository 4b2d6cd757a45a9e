import { uuidSchema } from '@werkstadt/shared/sync/id';
import type { Poke } from '@werkstadt/shared/sync/protocol';
import * as z from 'zod/mini';
import { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { cityProcedure } from '../../trpc.ts';
import { actorOf } from '../session/caller.ts';
import { mayReadNow } from './may-read-now.ts';

const STREAM_LIFE_MS = 10 * 60_000;
const STREAM_LIFE_SPREAD = 0.2;

const pokesInput = z.strictObject({
  city: uuidSchema,
  scopes: z.array(z.string().check(z.maxLength(60))).check(z.minLength(1), z.maxLength(50)),
});

/**
 * Pokes of the scopes the caller may read, as server-sent events; what may not be read is silently left out, the pull
 * says so. A stream ends after ten minutes, give or take, so that it is opened anew with the rights of then ([S28]).
 */
export const pokes = cityProcedure.input(pokesInput).subscription(async function* ({ ctx, input, signal }) {
  const { services, city, caller, pokeHub } = ctx;
  const actor = caller ? actorOf(caller) : null;
  const readable = await services.database.withCity(city.id, async (tx) => {
    const store = new PostgresPullStore(tx);
    const allowed: string[] = [];
    for (const scopeId of input.scopes) if (await mayReadNow(store, scopeId, city.id, actor)) allowed.push(scopeId);
    return allowed;
  });

  const waiting: Poke[] = [];
  let wake = () => {};
  const unsubscribe = pokeHub.subscribe(city.id, readable, (poke) => {
    waiting.push(poke);
    wake();
  });
  const life = Math.round(STREAM_LIFE_MS * (1 + STREAM_LIFE_SPREAD * (2 * Math.random() - 1)));
  const end = AbortSignal.any([AbortSignal.timeout(life), ...(signal ? [signal] : [])]);
  end.addEventListener('abort', () => wake());
  try {
    while (!end.aborted) {
      const poke = waiting.shift();
      if (poke) yield poke;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (end.aborted || waiting.length > 0) resolve();
        });
    }
  } finally {
    unsubscribe();
  }
});
