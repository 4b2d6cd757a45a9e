import { localized } from '~/features/projects/index.ts';
import { type ProposalView, useCity, useProject } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import {
  ButtonLink,
  IconButton,
  RowButton,
  RowItem,
  RowList,
  StatePill,
  StateSign,
  signOf,
  signWord,
} from '~/ui/index.ts';
import { geometrySentence } from '~/ui/map-kit/index.ts';

/** The proposal that was tapped: what it is and the way to its page. */
export function ChosenProposal({
  proposal,
  onClose,
}: {
  readonly proposal: ProposalView;
  readonly onClose: () => void;
}) {
  useLocale();
  const city = useCity();
  const places = usePlaceIndex();
  const project = useProject(proposal.projectId);
  return (
    <div className="map-chosen">
      <div className="map-chosen__head">
        <h2 className="heading-2" lang={proposal.lang}>
          {proposal.title}
        </h2>
        <IconButton icon="close" label={m.map_close_proposal()} onClick={onClose} />
      </div>
      <StatePill sign={signOf(proposal)} />
      <p className="muted">{geometrySentence(proposal, places)}</p>
      {project && <p className="muted small">{localized(project.title)}</p>}
      <ButtonLink
        variant="primary"
        block
        to="/$city/proposals/$proposalId"
        params={{ city: city.slug, proposalId: proposal.id }}
      >
        {m.map_open_proposal()}
      </ButtonLink>
    </div>
  );
}

export interface ProposalChoiceProps {
  readonly proposals: readonly ProposalView[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** Several lie under the finger: which one was meant? */
export function ProposalChoice({ proposals, onChoose, onClose }: ProposalChoiceProps) {
  useLocale();
  return (
    <div className="map-chosen">
      <div className="map-chosen__head">
        <h2 className="heading-2">{m.map_several_here({ count: formatNumber(proposals.length) })}</h2>
        <IconButton icon="close" label={m.map_close_proposal()} onClick={onClose} />
      </div>
      <div className="map-chosen__list">
        <RowList>
          {proposals.map((proposal) => (
            <RowItem key={proposal.id}>
              <RowButton
                sign={<StateSign sign={signOf(proposal)} />}
                title={proposal.title}
                titleLanguage={proposal.lang}
                detail={`${signWord(signOf(proposal))} · ${kindName(proposal.kind)}`}
                onClick={() => onChoose(proposal.id)}
              />
            </RowItem>
          ))}
        </RowList>
      </div>
    </div>
  );
}
