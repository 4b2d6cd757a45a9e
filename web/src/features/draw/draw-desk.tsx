import type { Draft } from '@werkstadt/shared/draft/draft';
import { warningOfDraft } from '@werkstadt/shared/draft/measure-draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { lineOfCorners } from '@werkstadt/shared/draft/street-stretches';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Project } from '@werkstadt/shared/project/project';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { SimilarToDraft } from '~/features/lane-wishes/index.ts';
import { DraftDesk, type DrawCommand, startBounds } from '~/features/map/index.ts';
import { ConsequencesPanel } from '~/features/planning/index.ts';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { Button, Section, type SheetStep } from '~/ui/index.ts';
import { DraftCorners, DrawPeek } from './draw-sheet.tsx';
import { useFinishDrawing } from './finish-drawing.ts';
import { DrawMap, type DrawMapHandle, type DrawWay } from './map/draw-map.tsx';
import { forgetAim, nextAim } from './next-aim.ts';
import { SnappingSwitch } from './snapping-switch.tsx';
import { useStepAnnouncements } from './use-step-announcements.ts';
import { useStreets } from './use-streets.ts';
import { StreetStretch } from './without-map/street-stretch.tsx';

export interface DrawDeskProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly title: string;
  readonly project: Project | undefined;
  /** [west, south, east, north] that the map was left at; null when it was not seen before. */
  readonly seen: BoundingBox | null;
  /** Why the last step could not be kept on this device; null when it is safe. */
  readonly problem: ErrorCode | null;
  readonly onLeave: () => void;
  /** `no-webgl`: not chosen, but this browser cannot draw maps. */
  readonly onWithoutMap: (reason: 'without-map' | 'no-webgl') => void;
}

/** A lone corner or a short line would be shown from too near without its surroundings: about 300 m. */
const MARGIN_DEGREES = 0.003;

const widened = ([west, south, east, north]: BoundingBox): BoundingBox => [
  west - MARGIN_DEGREES,
  south - MARGIN_DEGREES,
  east + MARGIN_DEGREES,
  north + MARGIN_DEGREES,
];

/** Drawing on the map: by crosshair, by taps and by keyboard, all through the draft's one reducer. */
export function DrawDesk(props: DrawDeskProps) {
  const { draft, act, title, project, seen, problem, onLeave, onWithoutMap } = props;
  useLocale();
  const city = useCity();
  const places = usePlaceIndex();
  const map = useRef<DrawMapHandle>(null);
  const [way, setWay] = useState<DrawWay>(() => (matchMedia('(pointer: coarse)').matches ? 'crosshair' : 'taps'));
  const [step, setStep] = useState<SheetStep>('peek');
  const [figures, setFigures] = useState('');
  const [nextMetres, setNextMetres] = useState(0);
  const streets = useStreets(draft, act);
  useStepAnnouncements(draft, streets.searching);
  const finish = useFinishDrawing(draft, act);
  const line = useMemo(() => lineOfCorners(draft), [draft]);
  const warning = useMemo(() => (project ? warningOfDraft(draft, project.area) : null), [draft, project]);
  // Taken once: the map then stays where the person moves it.
  const [bounds] = useState<BoundingBox>(() => {
    const aim = nextAim(draft.id);
    const drawn = boundingBoxOf(aim ? [aim] : draft.corners);
    if (drawn) return widened(drawn);
    return seen ?? startBounds(city.centre, project?.area ?? null);
  });
  useEffect(() => forgetAim(draft.id), [draft.id]);

  const run = (command: DrawCommand) => {
    if (command.type === 'undo' || command.type === 'redo') act({ type: command.type });
    else if (command.type === 'finish') finish();
    else if (command.type === 'remove') {
      const index = draft.selected ?? draft.corners.length - 1;
      act({ type: 'remove-corner', index });
    }
  };

  return (
    <DraftDesk
      title={title}
      onLeave={onLeave}
      onCommand={run}
      step={step}
      onStepChange={setStep}
      map={(padding) => (
        <DrawMap
          ref={map}
          draft={draft}
          act={act}
          way={way}
          places={places}
          streets={streets}
          area={project?.area ?? null}
          bounds={bounds}
          padding={padding}
          onCommand={run}
          onNext={setNextMetres}
          onCrowd={() => setStep('half')}
          onNoMap={() => onWithoutMap('no-webgl')}
          withoutMap={
            <Button variant="primary" size="small" onClick={() => onWithoutMap('without-map')}>
              {m.draw_without_map()}
            </Button>
          }
        >
          <div className="draw-desk__snapping">
            <SnappingSwitch draft={draft} act={act} streets={streets} hasPlaces={places !== null} />
          </div>
        </DrawMap>
      )}
      peek={
        <DrawPeek
          draft={draft}
          act={act}
          way={way}
          onWay={setWay}
          warning={problem ?? warning}
          figures={figures}
          nextMetres={nextMetres}
          onSet={() => map.current?.setAtCross()}
          onFinish={finish}
          onWithoutMap={() => onWithoutMap('without-map')}
        />
      }
    >
      {draft.kind === 'bike-lane' && (
        <Suspense>
          <ConsequencesPanel
            line={line}
            side={draft.fields.side}
            preset={draft.fields.preset}
            onPreset={(preset) => act({ type: 'set-field', name: 'preset', value: preset })}
            onPeek={setFigures}
          />
        </Suspense>
      )}
      {draft.kind === 'bike-lane' && places && (
        <Section title={m.draw_street_title()}>
          <StreetStretch
            places={places}
            desk={streets.desk}
            act={act}
            onShow={(corners) => map.current?.showAll(corners)}
          />
        </Section>
      )}
      <Suspense>
        <SimilarToDraft draft={draft} />
      </Suspense>
      <DraftCorners
        draft={draft}
        act={act}
        places={places}
        streets={streets}
        onShow={(position) => map.current?.show(position)}
      />
    </DraftDesk>
  );
}
