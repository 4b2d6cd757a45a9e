import { Suspense } from 'react';
import { ConsequencesPanel } from '~/features/planning/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';

export interface ProposalConsequencesProps {
  readonly proposal: ProposalView;
  readonly className?: string;
}

/** What a proposed lane means, in numbers; nothing where the kind has none. */
export function ProposalConsequences({ proposal, className }: ProposalConsequencesProps) {
  const { kind, geometry, fields } = proposal;
  if (kind !== 'bike-lane' || geometry.type !== 'LineString') return null;
  return (
    <Suspense>
      <div className={className}>
        <ConsequencesPanel line={geometry.coordinates} side={fields.side} preset={fields.preset} />
      </div>
    </Suspense>
  );
}
