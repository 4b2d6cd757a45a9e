import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { hasPackFile } from '~/platform/offline-pack/index.ts';
import { isPlanningOpen, PLANNING_ROLE, type PlanningDesk, planningDesk, subscribePlanning } from './planning-desk.ts';

export interface PlanningDeskState {
  /** `none`: the city has no planning layers. `offered`: they are not on this device, and are fetched when asked for. */
  readonly state: 'none' | 'offered' | 'loading' | 'failed' | 'ready';
  readonly desk: PlanningDesk | null;
  /** What fetching would cost. */
  readonly bytes: number;
  readonly start: () => void;
}

/** The city's planning layers: opened by themselves where they are on this device, else when somebody asks for them. */
export function usePlanningDesk(): PlanningDeskState {
  const city = useCity();
  const file = city.pack?.files.find(({ role }) => role === PLANNING_ROLE);
  const [state, setState] = useState<PlanningDeskState['state']>(file ? 'offered' : 'none');
  const [desk, setDesk] = useState<PlanningDesk | null>(null);
  const open = useSyncExternalStore(subscribePlanning, () => isPlanningOpen(city));

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
      if (!file || (!open && !(await hasPackFile(city, PLANNING_ROLE))) || left) return;
      start();
    };
    begin();
    return () => {
      left = true;
    };
  }, [city, file, open, start]);

  useEffect(() => {
    let left = false;
    desk?.broken.then(() => {
      if (left) return;
      setDesk(null);
      setState('failed');
    });
    return () => {
      left = true;
    };
  }, [desk]);

  return { state, desk, bytes: file?.bytes ?? 0, start };
}
