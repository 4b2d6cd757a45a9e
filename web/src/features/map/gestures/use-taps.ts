import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { type HeardPointer, hearPointers } from './hear-pointers.ts';
import { recogniseTap, restingGesture } from './tap-recogniser.ts';
import type { Pixel } from './use-projection.ts';

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
    const ground: { current: HeardPointer['bounds'] | null } = { current: null };
    const swallow = (event: MouseEvent) => {
      // A key that presses a handle counts no clicks.
      if (!spent.current || event.detail === 0) return;
      spent.current = false;
      event.stopPropagation();
      event.preventDefault();
    };
    const leave = hearPointers(container, ({ event, onGround, bounds }) => {
      const recognised = recogniseTap(gesture.current, event);
      gesture.current = recognised.gesture;
      if (event.type === 'down') {
        spent.current = false;
        if (recognised.gesture.held.size === 1) ground.current = onGround ? bounds : null;
      }
      if (!recognised.tap || !ground.current) return;
      // A screen that turned under the finger has another place there now.
      if (ground.current.width !== bounds.width || ground.current.height !== bounds.height) return;
      spent.current = true;
      tapped(recognised.tap);
    });
    container.addEventListener('click', swallow, { capture: true });
    return () => {
      container.removeEventListener('click', swallow, { capture: true });
      leave();
    };
  }, [map]);
}
