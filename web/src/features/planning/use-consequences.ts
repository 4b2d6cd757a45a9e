import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { useEffect, useMemo, useState } from 'react';
import type { LaneQuestion } from './planning-messages.ts';
import { type PlanningDeskState, usePlanningDesk } from './use-planning-desk.ts';

export interface Consequences extends PlanningDeskState {
  /** Of the newest line that was answered; it stays while a newer one is computed. */
  readonly consequences: BikeLaneConsequences | null;
  readonly updating: boolean;
  readonly question: LaneQuestion;
}

/** What a lane means, again with every change of it. Late answers to older lines are dropped ([PF6]). */
export function useConsequences(line: readonly Position[], { preset, side }: LanePlan): Consequences {
  const planning = usePlanningDesk();
  const { desk, state } = planning;
  const [answer, setAnswer] = useState<{
    readonly question: object;
    readonly consequences: BikeLaneConsequences;
  } | null>(null);
  const drawn = JSON.stringify(line);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same corners are the same question, whatever array holds them
  const question = useMemo<LaneQuestion>(() => ({ line, plan: { preset, side } }), [drawn, preset, side]);

  useEffect(() => {
    if (!desk || question.line.length < 2) return;
    let late = false;
    desk.askNewest('lane', question).then((consequences) => {
      if (!late && consequences) setAnswer({ question, consequences });
    });
    return () => {
      late = true;
    };
  }, [desk, question]);

  return {
    ...planning,
    question,
    consequences: answer?.consequences ?? null,
    updating: state === 'ready' && answer?.question !== question,
  };
}
