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

/** The map itself, not a handle on it and nothing beside it. */
const isGround = (target: EventTarget | null, map: HTMLElement): boolean =>
  target instanceof Element && map.contains(target) && target.closest('button') === null;

/** Calls `onTap` with CSS pixels on the map for every tap on the map itself, handles excepted (rule UI3). */
export function useTaps(map: MapLibreMap | null, onTap: (pixel: Pixel) => void): void {
  const tapped = useEffectEvent(onTap);
  useEffect(() => {
    if (!map) return;
    const container = map.getCanvasContainer();
    const gesture = { current: restingGesture };
    /** The click that a browser makes of a tap comes after it, and would hit the handle that the tap has just made. */
    const spent = { current: false };
    /** The map as it was when the gesture began on it; null when it began on a handle or on what lies over the map. */
    const ground: { current: { readonly width: number; readonly height: number } | null } = { current: null };
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
        timeStamp: event.timeStamp,
      });
      gesture.current = recognised.gesture;
      if (type === 'down') {
        spent.current = false;
        if (recognised.gesture.held.size === 1) ground.current = isGround(event.target, container) ? bounds : null;
      }
      if (!recognised.tap || !ground.current) return;
      // A screen that turned under the finger has another place there now.
      if (ground.current.width !== bounds.width || ground.current.height !== bounds.height) return;
      spent.current = true;
      tapped(recognised.tap);
    };
    const heard = (event: Event) => event instanceof PointerEvent && listener(event);
    container.addEventListener('click', swallow, { capture: true });
    // A second finger may come down beside the map, on a button or the sheet, and the first one leave the map.
    for (const name of Object.keys(types)) addEventListener(name, heard, { capture: true });
    return () => {
      container.removeEventListener('click', swallow, { capture: true });
      for (const name of Object.keys(types)) removeEventListener(name, heard, { capture: true });
    };
  }, [map]);
}
