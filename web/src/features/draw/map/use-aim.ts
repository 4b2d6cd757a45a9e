import { type PlacedCorner, placeCorner, type SnapLookup } from '@werkstadt/shared/draft/place-corner';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useState } from 'react';
import { viewOf } from '~/features/map/index.ts';
import type { DrawWay } from './draw-map.tsx';

/**
 * Where the next corner would be set: under the cross, or under the mouse. The cross is shown for drawing by it, and
 * whenever the map has the focus of a keyboard.
 */
export function useAim(map: MapLibreMap | null, way: DrawWay, snapping: SnapLookup | null) {
  const [aim, setAim] = useState<PlacedCorner | null>(null);
  const [keyboard, setKeyboard] = useState(false);
  const cross = way === 'crosshair' || keyboard;

  const aimAtCross = useEffectEvent(() => {
    if (!map) return;
    const { lng, lat } = map.getCenter();
    setAim(placeCorner([lng, lat], viewOf(map), snapping));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way of snapping aims anew
  useEffect(() => {
    if (!map || !cross) {
      setAim(null);
      return;
    }
    aimAtCross();
    const listener = () => aimAtCross();
    map.on('move', listener);
    return () => {
      map.off('move', listener);
    };
  }, [map, cross, snapping]);

  const aimAtMouse = useEffectEvent((event: PointerEvent) => {
    if (!map || cross || event.pointerType !== 'mouse') return;
    const bounds = map.getCanvas().getBoundingClientRect();
    const { lng, lat } = map.unproject([event.clientX - bounds.left, event.clientY - bounds.top]);
    setAim(placeCorner([lng, lat], viewOf(map), snapping));
  });
  useEffect(() => {
    if (!map) return;
    const container = map.getCanvasContainer();
    const canvas = map.getCanvas();
    const onMove = (event: PointerEvent) => aimAtMouse(event);
    const onLeave = () => setAim((before) => (canvas.matches(':focus-visible') ? before : null));
    const onFocus = () => setKeyboard(canvas.matches(':focus-visible'));
    const onBlur = () => setKeyboard(false);
    container.addEventListener('pointermove', onMove);
    container.addEventListener('pointerleave', onLeave);
    canvas.addEventListener('focus', onFocus);
    canvas.addEventListener('blur', onBlur);
    return () => {
      container.removeEventListener('pointermove', onMove);
      container.removeEventListener('pointerleave', onLeave);
      canvas.removeEventListener('focus', onFocus);
      canvas.removeEventListener('blur', onBlur);
    };
  }, [map]);

  return { aim, cross };
}
