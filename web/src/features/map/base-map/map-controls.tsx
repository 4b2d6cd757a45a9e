import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, useEffect } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, Notice, TryAgain } from '~/ui/index.ts';
import { type Direction, MapButtons } from '~/ui/map-kit/index.ts';
import { type LocationProblem, type LocationState, useOwnLocation } from './use-own-location.ts';

/** One press moves the map by this part of what is seen, or by these pixels for exact work. */
const PAN_SHARE = 0.3;

const directionVectors: Readonly<Record<Direction, readonly [number, number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** Whether asking again may help. */
const problems: Readonly<Record<LocationProblem, { readonly again: boolean }>> = {
  refused: { again: false },
  'not-found': { again: true },
  'too-late': { again: true },
  outside: { again: false },
};
const isProblem = (state: LocationState): state is LocationProblem => Object.hasOwn(problems, state);

export interface MapControlsProps {
  readonly map: MapLibreMap | null;
  /** Pixels that one press of a pan button moves the map by; a share of what is seen where it is not given. */
  readonly panPixels?: number;
  /** Stands beside the sentence when the location cannot be had: another way to a place. */
  readonly withoutLocation?: ReactNode;
}

/** Zoom, pan and my location, by single presses. */
export function MapControls({ map, panPixels, withoutLocation }: MapControlsProps) {
  useLocale();
  const city = useCity();
  const location = useOwnLocation(map, city.bbox);
  useEffect(() => {
    if (location.state === 'shown') announce(m.map_location_shown());
  }, [location.state]);
  if (!map) return null;
  const pan = (direction: Direction) => {
    const canvas = map.getCanvas();
    const pixels = panPixels ?? PAN_SHARE * Math.min(canvas.clientWidth, canvas.clientHeight);
    const [x, y] = directionVectors[direction];
    map.panBy([x * pixels, y * pixels], { duration: 150 });
  };
  return (
    <>
      {isProblem(location.state) && (
        <div className="map-message">
          <Notice
            tone="info"
            live
            actions={
              <>
                {withoutLocation}
                {problems[location.state].again && <TryAgain size="small" onClick={location.ask} />}
                <Button size="small" variant="quiet" onClick={location.dismiss}>
                  {m.map_close_message()}
                </Button>
              </>
            }
          >
            {messageByKey(`map_location_${location.state.replace('-', '_')}`, { city: city.name })}
          </Notice>
        </div>
      )}
      <MapButtons
        onZoomIn={() => map.zoomIn({ duration: 150 })}
        onZoomOut={() => map.zoomOut({ duration: 150 })}
        onPan={pan}
        onLocate={location.ask}
        locating={location.state === 'asking'}
        located={location.state === 'shown'}
      />
    </>
  );
}
