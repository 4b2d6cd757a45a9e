import { mutate, type ProposalView, useFollows } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, showToast } from '~/ui/index.ts';

/** Puts a proposal among those whose news are shown in Me; nobody else sees it. */
export function FollowButton({ proposal }: { readonly proposal: ProposalView }) {
  const follows = useFollows().has(proposal.id);
  const toggle = async () => {
    const args = { proposalId: proposal.id, projectId: proposal.projectId, on: !follows };
    const result = await mutate('follow.set', args);
    if (!result.ok) showToast({ text: errorText(result.code) });
  };
  return (
    <Button size="small" icon={follows ? 'bell-off' : 'bell'} onClick={toggle}>
      {follows ? m.proposal_unfollow() : m.proposal_follow()}
    </Button>
  );
}
