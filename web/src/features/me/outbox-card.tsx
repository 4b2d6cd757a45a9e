import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { RewriteComment } from '~/features/comments/index.ts';
import { PlaceWords, startMending } from '~/features/proposals/index.ts';
import { exportItem, type OutboxItem, retryItem, useProposal } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatDateTime } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Card, DescriptionList, StateSign, showToast, signWord } from '~/ui/index.ts';
import { actName } from './act-name.ts';
import { actInWords, writtenIn } from './act-words.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { mendOf } from './mend.ts';
import { exportName, saveFile } from './save-file.ts';

export interface OutboxCardProps {
  readonly item: OutboxItem;
  readonly citySlug: string;
}

/** The one act that mends it, where there is one. */
function MendButton({ item, citySlug, onRewrite }: OutboxCardProps & { readonly onRewrite: () => void }) {
  const navigate = useNavigate();
  const current = useProposal(item.proposalId ?? '');
  const change = async () => {
    const draft = await startMending(item, current);
    if (!draft.ok) return showToast({ text: errorText(draft.code) });
    await navigate({ to: '/$city/propose/$draftId', params: { city: citySlug, draftId: draft.value } });
  };
  const again = async () => {
    const result = await retryItem(item.mid);
    if (!result.ok) showToast({ text: errorText(result.code) });
  };
  const mend = mendOf(item);
  switch (mend) {
    case 'change-proposal':
      return (
        <Button variant="primary" size="small" onClick={change}>
          {m.me_mend_change()}
        </Button>
      );
    case 'rewrite-comment':
      return (
        <Button variant="primary" size="small" onClick={onRewrite}>
          {m.me_mend_change()}
        </Button>
      );
    case 'send-again':
      return (
        <Button variant="primary" size="small" onClick={again}>
          {m.me_mend_again()}
        </Button>
      );
    case 'decide-again':
      return (
        item.proposalId && (
          <ButtonLink
            variant="primary"
            size="small"
            to="/$city/review/$proposalId"
            params={{ city: citySlug, proposalId: item.proposalId }}
          >
            {m.me_mend_decide()}
          </ButtonLink>
        )
      );
    case 'none':
      return null;
  }
}

function Content({ item }: { readonly item: OutboxItem }) {
  const written = writtenIn(item);
  const known = useProposal(item.proposalId ?? '');
  const kind = written.kind ?? known?.kind;
  const words = actInWords(written);
  return (
    <div className="stack">
      {words.length > 0 && (
        <DescriptionList
          items={words.map(({ term, value }) => ({ term, value: <span className="citizen-text">{value}</span> }))}
        />
      )}
      {written.geometry && kind && (
        <PlaceWords of={{ kind, geometry: written.geometry, ...(written.fields ? { fields: written.fields } : {}) }} />
      )}
      {words.length === 0 && !written.geometry && <p className="muted">{m.me_act_no_words()}</p>}
    </div>
  );
}

/** One act that lies on this device: what it is, how it stands, and everything its author can do with it. */
export function OutboxCard({ item, citySlug }: OutboxCardProps) {
  useLocale();
  const [open, setOpen] = useState<'closed' | 'content' | 'rewrite' | 'discard'>('closed');
  const card = useRef<HTMLElement>(null);
  const before = useRef(open);
  // The field that had the focus is gone.
  useEffect(() => {
    if (before.current === 'rewrite' && open === 'closed') card.current?.focus({ preventScroll: true });
    before.current = open;
  }, [open]);
  const attention = item.state === 'attention';
  const title = item.title ?? actName(item);
  const { body } = writtenIn(item);
  const save = async () =>
    saveFile(await exportItem(item.mid), exportName(citySlug, `${item.mid.slice(0, 8)}-`, 'json'));
  const discard: ReactNode = attention && (
    <Button size="small" onClick={() => setOpen('discard')}>
      {m.me_discard()}
    </Button>
  );
  return (
    <Card tone={attention ? 'attention' : 'plain'}>
      <article className="outbox-card" ref={card} tabIndex={-1}>
        <p className={attention ? 'outbox-card__state outbox-card__state--attention' : 'outbox-card__state'}>
          <StateSign sign={item.state} />
          <strong>{signWord(item.state)}</strong>
        </p>
        <h3 className="heading-3 citizen-text">{title}</h3>
        {body !== undefined && open === 'closed' && <p className="citizen-text me-excerpt">{body}</p>}
        {item.createdAt !== null && (
          <p className="muted small">
            {m.me_act_written({ act: actName(item), date: formatDateTime(item.createdAt) })}
          </p>
        )}
        {attention && <p>{item.code ? errorText(item.code) : m.me_attention_unknown()}</p>}
        {item.state === 'parked' && <p>{m.me_parked_text()}</p>}
        {open === 'content' && <Content item={item} />}
        {open === 'rewrite' ? (
          <RewriteComment item={item} onDone={() => setOpen('closed')} onCancel={() => setOpen('closed')} />
        ) : (
          <div className="button-row">
            {attention && <MendButton item={item} citySlug={citySlug} onRewrite={() => setOpen('rewrite')} />}
            <Button
              size="small"
              aria-expanded={open === 'content'}
              onClick={() => setOpen(open === 'content' ? 'closed' : 'content')}
            >
              {m.me_view()}
            </Button>
            <Button size="small" onClick={save}>
              {m.me_export()}
            </Button>
            {discard}
          </div>
        )}
      </article>
      {open === 'discard' && (
        <DiscardDialog item={item} title={body ?? title} onExport={save} onClose={() => setOpen('closed')} />
      )}
    </Card>
  );
}
