import type { PublicLane } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import type { SimilarLane } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { useEffect, useState } from 'react';
import { usePlanningDesk } from '~/features/planning/index.ts';
import { useCityStore, useProposals } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { inSlices } from '~/platform/in-slices.ts';
import { RowItem, RowLink, RowList, Section, StateSign, signOf } from '~/ui/index.ts';
import { wishedLanesNear } from './wished-lanes.ts';

export interface SimilarLanesProps {
  readonly projectId: string;
  readonly lane: PublicLane;
  /** The proposal that the lane belongs to, which is not like itself; null for one that is being drawn. */
  readonly proposalId: string | null;
  readonly forStaff: boolean;
}

const MOST_SHOWN = 5;

/** Proposals on the same streets: a hint, marked as found by a computer, that people judge ([LT3]). Works offline. */
export default function SimilarLanes({ projectId, lane, proposalId, forStaff }: SimilarLanesProps) {
  useLocale();
  const store = useCityStore();
  const { city } = store;
  const { desk } = usePlanningDesk();
  const proposals = useProposals(projectId);
  const [found, setFound] = useState<readonly SimilarLane[]>([]);
  useEffect(() => {
    if (!desk || lane.line.length < 2) return setFound([]);
    let late = false;
    inSlices(wishedLanesNear(lane.line, proposals), () => late)
      .then((near) => near && desk.askNewest('similar', { lane, others: near.filter(({ id }) => id !== proposalId) }))
      .then((answer) => {
        if (!late && answer) setFound(answer);
      });
    return () => {
      late = true;
    };
  }, [desk, lane, proposals, proposalId]);
  const alike = found.slice(0, MOST_SHOWN).flatMap((similar) => {
    const proposal = store.proposal(similar.id);
    return proposal && proposal.state !== 'withdrawn' ? [{ proposal, similar }] : [];
  });
  if (alike.length === 0) return null;
  return (
    <Section title={m.wishes_similar({ count: found.length })}>
      <p className="muted">{forStaff ? m.wishes_similar_staff() : m.wishes_similar_citizen()}</p>
      <RowList>
        {alike.map(({ proposal, similar }) => (
          <RowItem key={proposal.id}>
            <RowLink
              to={forStaff ? '/$city/review/$proposalId' : '/$city/proposals/$proposalId'}
              params={{ city: city.slug, proposalId: proposal.id }}
              sign={<StateSign sign={signOf(proposal)} />}
              title={proposal.title}
              titleLanguage={proposal.lang}
              detail={`${m.wishes_shared({ length: formatLength(similar.sharedMetres) })} · ${m.wishes_supports({ count: proposal.supportCount })}`}
            />
          </RowItem>
        ))}
      </RowList>
    </Section>
  );
}
