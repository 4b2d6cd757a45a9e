import { type Polygon, type Position, positionSchema } from '@werkstadt/shared/geometry/geojson';
import type { LayerId } from '@werkstadt/shared/planning/layers/layer-ids';
import { Suspense, useState } from 'react';
import { type DrawnLook, MapLayers, MapView, type MapViewProps } from '~/features/map/index.ts';
import { type ProposalView, useProjects } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';

export interface ReviewMapProps {
  readonly proposals: readonly ProposalView[];
  readonly coming: NonNullable<MapViewProps['coming']> | null;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly area: Polygon | null;
  readonly onArea: (area: Polygon | null) => void;
  readonly watchMap: NonNullable<MapViewProps['onMap']>;
}

function closed(corners: readonly Position[]): Polygon | null {
  const [first] = corners;
  return first && corners.length >= 3 ? { type: 'Polygon', coordinates: [[...corners, first]] } : null;
}

/** The queue on the map, and an area drawn on it as part of the filter: by taps, or by the map's centre for the keyboard. */
export function ReviewMap({ proposals, coming, selectedId, onSelect, area, onArea, watchMap }: ReviewMapProps) {
  useLocale();
  const projects = useProjects();
  const [layer, setLayer] = useState<LayerId | null>(null);
  const [looks, setLooks] = useState<readonly DrawnLook[]>([]);
  const [corners, setCorners] = useState<readonly Position[] | null>(null);
  const [map, setMap] = useState<Parameters<typeof watchMap>[0]>(null);
  const add = (position: Position) => setCorners([...(corners ?? []), position]);
  function addCentre() {
    const { lng, lat } = map?.getCenter() ?? {};
    const position = positionSchema.safeParse([lng, lat]);
    if (position.success) add(position.data);
  }
  const drawn = corners ?? area?.coordinates[0]?.slice(0, -1);
  return (
    <Suspense>
      <MapView
        label={m.review_map_label()}
        proposals={proposals}
        coming={coming}
        selectedId={selectedId}
        onSelect={([id]) => id !== undefined && onSelect(id)}
        areas={projects.map((project) => project.area)}
        {...(drawn ? { filterCorners: drawn } : {})}
        onTap={corners === null ? undefined : add}
        looks={looks}
        onMap={(next) => {
          setMap(next);
          watchMap(next);
        }}
      >
        <div className="review-area">
          <Suspense>
            <MapLayers chosen={layer} onChoose={setLayer} onDrawn={setLooks} />
          </Suspense>
          {corners === null ? (
            area === null ? (
              <Button size="small" icon="select" onClick={() => setCorners([])}>
                {m.review_area_draw()}
              </Button>
            ) : (
              <Button size="small" icon="close" onClick={() => onArea(null)}>
                {m.review_area_remove()}
              </Button>
            )
          ) : (
            <>
              <p className="review-area__hint">{m.review_area_hint({ count: corners.length })}</p>
              <Button size="small" icon="plus" onClick={addCentre}>
                {m.review_area_centre()}
              </Button>
              <Button size="small" icon="undo" onClick={() => setCorners(corners.slice(0, -1))}>
                {m.review_area_undo()}
              </Button>
              <Button
                size="small"
                icon="check"
                onClick={() => {
                  onArea(closed(corners));
                  setCorners(null);
                }}
              >
                {m.review_area_done()}
              </Button>
            </>
          )}
        </div>
      </MapView>
    </Suspense>
  );
}
