import { useRef, useState } from 'react';
import { mutate, type ProposalView, useOwnSupports } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, showToast } from '~/ui/index.ts';
import { useSettled } from './use-settled.ts';

/** The one primary act of a proposal's page. Shows how many support it, never who ([TR8]). */
export function SupportBar({ proposal, open }: { readonly proposal: ProposalView; readonly open: boolean }) {
  useLocale();
  const supports = useOwnSupports().has(proposal.id);
  const [busy, setBusy] = useState(false);
  /** State comes a frame late for a double tap. */
  const underWay = useRef(false);
  const settled = useSettled(String(supports));
  const set = async (on: boolean) => {
    if (underWay.current || !settled) return;
    underWay.current = true;
    setBusy(true);
    const result = await mutate('support.set', { proposalId: proposal.id, projectId: proposal.projectId, on });
    underWay.current = false;
    setBusy(false);
    if (!result.ok) showToast({ text: errorText(result.code) });
  };
  const count = m.proposal_support_count({ count: proposal.supportCount });
  return (
    <section className="support-bar" aria-label={m.proposal_support()}>
      <p>
        <strong>{count}</strong>
        {supports && <span className="muted"> · {m.proposal_support_yours()}</span>}
      </p>
      {!open && <p className="muted">{m.proposal_support_closed()}</p>}
      {open && !supports && (
        <Button variant="primary" icon="support" block busy={busy} aria-disabled={!settled} onClick={() => set(true)}>
          {m.proposal_support()}
        </Button>
      )}
      {open && supports && (
        <Button icon="undo" block busy={busy} aria-disabled={!settled} onClick={() => set(false)}>
          {m.proposal_support_take_back()}
        </Button>
      )}
    </section>
  );
}
