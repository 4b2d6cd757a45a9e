import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { hearPointers } from './hear-pointers.ts';
import { recogniseStroke, restingBrush } from './stroke-recogniser.ts';
import type { Pixel } from './use-projection.ts';

export interface StrokeListener {
  /** Whether one finger paints now; else it moves the map. */
  readonly paints: boolean;
  /** Strokes may begin on a handle too: a finger that goes on from the last corner comes down on it. */
  readonly fromHandles?: boolean;
  /** From one place to the next, CSS pixels on the map. */
  readonly onPaint: (from: Pixel, to: Pixel) => void;
  readonly onEnd: () => void;
  /** What was painted since the stroke began is to be as before. */
  readonly onCancel: () => void;
}

/** One finger paints, two fingers move the map and never paint (rule DU1). */
export function useStrokes(
  map: MapLibreMap | null,
  { paints, fromHandles = false, ...listener }: StrokeListener,
): void {
  const heard = useEffectEvent((type: 'paint' | 'end' | 'cancel', from: Pixel, to: Pixel) => {
    if (type === 'paint') listener.onPaint(from, to);
    else if (type === 'end') listener.onEnd();
    else listener.onCancel();
  });
  useEffect(() => {
    if (!map || !paints) return;
    const gesture = { current: restingBrush };
    const nowhere = { x: 0, y: 0 };
    map.dragPan.disable();
    const leave = hearPointers(map.getCanvasContainer(), ({ event, onGround, onMap }) => {
      const isOpen = gesture.current.brush !== null;
      const { gesture: next, step } = recogniseStroke(gesture.current, event, fromHandles ? onMap : onGround);
      gesture.current = next;
      // The second finger hands the map over to both of them, before the map hears of it.
      if (event.type === 'down' && next.held.size > 1) map.dragPan.enable();
      if (event.type !== 'move' && next.held.size === 0) map.dragPan.disable();
      // The browser lost the end of the stroke before: what it left is not painted with this one.
      if (step?.type === 'begin' && isOpen) heard('cancel', nowhere, nowhere);
      if (step?.type === 'begin' || step?.type === 'on') heard('paint', step.from, step.to);
      else if (step) heard(step.type, nowhere, nowhere);
    });
    return () => {
      leave();
      if (gesture.current.brush) heard('cancel', nowhere, nowhere);
      map.dragPan.enable();
    };
  }, [map, paints, fromHandles]);
}
