import type { StreetStretch } from '@werkstadt/shared/draft/street-stretches';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { simplifyLine } from '@werkstadt/shared/planning/route/simplify-line';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { HANDLE_ATTRIBUTE, type Pixel, useProjection, viewOf } from '~/features/map/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { classNames } from '~/ui/index.ts';
import { groupHandles, middleHandles } from './group-handles.ts';
import { StretchSwitch } from './stretch-switch.tsx';

export interface DraftDrawingProps {
  readonly map: MapLibreMap;
  readonly corners: readonly Position[];
  readonly closed: boolean;
  readonly selected: number | null;
  /** The corner that a finger or the mouse drags now; the corners have it where it would be set. */
  readonly dragged: number | null;
  /** Stretches of a line that can follow streets; null where every stretch is straight. */
  readonly stretches: readonly StreetStretch[] | null;
  /** Where the next corner's stretches would run; dashed. */
  readonly next: readonly (readonly Position[])[];
  readonly onSelect: (index: number) => void;
  /** A new corner in the middle of a stretch; it gets this index. */
  readonly onInsert: (index: number, position: Position) => void;
  /** Several corners under one handle: at the nearest zoom they are chosen from the list. */
  readonly onCrowd: () => void;
  readonly onRemove: (index: number) => void;
  /** The stretch that leads to this corner becomes a free line, or follows the streets. */
  readonly onFree: (index: number, free: boolean) => void;
}

const path = (points: readonly Pixel[], closed = false): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') +
  (closed ? 'Z' : '');

const place = ({ x, y }: Pixel) => ({ transform: `translate(${x}px, ${y}px)` });

/** A stroke is this wide: what lies nearer to it is not seen. CSS pixels. */
const SEEN_PIXELS = 1;

/** Lines without the bends that this zoom does not show, so that every frame projects few places. */
function useSeenLines(map: MapLibreMap, lines: readonly (readonly Position[])[]): readonly (readonly Position[])[] {
  const zoom = Math.ceil(map.getZoom());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a whole level of zoom apart they look the same
  return useMemo(() => {
    const metres = SEEN_PIXELS * (viewOf(map).metresPerPixel / 2 ** (zoom - map.getZoom()));
    return lines.map((line) => (line.length > 2 ? simplifyLine(line, metres) : line));
  }, [lines, zoom]);
}

/** What is drawn so far, over the map and in step with it: lines as SVG, corners as buttons that Tab walks through. */
export function DraftDrawing(props: DraftDrawingProps) {
  const { map, corners, closed, selected, dragged, stretches, next } = props;
  const { onSelect, onInsert, onCrowd, onRemove, onFree } = props;
  useLocale();
  const project = useProjection(map);
  const points = corners.map(project);
  const groups = groupHandles(points, dragged);
  const lines = useMemo(() => (stretches ?? []).map(({ line }) => line), [stretches]);
  const seen = useSeenLines(map, lines);
  const middles = stretches ? [] : middleHandles(points, closed);
  // The ways to and from a corner that is dragged are those of `next`.
  const stands = ({ index }: StreetStretch) => dragged === null || (index !== dragged && index !== dragged + 1);
  const drawn = stretches
    ? seen.map((line, index) => {
        const stretch = stretches[index];
        return { d: stretch && stands(stretch) ? path(line.map(project)) : '', free: stretch?.free ?? false };
      })
    : [{ d: path(points, closed && points.length > 2), free: false }];

  const zoomIn = (group: Pixel) => {
    if (map.getZoom() > map.getMaxZoom() - 0.5) onCrowd();
    else map.easeTo({ center: map.unproject([group.x, group.y]), zoom: map.getZoom() + 2 });
  };

  return createPortal(
    <div className="draft-drawing">
      <svg className="draft-drawing__lines" aria-hidden="true" focusable="false">
        {closed && points.length > 2 && <path className="draft-drawing__area" d={path(points, true)} />}
        {drawn.map(({ d }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the line
          <path key={index} className="draft-drawing__casing" d={d} />
        ))}
        {drawn.map(({ d, free }, index) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the line
            key={index}
            className={classNames('draft-drawing__line', free && stretches !== null && 'draft-drawing__line--free')}
            d={d}
          />
        ))}
        {next.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same one moves
          <g key={index}>
            <path className="draft-drawing__casing" d={path(line.map(project))} />
            <path className="draft-drawing__next" d={path(line.map(project))} />
          </g>
        ))}
      </svg>
      {groups.map((group) => {
        const [first = 0] = group.corners;
        const single = group.corners.length === 1;
        const chosen = group.corners.some((corner) => corner === (dragged ?? selected));
        return (
          <button
            key={`corner-${first}`}
            type="button"
            className={classNames(
              'corner-handle',
              chosen && 'corner-handle--selected',
              selected === null &&
                dragged === null &&
                group.corners.includes(corners.length - 1) &&
                'corner-handle--last',
            )}
            style={place(group)}
            {...(single ? { [HANDLE_ATTRIBUTE]: first } : {})}
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
      {(stretches ?? []).map(
        (stretch, index) =>
          stands(stretch) && (
            <StretchSwitch
              key={stretch.index}
              stretch={stretch}
              line={seen[index] ?? []}
              project={project}
              onFree={onFree}
            />
          ),
      )}
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
