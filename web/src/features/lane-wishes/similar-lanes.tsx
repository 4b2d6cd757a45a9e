import type { PublicLane } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import { lanesNear, type SimilarLane } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import { useEffect, useMemo, useState } from 'react';
import { usePlanningDesk } from '~/features/planning/index.ts';
import { useCity, useProposals } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { RowItem, RowLink, RowList, Section, StateSign, signOf } from '~/ui/index.ts';
import { wishedLanes } from './wished-lanes.ts';

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
  const city = useCity();
  const { desk } = usePlanningDesk();
  const proposals = useProposals(projectId);
  const others = useMemo(() => wishedLanes(proposals.filter(({ id }) => id !== proposalId)), [proposals, proposalId]);
  const [found, setFound] = useState<readonly SimilarLane[]>([]);
  useEffect(() => {
    if (!desk || lane.line.length < 2) return setFound([]);
    let late = false;
    desk.askNewest('similar', { lane, others: lanesNear(lane.line, others) }).then((answer) => {
      if (!late && answer) setFound(answer);
    });
    return () => {
      late = true;
    };
  }, [desk, lane, others]);
  const alike = found.slice(0, MOST_SHOWN).flatMap((similar) => {
    const proposal = proposals.find(({ id }) => id === similar.id);
    return proposal ? [{ proposal, similar }] : [];
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
