import {
  type Assignment,
  assignmentOf,
  lockedRows,
  todaysAssignment,
} from '@werkstadt/shared/districts/plan/assignment';
import { newPlanDraft, type PlanDraft } from '@werkstadt/shared/districts/plan/plan-draft';
import type { Draft } from '@werkstadt/shared/draft/draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import { useEffect, useMemo } from 'react';
import type { DistrictLayer } from './layer/district-layer.ts';

export interface PaintedPlan {
  readonly plan: PlanDraft;
  readonly assignment: Assignment;
  readonly today: Assignment;
  readonly locked: ReadonlySet<number>;
  /** What was painted on blocks or for schools that the city's newer map does not have. */
  readonly lost: number;
  readonly paint: (zone: number, blocks: Iterable<number>) => void;
  readonly lock: (locked: boolean, blocks: Iterable<number>) => void;
}

/** The plan of a draft on a city's blocks; begun where the draft has none yet. */
export function usePlan(draft: Draft, act: (action: DraftAction) => void, layer: DistrictLayer): PaintedPlan {
  const { data, packVersion, hash } = layer;
  const fresh = useMemo(() => newPlanDraft({ packVersion, districtsHash: hash }), [packVersion, hash]);
  useEffect(() => {
    if (!draft.plan) act({ type: 'begin-plan', plan: fresh });
  }, [draft.plan, act, fresh]);
  const plan = draft.plan ?? fresh;
  const { schools, blocks, zones, locked } = plan;
  const today = useMemo(() => todaysAssignment(data), [data]);
  const { assignment, lostBlocks, lostSchools } = useMemo(
    () => assignmentOf(data, { schools, blocks, zones }),
    [data, schools, blocks, zones],
  );
  return {
    plan,
    assignment,
    today,
    locked: useMemo(() => lockedRows(data, { blocks, locked }), [data, blocks, locked]),
    lost: lostBlocks.length + lostSchools.length,
    paint: (zone, rows) => act({ type: 'change-plan', change: { type: 'paint', data, zone, blocks: rows } }),
    lock: (on, rows) => act({ type: 'change-plan', change: { type: 'lock', data, locked: on, blocks: rows } }),
  };
}
