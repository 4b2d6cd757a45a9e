import * as z from 'zod/mini';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';
import { type Learning, mergeProgress, progressArgsSchema } from './progress.ts';

/** Rule L27: progress of one attempt joins what is there. Sent only by somebody who has turned it on. */
export const mergeLearning = defineMutator({
  name: 'learning.merge',
  version: 1,
  args: progressArgsSchema,
  entityIds: ({ attempt }) => [attempt],
  parentIds: () => [],
  createdId: () => null,
  run: async ({ tx, actor }, { attempt, ...progress }) => {
    const known = await tx.get('learning', attempt);
    if (known?.forgotten) {
      // Put again, so that the log lets go of what came too late as well.
      await tx.put('learning', known);
      return applied;
    }
    const { activity, track, seed } = progress;
    if (known && (known.activity !== activity || known.track !== track || known.seed !== seed)) {
      return rejected('id-taken');
    }
    const row: Learning = known ?? { id: attempt, personId: actor.personId, forgotten: false, ...progress };
    await tx.put('learning', known ? mergeProgress(row, progress) : row);
    return applied;
  },
});

/** Rule L28: takes an attempt back. Whatever of it comes later is nothing. */
export const forgetLearning = defineMutator({
  name: 'learning.forget',
  version: 1,
  args: z.strictObject({ attempt: uuidSchema }),
  entityIds: ({ attempt }) => [attempt],
  parentIds: () => [],
  createdId: () => null,
  run: async ({ tx, actor }, { attempt }) => {
    await tx.put('learning', {
      id: attempt,
      personId: actor.personId,
      forgotten: true,
      activity: 'none',
      track: 'module',
      seed: 0,
      screen: 0,
      answers: {},
      finished: {},
    });
    return applied;
  },
});
