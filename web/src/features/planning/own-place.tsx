import type { OwnAim, OwnRide, OwnView } from '@werkstadt/shared/planning/lane/own-rides';
import { useEffect, useState } from 'react';
import { setSettings, useSettings } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { Button, DescriptionList } from '~/ui/index.ts';
import { PlaceSearch } from '~/ui/map-kit/index.ts';
import type { PlanningDesk } from './planning-desk.ts';
import type { LaneQuestion } from './planning-messages.ts';

const aimWords: Readonly<Record<OwnAim, () => string>> = {
  school: m.planning_own_school,
  station: m.planning_own_station,
  shop: m.planning_own_shop,
  health: m.planning_own_health,
};

function rideWords({ shortestMetres, calmMetres, calmMetresWithLane }: OwnRide): string {
  if (calmMetresWithLane === null) return m.planning_own_calm_none({ shortest: formatLength(shortestMetres) });
  const after = formatLength(calmMetresWithLane);
  if (calmMetres === null) return m.planning_own_calm_new({ after });
  const before = formatLength(calmMetres);
  return before === after ? m.planning_own_calm_same({ before }) : m.planning_own_calm_shorter({ before, after });
}

/** What the lane means for one place that the person chose; it stays on the device. */
export function OwnPlace({ desk, question }: { readonly desk: PlanningDesk; readonly question: LaneQuestion }) {
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
      <OwnRides desk={desk} question={question} place={ownPlace.position} />
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

interface OwnRidesProps {
  readonly desk: PlanningDesk;
  readonly question: LaneQuestion;
  readonly place: LaneQuestion['line'][number];
}

function OwnRides({ desk, question, place }: OwnRidesProps) {
  useLocale();
  const [view, setView] = useState<OwnView | null>(null);
  useEffect(() => {
    let late = false;
    desk.askNewest('own', { ...question, place }).then((found) => {
      if (!late && found) setView(found);
    });
    return () => {
      late = true;
    };
  }, [desk, question, place]);
  if (view === null) {
    return (
      <p role="status" className="muted">
        {m.planning_try_loading()}
      </p>
    );
  }
  return (
    <>
      <p>{m.planning_own_distance({ length: formatLength(view.distanceMetres) })}</p>
      {view.rides.length === 0 ? (
        <p className="muted">{m.planning_own_none()}</p>
      ) : (
        <DescriptionList
          items={view.rides.map((ride) => ({
            term:
              ride.name === ''
                ? aimWords[ride.aim]()
                : m.planning_own_named({ aim: aimWords[ride.aim](), name: ride.name }),
            value: rideWords(ride),
          }))}
        />
      )}
    </>
  );
}
