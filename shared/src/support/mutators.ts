import * as z from 'zod/mini';
import { takesContributions } from '../project/open-for-contributions.ts';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';

const setArgs = z.strictObject({ proposalId: uuidSchema, projectId: uuidSchema, on: z.boolean() });

/** Rules U1, U2: one support per person and proposal; set or taken back in the order of arrival. */
export const setSupport = defineMutator({
  name: 'support.set',
  version: 1,
  args: setArgs,
  entityIds: ({ proposalId }) => [proposalId],
  parentIds: ({ proposalId }) => [proposalId],
  createdId: () => null,
  run: async (context, { proposalId, projectId, on }) => {
    const { tx, actor, now } = context;
    const proposal = await tx.get('proposal', proposalId);
    if (!proposal || proposal.projectId !== projectId || proposal.state === 'withdrawn') {
      return rejected('proposal-not-found');
    }
    const project = await tx.get('project', projectId);
    if (!project) return rejected('project-not-found');
    if (!takesContributions(project, context)) return rejected('project-not-open');
    const support = await tx.get('support', proposalId);
    if ((support?.active ?? false) === on) return applied;
    const supportCount = Math.max(0, proposal.supportCount + (on ? 1 : -1));
    await tx.put('support', { id: proposalId, projectId, personId: actor.personId, active: on, changedAt: now });
    await tx.put('proposal', { ...proposal, supportCount });
    return applied;
  },
});
