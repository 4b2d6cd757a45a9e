import type { LanesByStreet } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { useEffect, useMemo, useState } from 'react';
import { type PlanningDeskState, usePlanningDesk } from '~/features/planning/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { wishedLanes } from './wished-lanes.ts';

/** All lanes among proposals per street, computed off the page's thread; null until the first answer. */
export function useLanesByStreet(
  proposals: readonly ProposalView[],
): PlanningDeskState & { readonly found: LanesByStreet | null } {
  const planning = usePlanningDesk();
  const { desk } = planning;
  const lanes = useMemo(() => wishedLanes(proposals), [proposals]);
  const [found, setFound] = useState<LanesByStreet | null>(null);
  useEffect(() => {
    if (!desk) return;
    let late = false;
    desk.askNewest('by-street', { lanes }).then((answer) => {
      if (!late && answer) setFound(answer);
    });
    return () => {
      late = true;
    };
  }, [desk, lanes]);
  return { ...planning, found };
}
