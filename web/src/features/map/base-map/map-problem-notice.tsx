import type { ReactNode } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Notice } from '~/ui/index.ts';

export interface MapProblemNoticeProps {
  /** `no-webgl`: this browser cannot draw maps. `no-tiles`: the city's map is neither on this device nor reachable. */
  readonly problem: 'no-webgl' | 'no-tiles';
  /** The way without a map. */
  readonly withoutMap?: ReactNode;
}

export function MapProblemNotice({ problem, withoutMap }: MapProblemNoticeProps) {
  useLocale();
  return (
    <div className="map-message">
      <Notice tone="info" live actions={withoutMap}>
        {problem === 'no-webgl' ? m.map_no_webgl() : m.map_no_tiles()}
      </Notice>
    </div>
  );
}
