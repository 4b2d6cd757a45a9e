import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import type { Draft } from '@werkstadt/shared/draft/draft';
import { boundingBoxSchema } from '@werkstadt/shared/geometry/geojson';
import { Suspense, useState } from 'react';
import { DistrictDesk, useHasDistricts } from '~/features/districts/index.ts';
import { lastMapSearch } from '~/features/map/index.ts';
import { deleteDraft, useCity, useProject } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { Button, ButtonLink, EmptyState, Page, Skeleton } from '~/ui/index.ts';
import './draw.scss';
import { DrawDesk } from './draw-desk.tsx';
import { useGoOnToWords } from './finish-drawing.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { copyDraft } from './start-draft.ts';
import { type DraftEditing, useDraft } from './use-draft.ts';
import { WithoutMap } from './without-map/without-map.tsx';

const isUntouched = ({ corners, undo, plan, title, reason }: Draft): boolean =>
  corners.length === 0 && undo.length === 0 && (plan?.undo.length ?? 0) === 0 && title === '' && reason === '';

function NoDraft({ state }: { readonly state: 'missing' | 'unreadable' }) {
  const city = useCity();
  return (
    <Page title={m.draw_no_draft_title()} back={{ to: '/$city', params: { city: city.slug } }}>
      <EmptyState
        icon="pencil"
        title={state === 'missing' ? m.draw_draft_missing() : m.draw_draft_unreadable()}
        action={
          <ButtonLink variant="primary" to="/$city" params={{ city: city.slug }}>
            {m.draw_to_map()}
          </ButtonLink>
        }
      />
    </Page>
  );
}

/** Another tab draws this one: nothing is overwritten, and one can go on with a copy. */
function HeldElsewhere({ draft }: { readonly draft: Draft }) {
  const navigate = useNavigate();
  const city = useCity();
  const goOn = async () => {
    const copy = await copyDraft(draft);
    if (copy.ok)
      navigate({ to: '/$city/draw/$draftId', params: { city: city.slug, draftId: copy.value }, replace: true });
  };
  return (
    <Page title={m.draw_title({ kind: kindName(draft.kind) })} back={{ to: '/$city', params: { city: city.slug } }}>
      <EmptyState
        icon="pencil"
        title={m.draw_elsewhere()}
        action={
          <Button variant="primary" onClick={() => void goOn()}>
            {m.draw_elsewhere_copy()}
          </Button>
        }
      >
        {m.draw_elsewhere_body()}
      </EmptyState>
    </Page>
  );
}

function Drawing({ draft, act, problem, saved }: Extract<DraftEditing, { state: 'ready' }>) {
  const city = useCity();
  const navigate = useNavigate();
  const project = useProject(draft.projectId);
  const [way, setWay] = useState<'map' | 'without-map' | 'no-webgl'>('map');
  const [leaving, setLeaving] = useState(false);
  const seen = useLocation({ select: ({ state }) => state.mapBounds });
  const parsedSeen = boundingBoxSchema.safeParse(seen);
  const title = m.draw_title({ kind: kindName(draft.kind) });
  const leave = async () => {
    if (!isUntouched(draft)) {
      setLeaving(true);
      return;
    }
    await deleteDraft(draft.id);
    navigate({ to: '/$city', params: { city: city.slug }, search: lastMapSearch(city.slug) });
  };
  const withoutMap = (reason: 'without-map' | 'no-webgl') => {
    // Without a map nothing can be moved to: the next corner is a new one.
    act({ type: 'select-corner', index: null });
    setWay(reason);
  };
  const goOn = useGoOnToWords(draft, act);
  const parts = { draft, act, title, project, problem, onLeave: () => void leave() };
  const area = parsedSeen.success ? parsedSeen.data : null;
  const hasDistricts = useHasDistricts();
  const waiting = <Page title={title}>{<Skeleton lines={4} />}</Page>;
  const drawing = () => {
    if (draft.kind === 'school-district' && hasDistricts !== false) {
      return hasDistricts === null ? (
        waiting
      ) : (
        <Suspense fallback={waiting}>
          <DistrictDesk {...parts} title={m.districts_title()} seen={area} saved={saved} onFinish={goOn} />
        </Suspense>
      );
    }
    return way === 'map' ? (
      <DrawDesk {...parts} seen={area} onWithoutMap={withoutMap} />
    ) : (
      <WithoutMap {...parts} onMap={way === 'no-webgl' ? null : () => setWay('map')} />
    );
  };
  return (
    <>
      {drawing()}
      <LeaveDialog draftId={draft.id} open={leaving} onStay={() => setLeaving(false)} />
    </>
  );
}

/** Drawing a proposal, on the map or without it. Everything drawn is on this device at once. */
export default function DrawScreen() {
  useLocale();
  const { draftId } = useParams({ from: '/$city/draw/$draftId' });
  const editing = useDraft(draftId);
  switch (editing.state) {
    case 'loading':
      return (
        <Page title={m.draw_no_draft_title()}>
          <Skeleton lines={4} />
        </Page>
      );
    case 'missing':
    case 'unreadable':
      return <NoDraft state={editing.state} />;
    case 'ready':
      return editing.lock === 'elsewhere' ? <HeldElsewhere draft={editing.draft} /> : <Drawing {...editing} />;
  }
}
