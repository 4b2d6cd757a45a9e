import { boundingBoxOf, positionsOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { type ProposalView, useCity } from '~/platform/data/index.ts';
import BaseMap from './base-map/base-map.tsx';
import { proposalFeatures } from './overlay/proposal-features.ts';
import { proposalOverlay } from './overlay/proposal-overlay.ts';
import './map-preview.scss';

const noPadding = { top: 0, right: 0, bottom: 0, left: 0 };
/** A place alone has no size: this much either way, about 300 m, lets it be recognised. */
const LEAST_HALF_DEGREES = 0.004;

function surroundings(proposal: ProposalView, cityBox: BoundingBox): BoundingBox {
  const box = boundingBoxOf(positionsOf(proposal.geometry));
  if (!box) return cityBox;
  const [west, south, east, north] = box;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [
    Math.min(west, x - LEAST_HALF_DEGREES),
    Math.min(south, y - LEAST_HALF_DEGREES / 2),
    Math.max(east, x + LEAST_HALF_DEGREES),
    Math.max(north, y + LEAST_HALF_DEGREES / 2),
  ];
}

/**
 * A still picture of where one proposal lies. It takes no taps and no focus, so that the page scrolls under a thumb;
 * its words are the text twin beside it. Without a map to draw there is nothing at all.
 */
export default function MapPreview({ proposal }: { readonly proposal: ProposalView }) {
  const { bbox } = useCity();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [drawable, setDrawable] = useState(true);
  useEffect(() => {
    if (!map) return;
    const { shapes, signs } = proposalFeatures([proposal]);
    const features = shapes.map(({ feature }) => feature);
    map.getSource<GeoJSONSource>('proposals')?.setData({ type: 'FeatureCollection', features });
    map.getSource<GeoJSONSource>('signs')?.setData({ type: 'FeatureCollection', features: [...signs] });
  }, [map, proposal]);
  if (!drawable) return null;
  return (
    <div className="map-preview" inert>
      <BaseMap
        label={proposal.title}
        keys=""
        overlay={proposalOverlay}
        bounds={surroundings(proposal, bbox)}
        padding={noPadding}
        onMap={setMap}
        onProblem={(problem) => setDrawable(problem === null)}
      />
    </div>
  );
}
