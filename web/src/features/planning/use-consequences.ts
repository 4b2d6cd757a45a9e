import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { hasPackFile } from '~/platform/offline-pack/index.ts';
import { isPlanningOpen, PLANNING_ROLE, type PlanningDesk, planningDesk } from './planning-desk.ts';
import type { LaneQuestion } from './planning-messages.ts';

export interface Consequences {
  /** `none`: the city has no planning layers. `offered`: they are not on this device, and are fetched when asked for. */
  readonly state: 'none' | 'offered' | 'loading' | 'failed' | 'ready';
  /** Of the newest line that was answered; it stays while a newer one is computed. */
  readonly consequences: BikeLaneConsequences | null;
  readonly updating: boolean;
  /** What fetching would cost; 0 where the layers are on this device. */
  readonly bytes: number;
  readonly start: () => void;
  /** For further questions about the same lane; null until the layers are loaded. */
  readonly desk: PlanningDesk | null;
  readonly question: LaneQuestion;
}

/** What a lane means, again with every change of it. Late answers to older lines are dropped ([PF6]). */
export function useConsequences(line: readonly Position[], { preset, side }: LanePlan): Consequences {
  const city = useCity();
  const file = city.pack?.files.find(({ role }) => role === PLANNING_ROLE);
  const [state, setState] = useState<Consequences['state']>(file ? 'offered' : 'none');
  const [desk, setDesk] = useState<PlanningDesk | null>(null);
  const [answer, setAnswer] = useState<{
    readonly question: object;
    readonly consequences: BikeLaneConsequences;
  } | null>(null);
  const drawn = JSON.stringify(line);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same corners are the same question, whatever array holds them
  const question = useMemo<LaneQuestion>(() => ({ line, plan: { preset, side } }), [drawn, preset, side]);

  const start = useCallback(() => {
    setState('loading');
    planningDesk(city).then(
      (opened) => {
        setDesk(opened);
        setState(opened ? 'ready' : 'none');
      },
      (error: unknown) => {
        console.warn('the planning layers cannot be read', error);
        setState('failed');
      },
    );
  }, [city]);

  useEffect(() => {
    let left = false;
    const begin = async () => {
      if (!file || (!isPlanningOpen(city) && !(await hasPackFile(city, PLANNING_ROLE))) || left) return;
      start();
    };
    begin();
    return () => {
      left = true;
    };
  }, [city, file, start]);

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
    state,
    consequences: answer?.consequences ?? null,
    updating: state === 'ready' && answer?.question !== question,
    bytes: file?.bytes ?? 0,
    start,
    desk,
    question,
  };
}
