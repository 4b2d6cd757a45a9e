import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { createPortal } from 'react-dom';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames } from '~/ui/index.ts';
import { groupHandles, middleHandles, type Pixel } from './group-handles.ts';
import { useProjection } from './use-projection.ts';

export interface DraftDrawingProps {
  readonly map: MapLibreMap;
  readonly corners: readonly Position[];
  readonly closed: boolean;
  readonly selected: number | null;
  /** Where the next corner would be set; the stretch to it is dashed. */
  readonly aim: Position | null;
  readonly onSelect: (index: number) => void;
  /** A new corner in the middle of a stretch; it gets this index. */
  readonly onInsert: (index: number, position: Position) => void;
  /** Several corners under one handle: at the nearest zoom they are chosen from the list. */
  readonly onCrowd: () => void;
  readonly onRemove: (index: number) => void;
}

const path = (points: readonly Pixel[], closed = false): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') +
  (closed ? 'Z' : '');

/** Stretches that the next corner would make: from the end, or from both neighbours of the one that moves. */
function nextStretches(points: readonly Pixel[], aim: Pixel, selected: number | null, closed: boolean): Pixel[][] {
  const around = (index: number) => points[closed ? (index + points.length) % points.length : index];
  const neighbours = selected === null ? [points.at(-1)] : [around(selected - 1), around(selected + 1)];
  return neighbours.flatMap((neighbour) => (neighbour ? [[neighbour, aim]] : []));
}

const place = ({ x, y }: Pixel) => ({ transform: `translate(${x}px, ${y}px)` });

/** What is drawn so far, over the map and in step with it: lines as SVG, corners as buttons that Tab walks through. */
export function DraftDrawing(props: DraftDrawingProps) {
  const { map, corners, closed, selected, aim, onSelect, onInsert, onCrowd, onRemove } = props;
  useLocale();
  const project = useProjection(map);
  const points = corners.map(project);
  const groups = groupHandles(points);
  const middles = middleHandles(points, closed);

  const zoomIn = (group: Pixel) => {
    if (map.getZoom() > map.getMaxZoom() - 0.5) onCrowd();
    else map.easeTo({ center: map.unproject([group.x, group.y]), zoom: map.getZoom() + 2 });
  };

  return createPortal(
    <div className="draft-drawing">
      <svg className="draft-drawing__lines" aria-hidden="true" focusable="false">
        {closed && points.length > 2 && <path className="draft-drawing__area" d={path(points, true)} />}
        <path className="draft-drawing__casing" d={path(points, closed && points.length > 2)} />
        <path className="draft-drawing__line" d={path(points, closed && points.length > 2)} />
        {aim &&
          nextStretches(points, project(aim), selected, closed).map((stretch) => (
            <g key={path(stretch)}>
              <path className="draft-drawing__casing" d={path(stretch)} />
              <path className="draft-drawing__next" d={path(stretch)} />
            </g>
          ))}
      </svg>
      {groups.map((group) => {
        const [first = 0] = group.corners;
        const single = group.corners.length === 1;
        const chosen = selected !== null && group.corners.includes(selected);
        return (
          <button
            key={`corner-${first}`}
            type="button"
            className={classNames(
              'corner-handle',
              chosen && 'corner-handle--selected',
              selected === null && group.corners.includes(corners.length - 1) && 'corner-handle--last',
            )}
            style={place(group)}
            aria-pressed={chosen}
            aria-label={
              single
                ? m.draw_corner_number({ number: first + 1, count: corners.length })
                : m.draw_corners_here({ count: group.corners.length })
            }
            onClick={() => (single ? onSelect(first) : zoomIn(group))}
            onKeyDown={(event) => {
              if (!single || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
              event.preventDefault();
              onRemove(first);
            }}
          >
            {!single && <span aria-hidden="true">{group.corners.length}</span>}
          </button>
        );
      })}
      {middles.map((middle) => (
        <button
          key={`middle-${middle.index}`}
          type="button"
          className="corner-handle corner-handle--middle"
          style={place(middle)}
          aria-label={m.draw_insert_after({ number: middle.index })}
          onClick={() => {
            const { lng, lat } = map.unproject([middle.x, middle.y]);
            onInsert(middle.index, [lng, lat]);
          }}
        />
      ))}
    </div>,
    map.getCanvasContainer(),
  );
}
