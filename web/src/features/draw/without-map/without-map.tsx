import type { Draft } from '@werkstadt/shared/draft/draft';
import { geometryOfDraft } from '@werkstadt/shared/draft/draft-geometry';
import { warningOfDraft } from '@werkstadt/shared/draft/measure-draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { lineOfCorners } from '@werkstadt/shared/draft/street-stretches';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { PlaceHit } from '@werkstadt/shared/place/place-index';
import { snapToStreet } from '@werkstadt/shared/planning/route/snap-corner';
import type { Project } from '@werkstadt/shared/project/project';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { Suspense } from 'react';
import { FreeStorage } from '~/features/free-storage/index.ts';
import { SimilarToDraft } from '~/features/lane-wishes/index.ts';
import { ConsequencesPanel } from '~/features/planning/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { Button, Notice, Page, Section, StatePill } from '~/ui/index.ts';
import { geometrySentence, PlaceSearch, UndoRedoRow } from '~/ui/map-kit/index.ts';
import { DraftCorners } from '../draw-sheet.tsx';
import { useFinishDrawing } from '../finish-drawing.ts';
import { SnappingSwitch } from '../snapping-switch.tsx';
import { useStepAnnouncements } from '../use-step-announcements.ts';
import { useStreets } from '../use-streets.ts';
import { CoordinatesForm } from './coordinates-form.tsx';
import { StreetStretch } from './street-stretch.tsx';

export interface WithoutMapProps {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly title: string;
  readonly project: Project | undefined;
  /** Why the last step could not be kept on this device; null when it is safe. */
  readonly problem: ErrorCode | null;
  readonly onLeave: () => void;
  /** Null where this browser cannot draw maps. */
  readonly onMap: (() => void) | null;
}

/** An address lies on the street that runs within this distance. */
const ADDRESS_METRES = 60;

/** The same drawing without a map: streets, addresses and coordinates drive the same reducer (rule UI1). */
export function WithoutMap({ draft, act, title, project, problem, onLeave, onMap }: WithoutMapProps) {
  useLocale();
  const places = usePlaceIndex();
  const streets = useStreets(draft, act);
  useStepAnnouncements(draft, streets.searching);
  const finish = useFinishDrawing(draft, act);
  const { geometryType } = kindById(draft.kind);
  const geometry = geometryOfDraft(draft);
  const warning = problem ?? (project ? warningOfDraft(draft, project.area) : null);
  /** An address stands beside its street: a lane begins on it. */
  const addPlace = ({ position }: PlaceHit) => {
    const { index } = streets;
    const onStreet =
      index && draft.snapping ? snapToStreet(index, position, ADDRESS_METRES, draft.corners.at(-1) ?? null) : null;
    act({ type: 'add-corner', position: onStreet ?? position });
  };
  return (
    <Page
      title={title}
      onClose={onLeave}
      closeLabel={m.draw_leave()}
      badge={<StatePill sign="draft" />}
      actions={
        <Button variant="primary" icon="check" onClick={finish}>
          {m.mapkit_finish()}
        </Button>
      }
    >
      <div className="stack stack--wide">
        {!onMap && <Notice>{m.draw_no_webgl()}</Notice>}
        <p>{messageByKey(`draw_without_map_intro_${geometryType.toLowerCase()}`)}</p>
        <SnappingSwitch draft={draft} act={act} streets={streets} hasPlaces={false} />
        {places ? (
          <>
            {geometryType === 'LineString' && (
              <Section title={m.draw_street_title()}>
                <StreetStretch places={places} desk={streets.desk} act={act} />
              </Section>
            )}
            <Section title={m.draw_place_title()}>
              <PlaceSearch places={places} label={m.draw_place_search()} onChoose={addPlace} />
            </Section>
          </>
        ) : (
          <Notice>{m.draw_no_places()}</Notice>
        )}
        <Section title={m.draw_coordinates_title()}>
          <CoordinatesForm act={act} />
        </Section>
        <Section title={geometryType === 'Point' ? m.draw_result_place() : m.draw_result()}>
          {geometry && <p className="draw-twin">{geometrySentence({ kind: draft.kind, geometry }, places)}</p>}
          {warning && (
            <Notice tone="warning">
              <p>{errorText(warning)}</p>
              <FreeStorage refusal={problem} />
            </Notice>
          )}
          <DraftCorners draft={draft} act={act} places={places} streets={streets} />
          <UndoRedoRow steps={draft} onStep={act} />
        </Section>
        {draft.kind === 'bike-lane' && (
          <Suspense>
            <ConsequencesPanel
              line={lineOfCorners(draft)}
              side={draft.fields.side}
              preset={draft.fields.preset}
              onPreset={(preset) => act({ type: 'set-field', name: 'preset', value: preset })}
            />
          </Suspense>
        )}
        <Suspense>
          <SimilarToDraft draft={draft} />
        </Suspense>
        {onMap && (
          <Button variant="quiet" icon="map" onClick={onMap}>
            {m.draw_with_map()}
          </Button>
        )}
      </div>
    </Page>
  );
}
