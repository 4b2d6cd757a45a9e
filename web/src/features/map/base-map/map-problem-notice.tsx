import type { ReactNode } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Notice } from '~/ui/index.ts';
import type { MapProblem } from './base-map.tsx';

export interface MapProblemNoticeProps {
  readonly problem: MapProblem;
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
