import { openForContributions } from '@werkstadt/shared/project/open-for-contributions';
import { Suspense, useEffect, useMemo } from 'react';
import { Comments, When } from '~/features/comments/index.ts';
import { SimilarLanes, wishedLane } from '~/features/lane-wishes/index.ts';
import { PhotoGallery } from '~/features/photos/index.ts';
import { usePlanningDesk } from '~/features/planning/index.ts';
import {
  OfficialAnswers,
  PlaceWords,
  ProposalConsequences,
  ProposalHistory,
  ProposalWords,
  stateWords,
} from '~/features/proposals/index.ts';
import { type ProposalView, useCity, useDecisions, useProject } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, StatePill, TextLink } from '~/ui/index.ts';
import { DecisionPanel } from './decision-panel.tsx';

/** Staff decide by these numbers: what they are computed from is fetched without being asked for. */
function useFetchedPlanning(wanted: boolean): void {
  const { state, start } = usePlanningDesk();
  useEffect(() => {
    if (wanted && state === 'offered') start();
  }, [wanted, state, start]);
}

export interface ProposalDetailProps {
  readonly proposal: ProposalView;
  /** Moves the map beside it to where the proposal lies. */
  readonly onShow: () => void;
}

/** Everything a planner needs to decide, the decision itself first. */
export function ProposalDetail({ proposal, onShow }: ProposalDetailProps) {
  useLocale();
  const { slug } = useCity();
  const decisions = useDecisions(proposal.id);
  const project = useProject(proposal.projectId);
  const lane = useMemo(() => wishedLane(proposal), [proposal]);
  const now = new Date().toISOString();
  const open = proposal.state !== 'withdrawn' && project !== undefined && openForContributions(project, now, now);
  useFetchedPlanning(lane !== null);
  const { sign, word } = stateWords(proposal);
  return (
    <article className="review-detail">
      <header className="review-detail__head">
        <div className="review-detail__state">
          <StatePill sign={sign} word={word} />
          <When iso={proposal.createdAt} />
        </div>
        <h2 className="heading-1 citizen-text" lang={proposal.lang}>
          {proposal.title}
        </h2>
        <PlaceWords of={proposal} />
        <p className="muted">
          {m.review_supports({ count: proposal.supportCount })} · {m.review_comments({ count: proposal.commentCount })}
        </p>
        <div className="review-detail__ways">
          <div className="review-detail__show">
            <Button size="small" icon="map" onClick={onShow}>
              {m.review_show_on_map()}
            </Button>
          </div>
          <TextLink to="/$city/proposals/$proposalId" params={{ city: slug, proposalId: proposal.id }}>
            {m.review_public_page()}
          </TextLink>
          {proposal.fields.plan !== undefined && (
            <>
              <TextLink
                to="/$city/projects/$projectId/plans"
                params={{ city: slug, projectId: proposal.projectId }}
                search={{ a: 'today', b: proposal.id }}
              >
                {m.districts_compare_with_today()}
              </TextLink>
              <TextLink to="/$city/projects/$projectId/plans" params={{ city: slug, projectId: proposal.projectId }}>
                {m.districts_all_plans()}
              </TextLink>
            </>
          )}
        </div>
      </header>
      <ProposalWords proposal={proposal} level={3} />
      <PhotoGallery photos={proposal.photos} mine={proposal.mine} />
      <ProposalConsequences proposal={proposal} />
      {lane && (
        <Suspense>
          <SimilarLanes projectId={proposal.projectId} lane={lane} proposalId={proposal.id} forStaff />
        </Suspense>
      )}
      {lane && (
        <p>
          <TextLink to="/$city/projects/$projectId/streets" params={{ city: slug, projectId: proposal.projectId }}>
            {m.wishes_open()}
          </TextLink>
        </p>
      )}
      <div className="review-detail__decision">
        <DecisionPanel proposal={proposal} />
      </div>
      <OfficialAnswers proposal={proposal} decisions={decisions} />
      <ProposalHistory proposal={proposal} decisions={decisions} />
      <Comments proposal={proposal} open={open} />
    </article>
  );
}
