import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { hearPointers } from './hear-pointers.ts';
import { recogniseStroke, restingBrush } from './stroke-recogniser.ts';
import { slackPixels } from './tap-recogniser.ts';
import type { Pixel } from './use-projection.ts';

/** Attribute of a handle on the map that can be dragged; its value is the handle's number. */
export const HANDLE_ATTRIBUTE = 'data-handle';

export interface HandleDragListener {
  /** What may drag: with the cross, fingers only move the map. */
  readonly by: 'fingers-and-mouse' | 'mouse' | 'nothing';
  /** So far from where the handle was taken, CSS pixels. */
  readonly onDrag: (handle: number, moved: Pixel) => void;
  readonly onDrop: (handle: number, moved: Pixel) => void;
  /** A second finger or the system took over: the handle is back where it was. */
  readonly onCancel: () => void;
}

interface Taken {
  readonly handle: number;
  readonly from: Pixel;
  /** Null while it is near enough for a tap. */
  readonly moved: Pixel | null;
}

function handleAt(target: Element | null): number | null {
  const number = target?.closest(`[${HANDLE_ATTRIBUTE}]`)?.getAttribute(HANDLE_ATTRIBUTE) ?? null;
  return number === null ? null : Number(number);
}

/** One finger or the mouse takes a handle along (rule DR11); what stays within a tap is left to the click. */
export function useHandleDrag(map: MapLibreMap | null, { by, ...listener }: HandleDragListener): void {
  const dragged = useEffectEvent(listener.onDrag);
  const dropped = useEffectEvent(listener.onDrop);
  const cancelled = useEffectEvent(listener.onCancel);
  useEffect(() => {
    if (!map || by === 'nothing') return;
    const container = map.getCanvasContainer();
    const gesture = { current: restingBrush };
    const taken: { current: Taken | null } = { current: null };
    /** The browser makes a click of a drag that ends on its handle. */
    const spent = { current: false };
    const letGo = (type: 'end' | 'cancel') => {
      const { handle, moved } = taken.current ?? { handle: 0, moved: null };
      taken.current = null;
      spent.current = moved !== null;
      map.dragPan.enable();
      if (moved && type === 'end') dropped(handle, moved);
      else if (moved) cancelled();
    };
    const leave = hearPointers(container, ({ event, target }) => {
      const handle = by === 'mouse' && event.pointerType !== 'mouse' ? null : handleAt(target);
      const { gesture: next, step } = recogniseStroke(gesture.current, event, handle !== null);
      gesture.current = next;
      if (event.type === 'down') spent.current = false;
      if (step?.type === 'end' || step?.type === 'cancel') letGo(step.type);
      else if (step?.type === 'begin' && handle !== null) {
        // The browser lost the end of the drag before.
        if (taken.current) letGo('cancel');
        taken.current = { handle, from: step.from, moved: null };
        // Before the map hears of the finger, else it would go along; and one that still glides rests.
        map.stop();
        map.dragPan.disable();
      } else if (step && taken.current) {
        const { from, moved: before } = taken.current;
        const moved = { x: step.to.x - from.x, y: step.to.y - from.y };
        if (!before && Math.hypot(moved.x, moved.y) <= slackPixels(event.pointerType)) return;
        taken.current = { ...taken.current, moved };
        dragged(taken.current.handle, moved);
      }
    });
    const swallow = (event: MouseEvent) => {
      // A key that presses a handle counts no clicks.
      if (event.detail === 0 || !spent.current) return;
      spent.current = false;
      event.stopPropagation();
      event.preventDefault();
    };
    container.addEventListener('click', swallow, { capture: true });
    return () => {
      container.removeEventListener('click', swallow, { capture: true });
      leave();
      if (taken.current) letGo('cancel');
    };
  }, [map, by]);
}
