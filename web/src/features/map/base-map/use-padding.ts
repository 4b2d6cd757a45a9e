import type { Map as MapLibreMap, MapTouchEvent } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { MapPadding } from './create-map.ts';

const FOLLOW_MS = 200;

const isSame = (a: Partial<MapPadding>, b: MapPadding): boolean =>
  a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.left === b.left;

/**
 * Lets the map follow a padding, and tells the one it has: the middle of the map is where that says it is, also while
 * it still follows. A hand that moves the map goes first; what it interrupts is caught up once it has let go.
 */
export function usePadding(map: MapLibreMap | null, { top, right, bottom, left }: MapPadding): MapPadding {
  const held = useRef(false);
  const begun = useRef<MapLibreMap | null>(null);
  const [reached, setReached] = useState<MapPadding>({ top, right, bottom, left });

  useEffect(() => {
    if (!map) return;
    const wanted = { top, right, bottom, left };
    const follow = (duration = FOLLOW_MS) => {
      if (held.current || map.isMoving() || isSame(map.getPadding(), wanted)) return;
      map.easeTo({ padding: wanted, duration });
    };
    const onDown = () => {
      held.current = true;
    };
    const onTouchUp = ({ originalEvent }: MapTouchEvent) => {
      held.current = originalEvent.touches.length > 0;
      follow();
    };
    // A mouse may be let go anywhere.
    const onMouseUp = () => {
      held.current = false;
      follow();
    };
    const onMove = () => {
      const { top: t = 0, right: r = 0, bottom: b = 0, left: l = 0 } = map.getPadding();
      const now = { top: t, right: r, bottom: b, left: l };
      setReached((before) => (isSame(before, now) ? before : now));
    };
    const onMoveEnd = () => follow();
    map.on('touchstart', onDown);
    map.on('mousedown', onDown);
    map.on('touchend', onTouchUp);
    map.on('touchcancel', onTouchUp);
    addEventListener('mouseup', onMouseUp);
    map.on('move', onMove);
    map.on('moveend', onMoveEnd);
    onMove();
    // A map that nobody has seen yet has it at once: on the way there its buttons would lie under what covers it. That
    // move comes before `follow` returns, so it has to be heard already.
    follow(begun.current === map ? FOLLOW_MS : 0);
    begun.current = map;
    return () => {
      map.off('touchstart', onDown);
      map.off('mousedown', onDown);
      map.off('touchend', onTouchUp);
      map.off('touchcancel', onTouchUp);
      removeEventListener('mouseup', onMouseUp);
      map.off('move', onMove);
      map.off('moveend', onMoveEnd);
    };
  }, [map, top, right, bottom, left]);

  return map ? reached : { top, right, bottom, left };
}
