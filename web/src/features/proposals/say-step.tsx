import type { Draft } from '@werkstadt/shared/draft/draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { MAX_PHOTOS_OF_PROPOSAL, type Photo } from '@werkstadt/shared/photo/photo';
import { checkWords, type WordsPlace } from '@werkstadt/shared/proposal/check-words';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { AUTHOR_NAME_MAX_LENGTH, REASON_MAX_LENGTH } from '@werkstadt/shared/proposal/proposal';
import { answerOf } from '@werkstadt/shared/proposal/words';
import { type FormEvent, useState } from 'react';
import { PhotoFields } from '~/features/photos/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { ErrorSummary, TextArea, TextField } from '~/ui/index.ts';
import { fieldIdAt, issueText, shownIssues } from './issue-words.ts';
import { KindField } from './kind-field.tsx';
import { PhotoPlaceOffer, usePhotoPlace } from './photo-place-offer.tsx';
import { SourceFields } from './source-fields.tsx';

export const SAY_FORM_ID = 'propose-say';

export interface SayStepProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  /** Photos of the proposal that this draft changes. */
  readonly received: readonly Photo[];
  readonly onNext: () => void;
}

/** The second step: the proposal in words. Every key press is kept with the draft. */
export function SayStep({ draft, act, received, onNext }: SayStepProps) {
  const kind = kindById(draft.kind);
  const [left, setLeft] = useState<ReadonlySet<WordsPlace>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const issues = checkWords(draft, kind);
  const { look, ...offer } = usePhotoPlace(draft);
  const shown = shownIssues(issues, left, attempt > 0);
  const errorAt = (place: WordsPlace) => {
    const found = shown.find((issue) => issue.place === place);
    return found && issueText(found, draft.kind);
  };
  const leave = (place: WordsPlace) => setLeft((places) => new Set(places).add(place));
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (issues.length === 0) onNext();
    else setAttempt(attempt + 1);
  };
  return (
    <form id={SAY_FORM_ID} className="stack stack--wide" noValidate onSubmit={next}>
      {attempt > 0 && (
        <ErrorSummary
          attempt={attempt}
          problems={issues.map((issue) => ({ fieldId: fieldIdAt(issue.place), text: issueText(issue, draft.kind) }))}
        />
      )}
      <TextField
        id={fieldIdAt('title')}
        label={m.propose_title_label()}
        hint={m.propose_title_hint()}
        autoComplete="off"
        value={draft.title}
        error={errorAt('title')}
        onChange={(title) => act({ type: 'set-title', title })}
        onBlur={() => leave('title')}
      />
      {kind.form.map((field) => (
        <KindField
          key={field.name}
          kind={draft.kind}
          field={field}
          answer={answerOf(draft, field.name)}
          error={errorAt(`field-${field.name}`)}
          onChange={(value) => act({ type: 'set-field', name: field.name, value })}
          onLeave={() => leave(`field-${field.name}`)}
        />
      ))}
      <TextArea
        id={fieldIdAt('reason')}
        label={m.propose_reason_label()}
        hint={m.propose_reason_hint()}
        maxLength={REASON_MAX_LENGTH}
        value={draft.reason}
        error={errorAt('reason')}
        onChange={(reason) => act({ type: 'set-reason', reason })}
        onBlur={() => leave('reason')}
      />
      <PhotoFields
        photos={draft.photos}
        most={MAX_PHOTOS_OF_PROPOSAL}
        received={received}
        draftId={draft.id}
        act={act}
        onTaken={look}
      />
      <PhotoPlaceOffer draft={draft} act={act} {...offer} />
      <SourceFields
        sources={draft.sources}
        onChange={(sources) => act({ type: 'set-sources', sources })}
        onLeave={leave}
        errorAt={errorAt}
      />
      {draft.editOf === null && (
        <TextField
          id={fieldIdAt('author-name')}
          label={m.comments_author_name_label()}
          hint={m.comments_author_name_hint()}
          optional
          maxLength={AUTHOR_NAME_MAX_LENGTH}
          autoComplete="nickname"
          value={draft.authorName ?? ''}
          error={errorAt('author-name')}
          onChange={(authorName) => act({ type: 'set-author-name', authorName })}
          onBlur={() => leave('author-name')}
        />
      )}
    </form>
  );
}
