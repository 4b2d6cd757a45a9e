import { getRouteApi } from '@tanstack/react-router';
import { may } from '@werkstadt/shared/person/permissions';
import type { LanesByStreet } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { Suspense, useMemo, useState } from 'react';
import { type DrawnLook, LooksMap, startBounds } from '~/features/map/index.ts';
import { PlanningGate } from '~/features/planning/index.ts';
import { localized } from '~/features/projects/index.ts';
import {
  type ProposalView,
  useCity,
  useHoldProjects,
  useProject,
  useProposals,
  useSession,
} from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Page, Sheet, type SheetStep, Skeleton } from '~/ui/index.ts';
import './lane-wishes.scss';
import { HeatLegend } from './heat-legend.tsx';
import { StreetList } from './street-list.tsx';
import { useLanesByStreet } from './use-lanes-by-street.ts';

const route = getRouteApi('/$city/projects/$projectId/streets');
const HEATS = ['heat-1', 'heat-2', 'heat-3', 'heat-4'] as const;

/** One look for each street and heat: a tap on any part finds the street. */
function looksOf({ lines }: LanesByStreet): DrawnLook[] {
  const byLook = new Map<
    string,
    { look: (typeof HEATS)[number]; group: string; lines: (typeof lines)[number]['line'][] }
  >();
  for (const { heat, street, line } of lines) {
    const key = `${heat} ${street}`;
    const known = byLook.get(key);
    if (known) known.lines.push(line);
    else byLook.set(key, { look: HEATS[heat - 1] ?? 'heat-1', group: String(street), lines: [line] });
  }
  return [...byLook.values()];
}

const NOTHING: readonly ProposalView[] = [];

/** All lanes of a project added up per street, as a map and as a ranked list; offline too. */
export default function LaneWishesScreen() {
  useLocale();
  const { projectId } = route.useParams();
  const city = useCity();
  const project = useProject(projectId);
  useHoldProjects([projectId]);
  const proposals = useProposals(projectId);
  const { session } = useSession();
  const { found, ...planning } = useLanesByStreet(project ? proposals : NOTHING);
  const [chosen, setChosen] = useState<number | null>(null);
  const [step, setStep] = useState<SheetStep>('half');
  const [cover, setCover] = useState(0);
  const drawn = useMemo(() => (found ? looksOf(found) : []), [found]);
  const padding = useMemo(() => ({ top: 0, right: 0, bottom: cover, left: 0 }), [cover]);
  const isStaff = session?.roles.some((role) => may({ roles: [role] }, 'decide')) ?? false;
  const title = m.wishes_title();
  return (
    <Page
      layout="full"
      title={title}
      documentTitle={project ? `${title} · ${localized(project.title)}` : title}
      back={{ to: '/$city/projects/$projectId', params: { city: city.slug, projectId } }}
    >
      <div className="map-stage">
        <Suspense fallback={<Skeleton lines={6} />}>
          <LooksMap
            label={m.wishes_map_label()}
            drawn={drawn}
            chosen={chosen === null ? null : String(chosen)}
            onChoose={(group) => {
              setChosen(group === null ? null : Number(group));
              if (group !== null && step === 'peek') setStep('half');
            }}
            bounds={startBounds(city.centre, project?.area ?? null)}
            padding={padding}
          />
        </Suspense>
      </div>
      <Sheet
        label={title}
        step={step}
        onStepChange={setStep}
        onCoverChange={setCover}
        peek={
          <div className="stack stack--tight">
            <h2 className="heading-2">{project ? localized(project.title) : title}</h2>
            <p className="muted">{m.wishes_intro()}</p>
          </div>
        }
      >
        <div className="stack lane-wishes">
          <PlanningGate {...planning} offer={(size) => m.wishes_offer({ size })} answered={found !== null}>
            {found && (
              <>
                <HeatLegend />
                <StreetList
                  found={found}
                  proposals={proposals}
                  chosen={chosen}
                  onChoose={setChosen}
                  citySlug={city.slug}
                  forStaff={isStaff}
                />
              </>
            )}
          </PlanningGate>
        </div>
      </Sheet>
    </Page>
  );
}
