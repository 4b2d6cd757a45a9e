import type { Draft } from '@werkstadt/shared/draft/draft';
import { cornerAction, placeCorner, type SnapLookup, snappingToStreets } from '@werkstadt/shared/draft/place-corner';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { Area, BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import type { PlaceIndex } from '@werkstadt/shared/place/place-index';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type ReactNode,
  type Ref,
  Suspense,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import {
  BaseMap,
  type DrawCommand,
  MapControls,
  type MapPadding,
  type MapProblem,
  MapProblemNotice,
  showAreas,
  useMapKeys,
  useTaps,
  viewOf,
} from '~/features/map/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Skeleton } from '~/ui/index.ts';
import { Crosshair } from '~/ui/map-kit/index.ts';
import type { DrawnStreets } from '../use-streets.ts';
import { DraftDrawing } from './draft-drawing.tsx';
import { drawOverlay } from './draw-overlay.ts';
import { StrokePreview } from './stroke-preview.tsx';
import { useAim } from './use-aim.ts';
import { type CornerDrag, useCornerDrag } from './use-corner-drag.ts';
import { useFreehand } from './use-freehand.ts';
import { useNextLines } from './use-next-lines.ts';

/** How it is drawn on the map: by a button under a fixed cross, by tapping the place itself, or along it with a finger. */
export type DrawWay = 'crosshair' | 'taps' | 'freehand';

export interface DrawMapHandle {
  /** Sets a corner at the cross: a new one, or the selected one moves there. */
  readonly setAtCross: () => void;
  readonly show: (position: Position) => void;
  /** All of what was drawn without touching the map: a part of a street by its name. */
  readonly showAll: (positions: readonly Position[]) => void;
}

export interface DrawMapProps {
  readonly ref: Ref<DrawMapHandle>;
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly way: DrawWay;
  readonly places: PlaceIndex | null;
  readonly streets: DrawnStreets;
  readonly area: Area | null;
  readonly bounds: BoundingBox;
  readonly padding: MapPadding;
  /** Keys that are no matter of the map alone: remove, and those the screen knows too. */
  readonly onCommand: (command: DrawCommand) => void;
  /** Metres that the next corner would add, or its stretches would have; 0 while nothing is aimed at. */
  readonly onNext: (metres: number) => void;
  /** Corners too near to each other to be told apart on the map. */
  readonly onCrowd: () => void;
  /** This browser cannot draw maps. */
  readonly onNoMap: () => void;
  /** Stands beside the sentence when the city's map or this device's location cannot be had. */
  readonly withoutMap: ReactNode;
  readonly children?: ReactNode;
}

const EXACT_PAN_PIXELS = 64;
/** Room round what is shown as a whole, also beside the map's buttons; a short part is not looked at from nearer. */
const FIT_PIXELS = { top: 48, right: 84, bottom: 48, left: 48 };
const FIT_ZOOM = 16;

/** The map that is drawn on: cross, taps and keys give positions, the draft's reducer does the rest. */
export function DrawMap(props: DrawMapProps) {
  const { ref, draft, act, way, places, streets, area, bounds, padding, withoutMap, children } = props;
  useLocale();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  const { corners, selected } = draft;
  /** Snapping of a corner that moves, or of a new one. */
  const snappingOf = (moving: number | null): SnapLookup | null => {
    if (!draft.snapping) return null;
    const previous = moving === null ? corners.at(-1) : corners[moving - 1];
    return streets.index ? snappingToStreets(streets.index, previous ?? null) : places;
  };
  const placeDragged = ({ corner, aimed }: CornerDrag) => map && placeCorner(aimed, viewOf(map), snappingOf(corner));
  const drag = useCornerDrag(map, way, corners, (drop) => {
    const placed = placeDragged(drop);
    if (placed) act({ type: 'move-corner', index: drop.corner, position: placed.position });
  });
  const dragged = drag && placeDragged(drag);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reads of the draft
  const snapping = useMemo(() => snappingOf(selected), [draft.snapping, streets.index, corners, selected, places]);
  const closed = kindById(draft.kind).geometryType === 'Polygon';
  const { aim: hovered, cross } = useAim(map, way, snapping);
  const aim = dragged ?? hovered;
  const moving = drag?.corner ?? selected;
  const shown = useMemo(
    () => (moving === selected ? draft : { ...draft, selected: moving }),
    [draft, selected, moving],
  );
  const next = useNextLines(shown, aim?.position ?? null, streets);

  const onNext = useEffectEvent(props.onNext);
  const nextMetres = aim && !drag ? next.reduce((sum, line) => sum + lineLengthMetres(line), 0) : 0;
  useEffect(() => onNext(nextMetres), [nextMetres]);

  useEffect(() => {
    if (map) showAreas(map, area ? [area] : []);
  }, [map, area]);

  const setAt = (position: Position) => {
    if (!map) return;
    const placed = placeCorner(position, viewOf(map), snapping);
    if (placed) act(cornerAction(draft, placed.position));
  };
  const setAtCross = () => {
    if (!map) return;
    const { lng, lat } = map.getCenter();
    setAt([lng, lat]);
  };
  const show = (position: Position) => map?.easeTo({ center: position, duration: 200 });
  const showAll = (positions: readonly Position[]) => {
    const box = boundingBoxOf(positions);
    if (box) map?.fitBounds(box, { padding: FIT_PIXELS, maxZoom: FIT_ZOOM, duration: 200 });
  };
  useImperativeHandle(ref, () => ({ setAtCross, show, showAll }));

  useTaps(map, (position) => {
    if (way !== 'crosshair') setAt(position);
  });
  const stroke = useFreehand(map, {
    draws: way === 'freehand',
    last: corners.at(-1) ?? null,
    desk: draft.snapping ? streets.desk : null,
    onStroke: (parts) => act({ type: 'add-stroke', parts }),
  });

  useMapKeys(map, (command) => {
    if (command.type === 'pan') map?.panBy([command.x, command.y], { duration: 0 });
    else if (command.type === 'set') setAtCross();
    else props.onCommand(command);
  });

  /** A chosen corner comes under the cross, from where it is moved; a tap chooses it where it is. */
  const select = (index: number) => {
    const position = draft.corners[index];
    act({ type: 'select-corner', index: draft.selected === index ? null : index });
    if (position && cross) show(position);
  };

  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <BaseMap
        label={m.draw_map_label()}
        keys={m.draw_keys()}
        overlay={drawOverlay}
        bounds={bounds}
        padding={padding}
        onMap={setMap}
        onProblem={(next) => (next === 'no-webgl' ? props.onNoMap() : setProblem(next))}
      >
        {problem && <MapProblemNotice problem={problem} withoutMap={withoutMap} />}
        <MapControls map={map} panPixels={EXACT_PAN_PIXELS} withoutLocation={withoutMap} />
        {map && cross && <Crosshair snapped={aim?.snapped ?? false} />}
        {map && <StrokePreview map={map} stroke={stroke} />}
        {map && (
          <DraftDrawing
            map={map}
            corners={drag && dragged ? corners.with(drag.corner, dragged.position) : corners}
            closed={closed}
            selected={selected}
            dragged={drag?.corner ?? null}
            stretches={streets.state === 'none' ? null : streets.stretches}
            next={next}
            onFree={(index, free) => act({ type: 'set-free', index, free })}
            onSelect={select}
            onInsert={(index, position) => act({ type: 'insert-corner', index, position })}
            onRemove={(index) => act({ type: 'remove-corner', index })}
            onCrowd={props.onCrowd}
          />
        )}
        {children}
      </BaseMap>
    </Suspense>
  );
}
