import type { Draft } from '@werkstadt/shared/draft/draft';
import { warningOfDraft } from '@werkstadt/shared/draft/measure-draft';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Project } from '@werkstadt/shared/project/project';
import { checkGeometry } from '@werkstadt/shared/proposal/check-proposal';
import { Suspense } from 'react';
import { FreeStorage } from '~/features/free-storage/index.ts';
import { SimilarToDraft } from '~/features/lane-wishes/index.ts';
import { PhotoGallery } from '~/features/photos/index.ts';
import { type ProposalView, useProject } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Card, Notice } from '~/ui/index.ts';
import { ChangeDrawingLink } from './change-drawing.tsx';
import { PlaceMap, PlaceWords } from './proposal-place.tsx';
import { ProposalWords } from './proposal-words.tsx';

export interface CheckStepProps {
  readonly draft: Draft;
  /** The draft as it will be public; null while its drawing is too small. */
  readonly preview: ProposalView | null;
  readonly citySlug: string;
  /** Why sending was refused on this device just now. */
  readonly refused: ErrorCode | null;
  readonly onChangeWords: () => void;
}

/** What the city would refuse about the drawing. */
function warningOf(draft: Draft, preview: ProposalView | null, project: Project | undefined): ErrorCode | null {
  if (!preview) return 'geometry-invalid';
  if (!project) return null;
  // Corners are set one by one; what was painted is checked as it will be sent.
  if (!draft.plan) return warningOfDraft(draft, project.area);
  const check = checkGeometry(preview.geometry, preview.kind, project.area);
  return check.valid ? null : check.code;
}

/** The third step: everything as all will see it, and the ways back to change it. */
export function CheckStep({ draft, preview, citySlug, refused, onChangeWords }: CheckStepProps) {
  const project = useProject(draft.projectId);
  const warning = warningOf(draft, preview, project);
  const drawLink = <ChangeDrawingLink draftId={draft.id} citySlug={citySlug} />;
  return (
    <div className="stack">
      <p>{draft.editOf ? m.propose_check_intro_edit() : m.propose_check_intro()}</p>
      {warning && (
        <Notice tone="error" title={m.propose_drawing_problem()} actions={drawLink}>
          {errorText(warning)}
        </Notice>
      )}
      {refused && refused !== warning && (
        <Notice tone="error" title={m.propose_refused()} live>
          <p>{errorText(refused)}</p>
          <FreeStorage refusal={refused} />
        </Notice>
      )}
      {preview && (
        <Card padding="none">
          <PlaceMap key={JSON.stringify(preview.geometry)} proposal={preview} />
          <div className="check-card stack">
            <h2 className="heading-1 citizen-text" lang={preview.lang}>
              {preview.title}
            </h2>
            <PlaceWords of={preview} />
            <p className="muted">
              {preview.authorName === null ? m.comments_anonymous() : m.proposal_by({ author: preview.authorName })}
            </p>
            <PhotoGallery photos={preview.photos} mine draft />
            <ProposalWords level={3} proposal={preview} />
          </div>
        </Card>
      )}
      <Suspense>
        <SimilarToDraft draft={draft} />
      </Suspense>
      <div className="button-row">
        <Button icon="pencil" onClick={onChangeWords}>
          {m.propose_change_words()}
        </Button>
        {!warning && drawLink}
      </div>
    </div>
  );
}
