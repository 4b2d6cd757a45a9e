import type { MutationContext } from '../sync/transaction.ts';
import type { Proposal } from './proposal.ts';

/** The proposal if the actor wrote it. One answer for "not there" and "not yours": it must not tell which. */
export async function ownProposal(
  { tx, actor }: Pick<MutationContext, 'tx' | 'actor'>,
  id: string,
  projectId: string,
): Promise<Proposal | undefined> {
  const proposal = await tx.get('proposal', id);
  if (!proposal || proposal.projectId !== projectId || proposal.authorId === null) return undefined;
  return (await tx.personOf(proposal.authorId)) === actor.personId ? proposal : undefined;
}
