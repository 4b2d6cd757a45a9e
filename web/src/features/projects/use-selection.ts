import { activeFilterCount, type ProposalFilter } from '@werkstadt/shared/proposal/filter';
import type { ProposalOrder } from '@werkstadt/shared/proposal/order';
import { type Selection, selectAtOnce, selectProposals } from '@werkstadt/shared/proposal/select';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type ComingPoints,
  type ProposalView,
  useCityStore,
  useComingPoints,
  useComingProposals,
} from '~/platform/data/index.ts';
import { inSlices } from '~/platform/in-slices.ts';

type City = Pick<ReturnType<typeof useCityStore>, 'projects' | 'proposals'>;

/** As many are looked through within one frame. */
const FEW = 2_000;

export interface ShownSelection extends Selection<ProposalView> {
  /** How many pass. While proposals are still being read from this device it is more than are shown yet. */
  readonly count: number;
  /** What is shown is of an earlier question, or nothing yet: the answer follows. */
  readonly pending: boolean;
  /** Where those stand that are still being read; null where something is asked of them. */
  readonly coming: { readonly points: ComingPoints; readonly projectId: string | null } | null;
}

const nothing: Selection<ProposalView> = { shown: [], total: 0, byProject: new Map() };

/** Nothing is asked: all of them, as they come. Nobody looks through them: the city knows how many each project has. */
function everything(all: readonly ProposalView[], city: City): Selection<ProposalView> {
  const byProject = new Map(city.projects().map(({ id }) => [id, city.proposals(id).length]));
  return { shown: all, total: all.length, byProject };
}

function atOnce(
  all: readonly ProposalView[],
  filter: ProposalFilter,
  order: ProposalOrder,
  allOfProject: boolean,
  city: City,
): Selection<ProposalView> | null {
  if (all.length <= FEW) return selectAtOnce(all, filter, order);
  const ofOthers = filter.projectId !== null && !allOfProject;
  return activeFilterCount(filter) > 0 || ofOthers || order !== 'newest' ? null : everything(all, city);
}

/**
 * The proposals that pass the filter, in their order (rule Q6). `all` comes newest first, without withdrawn ones;
 * `allOfProject`: and only those of the filter's project. Very many are looked through
 * beside everything else, and the last answer stands until the next is there.
 */
export function useSelection(
  all: readonly ProposalView[],
  filter: ProposalFilter,
  order: ProposalOrder = 'newest',
  { allOfProject } = { allOfProject: false },
): ShownSelection {
  const city = useCityStore();
  const ready = useMemo(() => atOnce(all, filter, order, allOfProject, city), [all, filter, order, allOfProject, city]);
  /** The last answer, to whatever question. */
  const last = useRef(nothing);
  const question = useMemo(() => ({ all, filter, order }), [all, filter, order]);
  const [found, setFound] = useState<{ readonly to: unknown; readonly selection: Selection<ProposalView> } | null>(
    null,
  );
  useEffect(() => {
    if (ready) {
      last.current = ready;
      return;
    }
    let stale = false;
    inSlices(selectProposals(question.all, question.filter, question.order), () => stale).then((selection) => {
      if (!selection || stale) return;
      last.current = selection;
      setFound({ to: question, selection });
    });
    return () => {
      stale = true;
    };
  }, [question, ready]);
  const coming = useComingProposals();
  const points = useComingPoints();
  const { projectId } = filter;
  const asked = activeFilterCount(filter) > 0;
  const drawn = useMemo(() => (points && !asked ? { points, projectId } : null), [points, asked, projectId]);
  return useMemo(() => {
    const answered = ready ?? (found?.to === question ? found.selection : null);
    return { ...withComing(answered ?? last.current, coming, filter, answered === null), coming: drawn };
  }, [ready, found, question, coming, filter, drawn]);
}

/** What is still being read counts where nothing is asked of it; the answer to a question is not whole without it. */
function withComing(
  selection: Selection<ProposalView>,
  coming: ReadonlyMap<string, number>,
  filter: ProposalFilter,
  pending: boolean,
): Omit<ShownSelection, 'coming'> {
  const { shown, total, byProject } = selection;
  if (coming.size === 0) return { ...selection, count: shown.length, pending };
  const ofProject =
    filter.projectId === null
      ? [...coming.values()].reduce((sum, one) => sum + one, 0)
      : (coming.get(filter.projectId) ?? 0);
  const asked = activeFilterCount(filter) > 0;
  const whole = new Map(byProject);
  if (!asked) for (const [id, more] of coming) whole.set(id, (whole.get(id) ?? 0) + more);
  return {
    shown,
    byProject: whole,
    total: total + ofProject,
    count: shown.length + (asked ? 0 : ofProject),
    pending: pending || asked || shown.length === 0,
  };
}
