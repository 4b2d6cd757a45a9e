import type { LayerId } from '@werkstadt/shared/planning/layers/layer-ids';
import type { PlanningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import { useEffect, useState } from 'react';
import { type PlanningDeskState, usePlanningDesk } from '~/features/planning/index.ts';

export interface LayerState extends PlanningDeskState {
  /** Those that the city has; empty until its planning data is loaded. */
  readonly known: readonly LayerId[];
  /** The chosen one, once it is there. */
  readonly layer: PlanningLayer | null;
}

/** A layer of the city's planning data, made off the page's thread when it is chosen. */
export function usePlanningLayer(chosen: LayerId | null): LayerState {
  const planning = usePlanningDesk();
  const { desk } = planning;
  const [known, setKnown] = useState<readonly LayerId[]>([]);
  const [layer, setLayer] = useState<PlanningLayer | null>(null);
  useEffect(() => {
    if (!desk) return;
    let left = false;
    desk.ask('layers', null).then(
      (ids) => {
        if (!left) setKnown(ids);
      },
      (error: unknown) => console.warn('the layers cannot be had', error),
    );
    return () => {
      left = true;
    };
  }, [desk]);
  useEffect(() => {
    if (!desk || chosen === null) return setLayer(null);
    let late = false;
    desk.askNewest('layer', chosen).then((answer) => {
      if (!late) setLayer(answer);
    });
    return () => {
      late = true;
    };
  }, [desk, chosen]);
  return { ...planning, known, layer: layer?.id === chosen ? layer : null };
}
