import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { Suspense, useMemo, useState } from 'react';
import { BaseMap } from '~/features/map/index.ts';
import { useCity } from '~/platform/data/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { blockPosition } from './block-position.ts';
import { districtOverlay } from './district-overlay.ts';
import { useDistrictMap } from './use-district-map.ts';

const noPadding = { top: 0, right: 0, bottom: 0, left: 0 };
const NONE: ReadonlySet<number> = new Set();
/** The points of blocks say nothing about how far these reach: about 300 m. */
const MARGIN_DEGREES = 0.004;

export interface PlanMapProps {
  readonly label: string;
  readonly layer: DistrictLayer;
  readonly assignment: Assignment;
  /** Blocks with another zone than here get an edge; the map shows their surroundings. */
  readonly comparedWith: Assignment;
}

/** Where the two plans differ; the whole town where they do not. */
function boundsOf({ layer: { data }, assignment, comparedWith }: PlanMapProps, town: BoundingBox): BoundingBox {
  const changed = [...data.blockId.keys()].filter((block) => assignment[block] !== comparedWith[block]);
  const box = boundingBoxOf(changed.map((block) => blockPosition(data, block)));
  if (!box) return town;
  const [west, south, east, north] = box;
  return [west - MARGIN_DEGREES, south - MARGIN_DEGREES, east + MARGIN_DEGREES, north + MARGIN_DEGREES];
}

/**
 * A still picture of a plan. It takes no taps and no focus, so that the page scrolls under a thumb; its words are the
 * table beside it. Without a map to draw there is nothing at all.
 */
export function PlanMap(props: PlanMapProps) {
  const { label, layer, assignment, comparedWith } = props;
  const { bbox } = useCity();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [drawable, setDrawable] = useState(true);
  const [bounds] = useState(() => boundsOf(props, bbox));
  const shown = useMemo(() => ({ assignment, comparedWith, locked: NONE, chosen: null }), [assignment, comparedWith]);
  useDistrictMap(map, layer, shown);
  if (!drawable) return null;
  return (
    <div className="plan-map" inert>
      <Suspense>
        <BaseMap
          label={label}
          keys=""
          overlay={districtOverlay}
          bounds={bounds}
          padding={noPadding}
          onMap={setMap}
          onProblem={(problem) => setDrawable(problem !== 'no-webgl')}
        />
      </Suspense>
    </div>
  );
}
