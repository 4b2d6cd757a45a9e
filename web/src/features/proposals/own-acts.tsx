import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { mutate, type ProposalView } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Dialog, showToast } from '~/ui/index.ts';
import { startChange } from './change-proposal.ts';

function WithdrawDialog({ proposal, onClose }: { readonly proposal: ProposalView; readonly onClose: () => void }) {
  const withdraw = async () => {
    const result = await mutate('proposal.withdraw', { id: proposal.id, projectId: proposal.projectId });
    onClose();
    showToast({ text: result.ok ? m.proposal_withdrawn_here() : errorText(result.code) });
  };
  return (
    <Dialog
      open
      title={m.proposal_withdraw_title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{m.proposal_withdraw_keep()}</Button>
          <Button variant="danger" onClick={withdraw}>
            {m.proposal_withdraw_yes()}
          </Button>
        </>
      }
    >
      <p>{m.proposal_withdraw_text()}</p>
    </Dialog>
  );
}

/** What its author may do until the city has decided: change it, or withdraw it after one more question. */
export function OwnActs({ proposal, citySlug }: { readonly proposal: ProposalView; readonly citySlug: string }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const change = async () => {
    const draft = await startChange(proposal);
    if (!draft.ok) return showToast({ text: errorText(draft.code) });
    await navigate({ to: '/$city/propose/$draftId', params: { city: citySlug, draftId: draft.value } });
  };
  return (
    <>
      <Button size="small" icon="pencil" onClick={change}>
        {m.proposal_change()}
      </Button>
      <Button size="small" icon="undo" onClick={() => setAsking(true)}>
        {m.proposal_withdraw()}
      </Button>
      {asking && <WithdrawDialog proposal={proposal} onClose={() => setAsking(false)} />}
    </>
  );
}
