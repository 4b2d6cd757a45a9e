import { uuidSchema } from '@werkstadt/shared/sync/id';
import { type DigestAnswer, digestAnswerSchema, type ScopeDigest } from '@werkstadt/shared/sync/scope-digest';
import * as z from 'zod/mini';
import { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { readScopeDigest } from '../../db/sync/scope-digest.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';
import { actorOf } from '../session/caller.ts';
import { mayReadNow } from './may-read-now.ts';

/** The last digest of each scope: phones that ask on the same day ask for the same. */
const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, { readonly v: number; readonly epoch: string; readonly digest: ScopeDigest }>();

const digestInput = z.strictObject({
  city: uuidSchema,
  scopeId: z.string().check(z.maxLength(60)),
  cursor: z.int().check(z.minimum(0)),
});

/** [S15]: count and exclusive or of the rows of a scope, where the scope is at this very number. */
export const digest = cityProcedure
  .input(digestInput)
  .output(digestAnswerSchema)
  .query(({ ctx, input: { scopeId, cursor } }) => {
    const { services, city, caller } = ctx;
    const actor = caller ? actorOf(caller) : null;
    return services.database.withCitySnapshot(city.id, async (tx): Promise<DigestAnswer> => {
      const store = new PostgresPullStore(tx);
      if (!(await mayReadNow(store, scopeId, city.id, actor))) throw new Refusal('forbidden');
      const numbers = await store.readScopeNumbers(scopeId);
      if (numbers?.v !== cursor) return { kind: 'moved' };
      const key = `${city.id} ${scopeId}`;
      const known = remembered.get(key);
      if (known?.v === cursor && known.epoch === city.epoch) return { kind: 'digest', digest: known.digest };
      const found = await readScopeDigest(tx, scopeId);
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, { v: cursor, epoch: city.epoch, digest: found });
      return { kind: 'digest', digest: found };
    });
  });
