import type { StreetStretch } from '@werkstadt/shared/draft/street-stretches';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Pixel } from '~/features/map/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames, Icon } from '~/ui/index.ts';
import { halfWay } from './group-handles.ts';

export interface StretchSwitchProps {
  readonly stretch: StreetStretch;
  readonly line: readonly Position[];
  readonly project: (position: Position) => Pixel;
  readonly onFree: (index: number, free: boolean) => void;
}

/** Button in the middle of a stretch: along the streets, or a free line. Missing where there is no room for it. */
export function StretchSwitch({ stretch, line, project, onFree }: StretchSwitchProps) {
  useLocale();
  const middle = halfWay(line.map(project));
  if (!middle) return null;
  const { index, free } = stretch;
  return (
    <button
      type="button"
      className={classNames('stretch-switch', free && 'stretch-switch--free')}
      style={{ transform: `translate(${middle.x}px, ${middle.y}px)` }}
      aria-label={free ? m.draw_stretch_follow({ number: index }) : m.draw_stretch_free({ number: index })}
      onClick={() => onFree(index, !free)}
    >
      <Icon name={free ? 'minus' : 'spline'} size={20} />
    </button>
  );
}
