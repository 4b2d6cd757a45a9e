import { decisionSchema } from '@werkstadt/shared/decision/decision';
import { useState } from 'react';
import { discardItem, type OutboxItem, type ProposalView } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';
import { useTypedReason } from './typed-reason.ts';

/** A decision the city did not take: why, with its reason kept, ready to be used again or discarded. */
export function RefusedDecision({ item, proposal }: { readonly item: OutboxItem; readonly proposal: ProposalView }) {
  const [, setReason] = useTypedReason(proposal.id);
  const [asked, setAsked] = useState(false);
  const reason = decisionSchema.shape.reason.safeParse(item.args.reason);
  const stale = item.code === 'stale';
  const why = item.code ? errorText(item.code) : '';
  async function reuse() {
    if (reason.success) setReason(reason.data);
    await discardItem(item.mid);
  }
  return (
    <Notice
      tone="warning"
      title={stale ? m.review_stale_title() : m.review_attention_title()}
      actions={
        <>
          <Button onClick={reuse}>{m.review_stale_reuse()}</Button>
          {asked ? (
            <Button variant="danger" onClick={() => discardItem(item.mid)}>
              {m.review_stale_discard_surely()}
            </Button>
          ) : (
            <Button variant="quiet" onClick={() => setAsked(true)}>
              {m.review_stale_discard()}
            </Button>
          )}
        </>
      }
    >
      <p>{stale ? m.review_stale_intro() : why}</p>
      {reason.success && <blockquote className="refused-reason">{reason.data}</blockquote>}
    </Notice>
  );
}
