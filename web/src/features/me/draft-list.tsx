import { draftSchema } from '@werkstadt/shared/draft/draft';
import { useState } from 'react';
import { When } from '~/features/comments/index.ts';
import { type Draft, deleteDraft } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { Button, ButtonLink, Dialog, Row, RowItem, RowList, StateSign, showToast } from '~/ui/index.ts';

function DraftRow({ stored, citySlug }: { readonly stored: Draft; readonly citySlug: string }) {
  const [asking, setAsking] = useState(false);
  const parsed = draftSchema.safeParse(stored);
  const draft = parsed.success ? parsed.data : null;
  const title =
    draft?.title.trim() || (draft ? m.me_draft_untitled({ kind: kindName(draft.kind) }) : m.me_draft_unreadable());
  const remove = async () => {
    await deleteDraft(stored.id);
    setAsking(false);
    showToast({ text: m.me_draft_deleted() });
  };
  const params = { city: citySlug, draftId: stored.id };
  return (
    <RowItem>
      <Row
        sign={<StateSign sign="draft" />}
        title={<span className="citizen-text">{title}</span>}
        detail={
          <>
            {draft?.editOf || draft?.replaces ? m.me_draft_of_change() : m.state_draft()} ·{' '}
            <When iso={stored.updatedAt} />
          </>
        }
        actions={
          <>
            {draft && (
              <ButtonLink
                size="small"
                to={draft.step === 'draw' ? '/$city/draw/$draftId' : '/$city/propose/$draftId'}
                params={params}
              >
                {m.me_draft_continue()}
              </ButtonLink>
            )}
            <Button size="small" onClick={() => setAsking(true)}>
              {m.me_draft_delete()}
            </Button>
          </>
        }
      />
      {asking && (
        <Dialog
          open
          title={m.me_draft_delete_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.me_discard_keep()}</Button>
              <Button variant="danger" icon="trash" onClick={remove}>
                {m.me_draft_delete()}
              </Button>
            </>
          }
        >
          <p className="citizen-text">
            <strong>{title}</strong>
          </p>
          <p>{m.me_draft_delete_text()}</p>
        </Dialog>
      )}
    </RowItem>
  );
}

/** Proposals that were begun and not submitted; they are on this device alone. Newest first. */
export function DraftList({ drafts, citySlug }: { readonly drafts: readonly Draft[]; readonly citySlug: string }) {
  const newestFirst = drafts.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return (
    <RowList>
      {newestFirst.map((draft) => (
        <DraftRow key={draft.id} stored={draft} citySlug={citySlug} />
      ))}
    </RowList>
  );
}
