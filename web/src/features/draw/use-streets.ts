import type { Draft } from '@werkstadt/shared/draft/draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { type StreetStretch, stretchesOf } from '@werkstadt/shared/draft/street-stretches';
import type { StreetIndex } from '@werkstadt/shared/planning/network/street-index';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { useEffect, useMemo, useState } from 'react';
import { type PlanningDesk, usePlanningDesk } from '~/features/planning/index.ts';

/** The streets that a lane follows while it is drawn. */
export interface DrawnStreets {
  /** `none`: this kind, or this city, has no streets to follow: every line is free. */
  readonly state: 'none' | 'offered' | 'loading' | 'failed' | 'ready';
  readonly bytes: number;
  readonly start: () => void;
  readonly desk: PlanningDesk | null;
  /** For snapping; null until the streets are loaded. */
  readonly index: StreetIndex | null;
  readonly stretches: readonly StreetStretch[];
  /** Some stretch is to follow streets and its way is being looked for. */
  readonly searching: boolean;
}

/** Finds the ways of all stretches that follow streets, and keeps them in the draft. Drawing never waits for it. */
export function useStreets(draft: Draft, act: (action: DraftAction) => void): DrawnStreets {
  const { state, desk, bytes, start } = usePlanningDesk();
  const follows = kindById(draft.kind).followsStreets;
  const [index, setIndex] = useState<StreetIndex | null>(null);
  useEffect(() => {
    if (!desk || !follows) return;
    let left = false;
    desk.streets().then(
      (streets) => {
        if (!left) setIndex(streets);
      },
      (error: unknown) => console.warn('the streets cannot be had', error),
    );
    return () => {
      left = true;
      setIndex(null);
    };
  }, [desk, follows]);

  const { kind, corners, free, routes } = draft;
  const stretches = useMemo(() => stretchesOf({ kind, corners, free, routes }), [kind, corners, free, routes]);
  const packVersion = desk?.packVersion ?? null;
  const searching =
    follows &&
    desk !== null &&
    stretches.some((stretch) => !stretch.free && stretch.route?.packVersion !== packVersion);

  useEffect(() => {
    if (!searching || !desk) return;
    const asked = stretches.map(({ free, from, to, route }) => (free ? null : { from, to, route }));
    // A way holds for its two corners: an answer that comes late is kept all the same, and overtaken ones never come.
    desk.askNewest('routes', asked).then((found) => found && act({ type: 'keep-routes', routes: found }));
  }, [searching, desk, stretches, act]);

  // Until corners can jump to streets they are not there for who draws.
  const shown = state === 'ready' && !index ? 'loading' : state;
  return { state: follows ? shown : 'none', bytes, start, desk: follows ? desk : null, index, stretches, searching };
}
