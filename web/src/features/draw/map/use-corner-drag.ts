import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useState } from 'react';
import { type Pixel, useHandleDrag } from '~/features/map/index.ts';
import type { DrawWay } from './draw-map.tsx';

export interface CornerDrag {
  readonly corner: number;
  /** Where the finger or mouse has it now, before it jumps to a street. WGS 84 [lon, lat]. */
  readonly aimed: Position;
}

interface Dragging {
  readonly corner: number;
  readonly moved: Pixel;
}

/** A finger that draws along begins on the last corner; with the cross, fingers only move the map ([UI3]). */
const DRAGS = { crosshair: 'mouse', taps: 'fingers-and-mouse', freehand: 'nothing' } as const;

/** A corner that is dragged on the map, while it is (rule DR11); null otherwise. The map rests meanwhile. */
export function useCornerDrag(
  map: MapLibreMap | null,
  way: DrawWay,
  corners: readonly Position[],
  onDrop: (drag: CornerDrag) => void,
): CornerDrag | null {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const aimedAt = ({ corner, moved }: Dragging): CornerDrag | null => {
    const from = corners[corner];
    if (!map || !from) return null;
    const { x, y } = map.project(from);
    const { lng, lat } = map.unproject([x + moved.x, y + moved.y]);
    return { corner, aimed: [lng, lat] };
  };
  useHandleDrag(map, {
    by: DRAGS[way],
    onDrag: (corner, moved) => setDragging({ corner, moved }),
    onDrop: (corner, moved) => {
      const drag = aimedAt({ corner, moved });
      if (drag) onDrop(drag);
      setDragging(null);
    },
    onCancel: () => setDragging(null),
  });
  return dragging && aimedAt(dragging);
}
