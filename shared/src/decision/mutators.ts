import * as z from 'zod/mini';
import { textLanguageSchema } from '../language/locale.ts';
import { may } from '../person/permissions.ts';
import { staffRoles } from '../person/role.ts';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';
import { decisionSchema, decisionStates } from './decision.ts';
import { nextDecisions, stateAfter } from './transitions.ts';

const takeArgs = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  proposalId: uuidSchema,
  state: z.enum(decisionStates),
  reason: decisionSchema.shape.reason,
  lang: textLanguageSchema,
  role: z.enum(staffRoles),
  /** Absent in the first version, and where none were computed. */
  figures: decisionSchema.shape.figures,
});

/** Rules D1–D4: by staff, with a public reason, on the revision that was read; append-only. */
export const takeDecision = defineMutator({
  name: 'decision.take',
  version: 2,
  args: takeArgs,
  entityIds: ({ id, proposalId }) => [proposalId, id],
  parentIds: ({ proposalId }) => [proposalId],
  createdId: ({ id }) => id,
  run: async ({ tx, actor, now, base }, args) => {
    if (!actor.roles.includes(args.role) || !may({ roles: [args.role] }, 'decide')) return rejected('not-allowed');
    const proposal = await tx.get('proposal', args.proposalId);
    if (!proposal || proposal.projectId !== args.projectId) return rejected('proposal-not-found');
    const existing = await tx.get('decision', args.id);
    if (existing) return existing.proposalId === args.proposalId ? applied : rejected('id-taken');
    const baseRev = base[args.proposalId];
    if (baseRev === undefined || baseRev !== proposal.rev) return rejected('stale');
    if (!nextDecisions[proposal.state].includes(args.state)) return rejected('transition-not-allowed');
    await tx.put('decision', { ...args, decidedAt: now, baseRev });
    await tx.put('proposal', { ...proposal, state: stateAfter(args.state), rev: proposal.rev + 1 });
    return applied;
  },
});
