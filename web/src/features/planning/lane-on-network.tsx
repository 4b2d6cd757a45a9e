import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { LaneNetwork } from '@werkstadt/shared/proposal/kinds/bike-lane/lane-network';
import { useEffect, useState } from 'react';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Notice } from '~/ui/index.ts';
import { usePlanningDesk } from './use-planning-desk.ts';

export interface LaneOnNetworkProps {
  /** WGS 84 [lon, lat]. */
  readonly line: readonly Position[];
  readonly network: LaneNetwork;
}

/** Whether a lane that was drawn on an older map still lies on streets; nothing while the map is the same ([LT1]). */
export default function LaneOnNetwork({ line, network }: LaneOnNetworkProps) {
  useLocale();
  const { desk } = usePlanningDesk();
  const [goneMetres, setGoneMetres] = useState<number | null>(null);
  const isOlder = desk !== null && desk.packVersion !== network.packVersion;
  useEffect(() => {
    if (!desk || !isOlder) return setGoneMetres(null);
    let left = false;
    desk.ask('on-pack', { line, network }).then(
      (found) => {
        if (!left) setGoneMetres(found.goneMetres);
      },
      (error: unknown) => console.warn('the lane cannot be looked up on the streets', error),
    );
    return () => {
      left = true;
    };
  }, [desk, isOlder, line, network]);
  if (goneMetres === null) return null;
  return goneMetres > 0 ? (
    <Notice tone="warning">{m.planning_pack_gone({ length: formatLength(goneMetres) })}</Notice>
  ) : (
    <Notice tone="info">{m.planning_pack_still()}</Notice>
  );
}
