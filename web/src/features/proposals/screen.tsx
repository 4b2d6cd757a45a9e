import { useParams } from '@tanstack/react-router';
import type { Decision } from '@werkstadt/shared/decision/decision';
import { openForContributions } from '@werkstadt/shared/project/open-for-contributions';
import { officialAnswers } from '@werkstadt/shared/proposal/history';
import { memo, useDeferredValue } from 'react';
import { Comments } from '~/features/comments/index.ts';
import { PhotoGallery } from '~/features/photos/index.ts';
import { type ProposalView, syncNow, useCity, useDecisions, useProject } from '~/platform/data/index.ts';
import { currentLocale, htmlLanguage, m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Notice, Page, Skeleton, StatePill, TextLink, TryAgain } from '~/ui/index.ts';
import { useFindProposal } from './find-proposal.ts';
import { FollowButton } from './follow-button.tsx';
import { OfficialAnswers } from './official-answers.tsx';
import { OwnActs } from './own-acts.tsx';
import { ProposalConsequences } from './proposal-consequences.tsx';
import { ProposalHistory } from './proposal-history.tsx';
import { PlaceMap, PlaceWords } from './proposal-place.tsx';
import { ProposalWords } from './proposal-words.tsx';
import { ShareButton } from './share-button.tsx';
import { stateWords } from './state-words.ts';
import { SupportBar } from './support-bar.tsx';
import './proposals.scss';

/** One proposal, all of it, also offline: `/$city/proposals/$proposalId`. */
export default function ProposalScreen() {
  useLocale();
  const { proposalId = '' } = useParams({ strict: false });
  const { slug } = useCity();
  const found = useFindProposal(proposalId);
  if (found.state === 'here') return <ProposalPage key={proposalId} proposal={found.proposal} citySlug={slug} />;
  return (
    <Page title={m.proposal_page_title()} back={{ to: '/$city', params: { city: slug } }}>
      {found.state === 'searching' && <Skeleton lines={5} />}
      {found.state === 'not-on-device' && (
        <EmptyState
          icon="wifi-off"
          title={m.proposal_not_on_device()}
          action={
            <>
              <TryAgain variant="primary" onClick={syncNow} />
              <ButtonLink to="/$city/projects" params={{ city: slug }}>
                {m.proposal_to_projects()}
              </ButtonLink>
            </>
          }
        >
          {m.proposal_not_on_device_text()}
        </EmptyState>
      )}
      {found.state === 'unknown' && (
        <EmptyState
          icon="search"
          title={m.proposal_unknown()}
          action={
            <>
              <ButtonLink variant="primary" icon="map" to="/$city" params={{ city: slug }}>
                {m.propose_to_map()}
              </ButtonLink>
              <ButtonLink to="/$city/projects" params={{ city: slug }}>
                {m.proposal_to_projects()}
              </ButtonLink>
            </>
          }
        />
      )}
    </Page>
  );
}

interface PartProps {
  readonly proposal: ProposalView;
  readonly citySlug: string;
}

/** Own words that the city could not accept are not read past: the way to mend them stands on top. */
function NeedsHelp({ proposal, citySlug }: PartProps) {
  if (proposal.local !== 'attention') return null;
  return (
    <Notice
      tone="warning"
      title={m.state_attention()}
      actions={
        <ButtonLink to="/$city/me/device" params={{ city: citySlug }}>
          {m.proposal_see_why()}
        </ButtonLink>
      }
    >
      {m.proposal_attention_text()}
    </Notice>
  );
}

function Head({ proposal, citySlug }: PartProps) {
  const { sign } = stateWords(proposal);
  const project = useProject(proposal.projectId);
  const undecided = proposal.state === 'submitted' || proposal.state === 'in-review';
  return (
    <div className="proposal__part stack">
      <NeedsHelp proposal={proposal} citySlug={citySlug} />
      <div className="proposal__state">
        <StatePill sign={sign} />
        {proposal.number !== null && <p className="muted">{m.proposal_number({ number: proposal.number })}</p>}
      </div>
      <h2 className="heading-1 citizen-text" lang={proposal.lang}>
        {proposal.title}
      </h2>
      <PlaceWords of={proposal} />
      <p className="muted small">
        {proposal.authorName === null ? m.comments_anonymous() : m.proposal_by({ author: proposal.authorName })}
        {project && (
          <>
            {' · '}
            <TextLink
              to="/$city/projects/$projectId"
              params={{ city: citySlug, projectId: project.id }}
              lang={htmlLanguage(currentLocale())}
            >
              {project.title[htmlLanguage(currentLocale())]}
            </TextLink>
          </>
        )}
      </p>
      <div className="button-row">
        <ButtonLink size="small" icon="map" to="/$city" params={{ city: citySlug }} search={{ proposal: proposal.id }}>
          {m.proposal_show_on_map()}
        </ButtonLink>
        <FollowButton proposal={proposal} />
        <ShareButton title={proposal.title} />
        {proposal.mine && undecided && proposal.local !== 'attention' && (
          <OwnActs proposal={proposal} citySlug={citySlug} />
        )}
      </div>
    </div>
  );
}

interface AboveCommentsProps extends PartProps {
  readonly decisions: readonly Decision[];
}

/** Drawn anew only where the proposal has changed: a comment counts up on it too, and that can wait for its own words. */
const AboveComments = memo(function AboveComments({ proposal, decisions, citySlug }: AboveCommentsProps) {
  useLocale();
  return (
    <>
      <PlaceMap key={JSON.stringify(proposal.geometry)} proposal={proposal} />
      <Head proposal={proposal} citySlug={citySlug} />
      {officialAnswers(decisions).length > 0 && (
        <div className="proposal__part">
          <OfficialAnswers proposal={proposal} decisions={decisions} />
        </div>
      )}
      <div className="proposal__part stack stack--wide">
        <ProposalWords proposal={proposal} />
        <PhotoGallery photos={proposal.photos} mine={proposal.mine} />
      </div>
      <ProposalConsequences className="proposal__part" proposal={proposal} />
      <div className="proposal__part">
        <ProposalHistory proposal={proposal} decisions={decisions} />
      </div>
    </>
  );
});

function ProposalPage({ proposal, citySlug }: PartProps) {
  const decisions = useDecisions(proposal.id);
  const project = useProject(proposal.projectId);
  const drawnLater = useDeferredValue(proposal);
  const now = new Date().toISOString();
  const open = proposal.state !== 'withdrawn' && project !== undefined && openForContributions(project, now, now);
  return (
    <Page
      title={m.proposal_page_title()}
      back={{ to: '/$city', params: { city: citySlug } }}
      actions={<SupportBar proposal={proposal} open={open} />}
    >
      <div className="proposal">
        <AboveComments proposal={drawnLater} decisions={decisions} citySlug={citySlug} />
        <div className="proposal__part">
          <Comments proposal={proposal} open={open} />
        </div>
      </div>
    </Page>
  );
}
