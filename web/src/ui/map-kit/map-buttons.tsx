import { useId, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import type { IconName } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';

export const directions = ['up', 'left', 'right', 'down'] as const;
export type Direction = (typeof directions)[number];

const directionIcons: Readonly<Record<Direction, IconName>> = {
  up: 'chevron-up',
  left: 'arrow-left',
  right: 'arrow-right',
  down: 'chevron-down',
};

export interface MapButtonsProps {
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onPan: (direction: Direction) => void;
  readonly onLocate: () => void;
  /** The device is being asked where it is. */
  readonly locating: boolean;
  readonly located: boolean;
}

/** Zoom, my location, and four arrows that stay folded until somebody needs them (rule UI2). */
export function MapButtons({ onZoomIn, onZoomOut, onPan, onLocate, locating, located }: MapButtonsProps) {
  useLocale();
  const [panning, setPanning] = useState(false);
  const padId = useId();
  const names: Readonly<Record<Direction, string>> = {
    up: m.mapkit_pan_up(),
    left: m.mapkit_pan_left(),
    right: m.mapkit_pan_right(),
    down: m.mapkit_pan_down(),
  };
  return (
    <fieldset className="map-buttons" aria-label={m.mapkit_buttons()}>
      {panning && (
        <fieldset className="map-buttons__pad" id={padId} aria-label={m.mapkit_pan()}>
          {directions.map((direction) => (
            <span key={direction} className={`map-buttons__pan map-buttons__pan--${direction}`}>
              <IconButton icon={directionIcons[direction]} label={names[direction]} onClick={() => onPan(direction)} />
            </span>
          ))}
        </fieldset>
      )}
      <div className="map-buttons__column">
        <div className="map-buttons__group">
          <IconButton icon="plus" label={m.mapkit_zoom_in()} onClick={onZoomIn} />
          <IconButton icon="minus" label={m.mapkit_zoom_out()} onClick={onZoomOut} />
        </div>
        <div className="map-buttons__group">
          <IconButton
            icon="move"
            label={m.mapkit_pan()}
            aria-expanded={panning}
            aria-controls={panning ? padId : undefined}
            onClick={() => setPanning(!panning)}
          />
        </div>
        <div className="map-buttons__group">
          <IconButton
            icon="location"
            label={m.mapkit_location()}
            aria-pressed={located}
            aria-busy={locating || undefined}
            onClick={onLocate}
          />
        </div>
      </div>
    </fieldset>
  );
}
