import { seenFiguresIn } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { bikeLaneFieldsSchema } from '@werkstadt/shared/proposal/kinds/bike-lane/kind';
import { Suspense, useMemo } from 'react';
import { ProposedPlan } from '~/features/districts/index.ts';
import { ConsequencesPanel, FiguresCheck, LaneOnNetwork } from '~/features/planning/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { classNames } from '~/ui/index.ts';

export interface ProposalConsequencesProps {
  readonly proposal: ProposalView;
  readonly className?: string;
}

/** What a proposed lane or plan of districts means, in numbers; nothing where the kind has none. */
export function ProposalConsequences({ proposal, className }: ProposalConsequencesProps) {
  const { id, kind, geometry, fields, rev, receivedAt } = proposal;
  const network = useMemo(() => bikeLaneFieldsSchema.safeParse(fields).data?.network, [fields]);
  const seen = seenFiguresIn(fields);
  if (kind === 'school-district' && fields.plan !== undefined) {
    return (
      <Suspense>
        <div className={classNames('stack', className)}>
          <ProposedPlan proposal={proposal} />
          {seen && receivedAt !== null && <FiguresCheck proposalId={id} revision={rev} seen={seen} />}
        </div>
      </Suspense>
    );
  }
  if (kind !== 'bike-lane' || geometry.type !== 'LineString') return null;
  return (
    <Suspense>
      <div className={classNames('stack', className)}>
        <ConsequencesPanel line={geometry.coordinates} side={fields.side} preset={fields.preset} />
        {network && <LaneOnNetwork line={geometry.coordinates} network={network} />}
        {seen && receivedAt !== null && <FiguresCheck proposalId={id} revision={rev} seen={seen} />}
      </div>
    </Suspense>
  );
}
