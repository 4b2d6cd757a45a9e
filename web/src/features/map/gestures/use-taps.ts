import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { type HeardPointer, hearPointers } from './hear-pointers.ts';
import { recogniseTap, restingGesture } from './tap-recogniser.ts';

/** The map as it was when a gesture began on it. */
interface Ground {
  readonly bounds: HeardPointer['bounds'];
  readonly position: Position;
}

/** Calls `onTap` with the place on the ground for every tap on the map itself, handles excepted (rule UI3). */
export function useTaps(map: MapLibreMap | null, onTap: (position: Position) => void): void {
  const tapped = useEffectEvent(onTap);
  useEffect(() => {
    if (!map) return;
    const container = map.getCanvasContainer();
    const gesture = { current: restingGesture };
    /**
     * Pointers that tapped the ground. The click that a browser makes of a tap comes after it, a slow one after the next
     * tap has begun, and would hit the handle that the tap has just made.
     */
    const spent = new Set<number>();
    /** Null when the gesture began on a handle or on what lies over the map. */
    const ground: { current: Ground | null } = { current: null };
    // A finger that rolls takes the map along a little: the ground is what lay under it as it came down.
    const groundUnder = ({ event, onGround, bounds }: HeardPointer): Ground | null => {
      if (!onGround) return null;
      const { lng, lat } = map.unproject([event.x, event.y]);
      return { bounds, position: [lng, lat] };
    };
    const swallow = (event: MouseEvent) => {
      // A key that presses a handle counts no clicks.
      if (event.detail === 0) return;
      // Older browsers do not say which pointer clicked: it is the one that tapped last.
      const pointerId = event instanceof PointerEvent ? event.pointerId : [...spent].at(-1);
      if (pointerId === undefined || !spent.delete(pointerId)) return;
      event.stopPropagation();
      event.preventDefault();
    };
    const leave = hearPointers(container, (heard) => {
      const { event, bounds } = heard;
      const recognised = recogniseTap(gesture.current, event);
      gesture.current = recognised.gesture;
      if (event.type === 'down') {
        // A mouse is the same pointer always.
        spent.delete(event.pointerId);
        if (recognised.gesture.held.size === 1) ground.current = groundUnder(heard);
      }
      if (!recognised.tap || !ground.current) return;
      // A screen that turned under the finger has another place there now.
      const { bounds: before, position } = ground.current;
      if (before.width !== bounds.width || before.height !== bounds.height) return;
      spent.add(event.pointerId);
      tapped(position);
    });
    container.addEventListener('click', swallow, { capture: true });
    return () => {
      container.removeEventListener('click', swallow, { capture: true });
      leave();
    };
  }, [map]);
}
