import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { ButtonLink } from '~/ui/index.ts';
import { PlaceWords } from './proposal-place.tsx';

export interface ChangeDrawingLinkProps {
  readonly draftId: string;
  readonly citySlug: string;
}

/** Back to the map, from the words about what is drawn there. */
export function ChangeDrawingLink({ draftId, citySlug }: ChangeDrawingLinkProps) {
  return (
    <ButtonLink icon="pencil-line" to="/$city/draw/$draftId" params={{ city: citySlug, draftId }}>
      {m.propose_change_drawing()}
    </ButtonLink>
  );
}

/** Whoever changes a proposal that was sent begins with its words: here is its drawing, and the way to it. */
export function DrawingSoFar({ preview, ...link }: ChangeDrawingLinkProps & { readonly preview: ProposalView | null }) {
  return (
    <div className="stack stack--tight">
      <h3 className="heading-3">{m.propose_drawing_label()}</h3>
      {preview && <PlaceWords of={preview} />}
      <div>
        <ChangeDrawingLink {...link} />
      </div>
    </div>
  );
}
