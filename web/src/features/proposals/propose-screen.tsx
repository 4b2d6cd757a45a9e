import { useNavigate, useParams } from '@tanstack/react-router';
import { type Draft, readContentOf } from '@werkstadt/shared/draft/draft';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { checkWords } from '@werkstadt/shared/proposal/check-words';
import { conflictsOf } from '@werkstadt/shared/proposal/choose-or-combine';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useEffect, useRef, useState } from 'react';
import { copyDraft, type DraftEditing, useDraft } from '~/features/draw/index.ts';
import { FreeStorage } from '~/features/free-storage/index.ts';
import { deleteDraft, discardItem, type ProposalView, useCity, useProposal } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { currentLocale, htmlLanguage, m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { Button, ButtonLink, EmptyState, Notice, Page, Skeleton, StatePill, showToast } from '~/ui/index.ts';
import { DrawingSoFar } from './change-drawing.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { CheckStep } from './check-step.tsx';
import { draftAsProposal } from './draft-as-proposal.ts';
import { DropChange } from './drop-change.tsx';
import { ProposalWords } from './proposal-words.tsx';
import { SAY_FORM_ID, SayStep } from './say-step.tsx';
import { sendDraft } from './send-draft.ts';
import { Submitted } from './submitted.tsx';
import { usePaintedContent } from './use-painted-content.ts';
import { useSettled } from './use-settled.ts';
import './proposals.scss';

type ReadyDraft = Extract<DraftEditing, { state: 'ready' }>;

/** Says a drawn proposal in words, checks it and sends it: `/$city/propose/$draftId`. */
export default function ProposeScreen() {
  useLocale();
  const { draftId = '' } = useParams({ strict: false });
  const city = useCity();
  const editing = useDraft(draftId);
  // A proposal keeps the id of its draft: after a reload the address still shows what became of it.
  const sent = useProposal(draftId);
  if (sent) return <SubmittedPage proposal={sent} citySlug={city.slug} />;
  if (editing.state === 'ready') return <DraftPage key={draftId} editing={editing} citySlug={city.slug} />;
  return (
    <Page title={m.propose_page_title()} back={{ to: '/$city/me', params: { city: city.slug } }}>
      {editing.state === 'loading' ? (
        <Skeleton />
      ) : (
        <EmptyState
          icon="pencil-line"
          title={editing.state === 'missing' ? m.propose_draft_missing() : m.propose_draft_unreadable()}
          action={
            <>
              <ButtonLink variant="primary" to="/$city/me" params={{ city: city.slug }}>
                {m.propose_to_me()}
              </ButtonLink>
              <ButtonLink to="/$city" params={{ city: city.slug }}>
                {m.propose_to_map()}
              </ButtonLink>
            </>
          }
        />
      )}
    </Page>
  );
}

function SubmittedPage({ proposal, citySlug }: { readonly proposal: ProposalView; readonly citySlug: string }) {
  const settled = useSettled(proposal.id, 'in-place-of-another');
  return (
    <Page
      title={m.propose_done_title()}
      actions={
        <ButtonLink
          variant="primary"
          block
          to="/$city/proposals/$proposalId"
          params={{ city: citySlug, proposalId: proposal.id }}
          aria-disabled={!settled}
          onClick={(event) => {
            if (!settled) event.preventDefault();
          }}
        >
          {m.propose_to_proposal()}
        </ButtonLink>
      }
    >
      <Submitted proposal={proposal} citySlug={citySlug} />
    </Page>
  );
}

function OpenElsewhere({ draft, citySlug }: { readonly draft: Draft; readonly citySlug: string }) {
  const navigate = useNavigate();
  const [code, setCode] = useState<ErrorCode | null>(null);
  const copy = async () => {
    const copied = await copyDraft(draft);
    if (!copied.ok) return setCode(copied.code);
    await navigate({ to: '/$city/propose/$draftId', params: { city: citySlug, draftId: copied.value }, replace: true });
  };
  return (
    <Notice
      tone="warning"
      title={m.propose_elsewhere_title()}
      actions={<Button onClick={copy}>{m.propose_elsewhere_copy()}</Button>}
    >
      {code ? errorText(code) : m.propose_elsewhere_text()}
    </Notice>
  );
}

function DraftPage({ editing, citySlug }: { readonly editing: ReadyDraft; readonly citySlug: string }) {
  const city = useCity();
  const { draft, act, lock, problem } = editing;
  const navigate = useNavigate();
  const before = useProposal(draft.editOf?.proposalId ?? '');
  const [refused, setRefused] = useState<ErrorCode | null>(null);
  const [busy, setBusy] = useState(false);
  /** State comes a frame late for a double tap. */
  const underWay = useRef(false);
  const lang = htmlLanguage(currentLocale());
  const wordsAreGood = checkWords(draft, kindById(draft.kind)).length === 0;
  const checking = draft.step === 'check' && wordsAreGood;
  const settled = useSettled(draft.step);
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(checking);
  // Another step is another page to its reader, though the address stays.
  useEffect(() => {
    if (shownStep.current === checking) return;
    shownStep.current = checking;
    scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [checking]);
  const conflicts = before ? conflictsOf(before, draft) : [];
  const changed = conflicts.length > 0;
  const decided = before !== undefined && before.state !== 'submitted' && before.state !== 'in-review';
  const choosing = changed && !decided && lock !== 'elsewhere';
  // The choice takes the place of the fields and they take its place: whoever was in them is at the beginning of what
  // is there now.
  const shownChoice = useRef(choosing);
  useEffect(() => {
    if (shownChoice.current === choosing) return;
    shownChoice.current = choosing;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [choosing]);

  // «Continue» in Me leads back to this step, not to the drawing.
  useEffect(() => {
    if (lock === 'held' && draft.step === 'draw') act({ type: 'set-step', step: 'say' });
  }, [lock, draft.step, act]);

  const goTo = (step: Draft['step']) => {
    act({ type: 'set-step', step });
    setRefused(null);
  };
  const toProposal = (proposalId: string) =>
    navigate({ to: '/$city/proposals/$proposalId', params: { city: citySlug, proposalId }, replace: true });
  const drop = async () => {
    await deleteDraft(draft.id);
    if (draft.replaces !== null) await discardItem(draft.replaces);
    showToast({ text: m.propose_dropped() });
    if (draft.editOf) await toProposal(draft.editOf.proposalId);
    else await navigate({ to: '/$city/me', params: { city: citySlug }, replace: true });
  };
  const send = async () => {
    if (underWay.current || !settled) return;
    underWay.current = true;
    setBusy(true);
    const sent = await sendDraft(draft, before, lang, city);
    underWay.current = false;
    setBusy(false);
    if (sent.status === 'refused') {
      setRefused(sent.code);
      return;
    }
    if (!draft.editOf) return;
    showToast({ text: sent.status === 'sent' ? m.propose_edit_saved() : m.propose_edit_nothing() });
    await toProposal(draft.editOf.proposalId);
  };

  const primary = checking ? (
    <Button variant="primary" icon="send" block busy={busy} aria-disabled={!settled} onClick={send}>
      {m.propose_submit()}
    </Button>
  ) : (
    <Button variant="primary" block type="submit" form={SAY_FORM_ID}>
      {m.propose_next()}
    </Button>
  );
  const content = usePaintedContent(draft);
  const preview = draftAsProposal(draft, before, lang, content);
  const blocked = lock === 'elsewhere' || changed || decided;
  return (
    <Page
      title={draft.editOf ? m.propose_title_edit() : m.propose_title_new({ kind: kindName(draft.kind) })}
      back={{ to: '/$city/draw/$draftId', params: { city: citySlug, draftId: draft.id } }}
      badge={<StatePill sign="draft" />}
      actions={blocked ? undefined : primary}
    >
      <div className="propose stack">
        <div>
          {!choosing && <p className="muted">{m.propose_step({ step: checking ? 3 : 2 })}</p>}
          <h2 className="heading-1" ref={heading} tabIndex={-1}>
            {choosing ? m.propose_changed_step() : checking ? m.propose_check_title() : m.propose_say_title()}
          </h2>
        </div>
        {problem ? (
          <Notice tone="error" title={m.propose_not_kept()} live>
            <p>{errorText(problem)}</p>
            <FreeStorage refusal={problem} />
          </Notice>
        ) : null}
        {lock === 'elsewhere' && <OpenElsewhere draft={draft} citySlug={citySlug} />}
        {decided && (
          <Notice tone="warning" title={m.propose_decided_title()} actions={<DropChange onDrop={drop} />}>
            {m.propose_decided_text()}
          </Notice>
        )}
        {before && choosing && (
          <ChangedMeanwhile
            draft={draft}
            current={before}
            conflicts={conflicts}
            onGoOn={(chosen) => act({ type: 'go-on-from', baseRev: before.rev, read: readContentOf(before), chosen })}
            onDrop={drop}
          />
        )}
        {blocked && !choosing && preview && <ProposalWords level={3} proposal={preview} />}
        {!blocked && checking && (
          <CheckStep
            draft={draft}
            preview={preview}
            citySlug={citySlug}
            refused={refused}
            onChangeWords={() => goTo('say')}
          />
        )}
        {!blocked && !checking && draft.editOf && (
          <DrawingSoFar draftId={draft.id} citySlug={citySlug} preview={preview} />
        )}
        {!blocked && !checking && (
          <SayStep draft={draft} act={act} received={before?.photos ?? []} onNext={() => goTo('check')} />
        )}
      </div>
    </Page>
  );
}
