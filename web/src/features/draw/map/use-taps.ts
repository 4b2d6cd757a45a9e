import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import type { Pixel } from './group-handles.ts';
import { recogniseTap, restingGesture, type TouchEventLike } from './tap-recogniser.ts';

const types: Readonly<Record<string, TouchEventLike['type']>> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
};

/** Calls `onTap` with CSS pixels on the map for every tap on the map itself, handles excepted (rule UI3). */
export function useTaps(map: MapLibreMap | null, onTap: (pixel: Pixel) => void): void {
  const tapped = useEffectEvent(onTap);
  useEffect(() => {
    if (!map) return;
    const container = map.getCanvasContainer();
    const gesture = { current: restingGesture };
    /** The click that a browser makes of a tap comes after it, and would hit the handle that the tap has just made. */
    const spent = { current: false };
    const swallow = (event: MouseEvent) => {
      // A key that presses a handle counts no clicks.
      if (!spent.current || event.detail === 0) return;
      spent.current = false;
      event.stopPropagation();
      event.preventDefault();
    };
    const listener = (event: PointerEvent) => {
      const type = types[event.type];
      if (!type || (event.pointerType === 'mouse' && event.button > 0)) return;
      const bounds = container.getBoundingClientRect();
      const recognised = recogniseTap(gesture.current, {
        type,
        pointerId: event.pointerId,
        isPrimary: event.isPrimary,
        pointerType: event.pointerType,
        x: event.clientX - bounds.left,
        y: event.clientY - bounds.top,
      });
      gesture.current = recognised.gesture;
      if (type === 'down') spent.current = false;
      const onHandle = event.target instanceof Element && event.target.closest('button') !== null;
      if (!recognised.tap || onHandle) return;
      spent.current = true;
      tapped(recognised.tap);
    };
    // A finger may leave the map before it goes up: everything but its coming down is heard everywhere.
    container.addEventListener('pointerdown', listener);
    container.addEventListener('click', swallow, { capture: true });
    for (const name of ['pointermove', 'pointerup', 'pointercancel'] as const) addEventListener(name, listener);
    return () => {
      container.removeEventListener('pointerdown', listener);
      container.removeEventListener('click', swallow, { capture: true });
      for (const name of ['pointermove', 'pointerup', 'pointercancel'] as const) removeEventListener(name, listener);
    };
  }, [map]);
}
