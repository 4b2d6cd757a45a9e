import * as z from 'zod/mini';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';

const setArgs = z.strictObject({ proposalId: uuidSchema, projectId: uuidSchema, on: z.boolean() });

/** Rule U3: following is private, has no count and works on closed projects too. */
export const setFollow = defineMutator({
  name: 'follow.set',
  version: 1,
  args: setArgs,
  entityIds: ({ proposalId }) => [proposalId],
  parentIds: ({ proposalId }) => [proposalId],
  createdId: () => null,
  run: async ({ tx, actor, now }, { proposalId, projectId, on }) => {
    const proposal = await tx.get('proposal', proposalId);
    if (!proposal || proposal.projectId !== projectId) return rejected('proposal-not-found');
    const follow = await tx.get('follow', proposalId);
    if ((follow?.active ?? false) === on) return applied;
    await tx.put('follow', { id: proposalId, projectId, personId: actor.personId, active: on, changedAt: now });
    return applied;
  },
});
