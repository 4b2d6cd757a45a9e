import type { Position } from '@werkstadt/shared/geometry/geojson';
import { type ReactNode, useState } from 'react';
import { setSettings, useSettings } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { Button } from '~/ui/index.ts';
import { PlaceSearch } from '~/ui/map-kit/index.ts';

/** One place that the person chose, and what a plan means for it (`children`); it stays on the device. */
export function OwnPlaceChoice({ children }: { readonly children: (place: Position) => ReactNode }) {
  useLocale();
  const { ownPlace } = useSettings();
  const places = usePlaceIndex();
  const [changing, setChanging] = useState(false);
  if (ownPlace === null || changing) {
    return (
      <div className="stack stack--tight">
        <p>{m.planning_own_intro()}</p>
        {places ? (
          <PlaceSearch
            places={places}
            label={m.planning_own_search()}
            onChoose={({ label, detail, position }) => {
              setSettings({ ownPlace: { label: detail === null ? label : `${label}, ${detail}`, position } });
              setChanging(false);
            }}
          />
        ) : (
          <p className="muted">{m.planning_own_no_places()}</p>
        )}
      </div>
    );
  }
  return (
    <div className="stack stack--tight">
      <p>{m.planning_own_place({ place: ownPlace.label })}</p>
      {children(ownPlace.position)}
      <div className="button-row">
        <Button size="small" icon="search" onClick={() => setChanging(true)}>
          {m.planning_own_change()}
        </Button>
        <Button size="small" icon="close" onClick={() => setSettings({ ownPlace: null })}>
          {m.planning_own_forget()}
        </Button>
      </div>
    </div>
  );
}
