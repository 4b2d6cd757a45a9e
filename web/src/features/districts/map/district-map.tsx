import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, type Ref, Suspense, useImperativeHandle, useRef, useState } from 'react';
import {
  BaseMap,
  type DrawCommand,
  MapControls,
  type MapPadding,
  type MapProblem,
  MapProblemNotice,
  type Pixel,
  useMapKeys,
  useStrokes,
  useTaps,
  viewOf,
} from '~/features/map/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Skeleton } from '~/ui/index.ts';
import { isWater } from '../block-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { blockPosition } from './block-position.ts';
import type { ShownBlocks } from './block-states.ts';
import { districtOverlay } from './district-overlay.ts';
import { useDistrictMap } from './use-district-map.ts';

export interface DistrictMapHandle {
  readonly show: (block: number) => void;
}

export interface DistrictMapProps {
  readonly ref?: Ref<DistrictMapHandle> | undefined;
  readonly layer: DistrictLayer;
  readonly shown: ShownBlocks;
  readonly bounds: BoundingBox;
  readonly padding: MapPadding;
  /** How one finger paints; null where it moves the map and taps. */
  readonly brush: {
    /** CSS pixels. */
    readonly radius: number;
    /** Zone that is seen while painting; null where the zones stay (locking, or no school is chosen yet). */
    readonly zone: number | null;
  } | null;
  readonly onStroke: (blocks: ReadonlySet<number>) => void;
  readonly onTap: (block: number) => void;
  readonly onCommand: (command: DrawCommand) => void;
  readonly onNoMap: () => void;
  readonly withoutMap: ReactNode;
  readonly children?: ReactNode;
}

/** The map that districts are painted on. What a finger is on is found in the block index, never in the drawn map. */
export function DistrictMap(props: DistrictMapProps) {
  const { ref, layer, shown, bounds, padding, brush, withoutMap, children } = props;
  useLocale();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  const states = useDistrictMap(map, layer, shown);
  const stroke = useRef(new Set<number>());
  const ring = useRef<HTMLDivElement>(null);

  const positionAt = (at: Pixel): [number, number] => {
    const found = map?.unproject([at.x, at.y]);
    return found ? [found.lng, found.lat] : [0, 0];
  };
  const showRing = (at: Pixel | null) => {
    const element = ring.current;
    if (!element) return;
    element.hidden = at === null;
    if (at) element.style.transform = `translate(${at.x}px, ${at.y}px)`;
  };
  useStrokes(map, {
    paints: brush !== null,
    onPaint: (from, to) => {
      if (!map || !brush) return;
      showRing(to);
      const radius = brush.radius * viewOf(map).metresPerPixel;
      const touched = layer.index
        .touched(positionAt(from), positionAt(to), radius)
        .filter((block) => !stroke.current.has(block));
      for (const block of touched) stroke.current.add(block);
      const { zone } = brush;
      if (zone !== null)
        states?.preview(
          touched.filter((block) => !shown.locked.has(block) && !isWater(layer.data, block)),
          zone,
        );
    },
    onEnd: () => {
      showRing(null);
      const blocks = stroke.current;
      stroke.current = new Set();
      if (blocks.size > 0) props.onStroke(blocks);
      // What the stroke changed comes with the plan; what it did not is shown as it is.
      states?.show(shown);
    },
    onCancel: () => {
      showRing(null);
      stroke.current = new Set();
      states?.show(shown);
    },
  });

  useTaps(map, (position) => {
    if (brush) return;
    const block = layer.index.blockAt(position);
    if (block !== null) props.onTap(block);
  });

  useMapKeys(map, props.onCommand);

  const show = (block: number) => {
    if (!map) return;
    const position = blockPosition(layer.data, block);
    if (!map.getBounds().contains(position)) map.easeTo({ center: position, duration: 200 });
  };
  useImperativeHandle(ref, () => ({ show }));

  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <BaseMap
        label={m.districts_map_label()}
        keys={m.districts_keys()}
        overlay={districtOverlay}
        bounds={bounds}
        padding={padding}
        onMap={setMap}
        onProblem={(next) => (next === 'no-webgl' ? props.onNoMap() : setProblem(next))}
      >
        {problem && <MapProblemNotice problem={problem} withoutMap={withoutMap} />}
        <MapControls map={map} withoutLocation={withoutMap} />
        {children}
      </BaseMap>
      <div className="brush-ring" ref={ring} hidden data-size={brush ? brush.radius : 0} aria-hidden="true" />
    </Suspense>
  );
}
