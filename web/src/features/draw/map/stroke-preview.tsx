import type { Map as MapLibreMap } from 'maplibre-gl';
import { createPortal } from 'react-dom';
import type { Pixel } from '~/features/map/index.ts';

/** What a finger is drawing just now, before it is matched to streets. */
export function StrokePreview({ map, stroke }: { readonly map: MapLibreMap; readonly stroke: readonly Pixel[] }) {
  if (stroke.length < 2) return null;
  const d = `M${stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
  return createPortal(
    <div className="draft-drawing">
      <svg className="draft-drawing__lines" aria-hidden="true" focusable="false">
        <path className="draft-drawing__casing" d={d} />
        <path className="draft-drawing__next" d={d} />
      </svg>
    </div>,
    map.getCanvasContainer(),
  );
}
