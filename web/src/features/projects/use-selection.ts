import type { ProposalFilter } from '@werkstadt/shared/proposal/filter';
import type { ProposalOrder } from '@werkstadt/shared/proposal/order';
import { type Selection, selectAtOnce, selectProposals } from '@werkstadt/shared/proposal/select';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { inSlices } from '~/platform/in-slices.ts';

/** As many are looked through within one frame. */
const FEW = 2_000;

export interface ShownSelection extends Selection<ProposalView> {
  /** What is shown is of an earlier question, or nothing yet: the answer follows. */
  readonly pending: boolean;
}

const nothing: Selection<ProposalView> = { shown: [], total: 0, byProject: new Map() };

/** Words and places take long to look at; the other questions are asked of a hundred thousand within a few milliseconds. */
const isQuick = ({ text, box, area }: ProposalFilter, order: ProposalOrder): boolean =>
  text.trim() === '' && box === null && area === null && order === 'newest';

/**
 * The proposals that pass the filter, in their order (rule Q6). `all` comes newest first. Very many are looked through
 * beside everything else, and the last answer stands until the next is there.
 */
export function useSelection(
  all: readonly ProposalView[],
  filter: ProposalFilter,
  order: ProposalOrder = 'newest',
): ShownSelection {
  const ready = useMemo(
    () => (all.length <= FEW || isQuick(filter, order) ? selectAtOnce(all, filter, order) : null),
    [all, filter, order],
  );
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
  return useMemo(() => {
    if (ready) return { ...ready, pending: false };
    return found?.to === question ? { ...found.selection, pending: false } : { ...last.current, pending: true };
  }, [ready, found, question]);
}
