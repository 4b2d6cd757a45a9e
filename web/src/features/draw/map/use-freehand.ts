import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { StrokePart } from '@werkstadt/shared/planning/route/match-stroke';
import { simplifyLine } from '@werkstadt/shared/planning/route/simplify-line';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useRef, useState } from 'react';
import { type Pixel, useStrokes } from '~/features/map/index.ts';
import type { PlanningDesk } from '~/features/planning/index.ts';

export interface Freehand {
  /** One finger draws now. */
  readonly draws: boolean;
  /** Where the line ends so far: a stroke that begins there goes on from it. */
  readonly last: Position | null;
  /** Finds the streets a stroke has followed; null while they are not loaded: it is a free line then. */
  readonly desk: PlanningDesk | null;
  readonly onStroke: (parts: readonly StrokePart[]) => void;
}

/** A finger that stays within this is a tap. CSS pixels. */
const LEAST_PIXELS = 24;
/** As near to the last corner as this, it is meant. */
const AT_CORNER_PIXELS = 32;
/** A free line keeps what a finger can mean. */
const FREE_METRES = 10;

const apart = (a: Pixel, b: Pixel): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * A line by one finger, matched to streets when it is lifted ([RT6]); a second finger takes it back and moves the map
 * ([UI3]). Returns what is drawn of it so far, CSS pixels on the map.
 */
export function useFreehand(map: MapLibreMap | null, { draws, last, desk, onStroke }: Freehand): readonly Pixel[] {
  const [shown, setShown] = useState<readonly Pixel[]>([]);
  const stroke = useRef<Pixel[]>([]);
  const forget = () => {
    stroke.current = [];
    setShown([]);
  };
  const finish = async () => {
    const pixels = stroke.current;
    forget();
    const [first] = pixels;
    const length = pixels.reduce((sum, pixel, index) => sum + apart(pixel, pixels[index - 1] ?? pixel), 0);
    if (!map || !first || length < LEAST_PIXELS) return;
    const line = pixels.map(({ x, y }): Position => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    });
    if (last && apart(map.project(last), first) <= AT_CORNER_PIXELS) line[0] = last;
    const free = [{ free: true, corners: simplifyLine(line, FREE_METRES) }];
    onStroke(desk ? await desk.ask('stroke', { line }).catch(() => free) : free);
  };
  useStrokes(map, {
    paints: draws,
    fromHandles: true,
    onPaint: (_from, to) => {
      stroke.current.push(to);
      setShown([...stroke.current]);
    },
    onEnd: () => void finish(),
    onCancel: forget,
  });
  return shown;
}
