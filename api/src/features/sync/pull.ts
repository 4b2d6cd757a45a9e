import { decidePull } from '@werkstadt/shared/sync/decide-pull';
import { PULL_LIMIT, type PullAnswer, pullRequestSchema } from '@werkstadt/shared/sync/protocol';
import { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { cityProcedure, publicProcedure } from '../../trpc.ts';
import { actorOf } from '../session/caller.ts';

/** Turned away before the database is asked anything, also who calls. */
const crowdProcedure = publicProcedure.input(pullRequestSchema).use(({ ctx, input, next }) =>
  ctx.pullCrowd.take(
    input.scopes.map(({ scopeId }) => scopeId),
    () => next(),
  ),
);

/** What has changed in the scopes a phone holds, as one consistent picture (decision 002). Public scopes need no session. */
export const pull = crowdProcedure
  .concat(cityProcedure)
  // Not parsed once more on its way out: phones parse what comes, and five hundred rows take their time.
  .query(({ ctx, input }): Promise<PullAnswer> => {
    const { services, city, caller } = ctx;
    const context = {
      cityId: city.id,
      actor: caller ? actorOf(caller) : null,
      now: services.now().toISOString(),
      pageRows: PULL_LIMIT,
    };
    return services.database.withCitySnapshot(city.id, async (tx) => {
      const store = new PostgresPullStore(tx);
      await store.readAhead(input.scopes.map(({ scopeId }) => scopeId));
      return decidePull(store, input, context);
    });
  });
