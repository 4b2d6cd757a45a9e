import type { OwnAim, OwnRide, OwnView } from '@werkstadt/shared/planning/lane/own-rides';
import { useEffect, useState } from 'react';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DescriptionList } from '~/ui/index.ts';
import { OwnPlaceChoice } from './own-place-choice.tsx';
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

/** What the lane means for the person's own place. */
export function OwnPlace({ desk, question }: { readonly desk: PlanningDesk; readonly question: LaneQuestion }) {
  return <OwnPlaceChoice>{(place) => <OwnRides desk={desk} question={question} place={place} />}</OwnPlaceChoice>;
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
