/** Pages under way: the cursor they began from, and the number up to which tombstones were gone then. */
export interface Pages {
  readonly from: number;
  readonly horizon: number;
}

/** How far a phone holds one scope. */
export interface ScopeProgress {
  /** Everything up to here has been delivered. */
  readonly cursor: number;
  /** While more rows wait. */
  readonly pages?: Pages;
}

/** What one answer brings of a scope: of a pull, or a page that lay ready. */
export interface ScopeStep {
  /** The cursor and the horizon it was asked for with. */
  readonly from: number;
  readonly askedHorizon?: number;
  /** The cursor it completes. */
  readonly to: number;
  /** Told while more rows wait. */
  readonly horizon?: number;
}

interface Asked {
  readonly cursor: number;
  readonly horizon?: number | undefined;
}

/** What a pull asks of a scope. */
export const questionFrom = (held: ScopeProgress | undefined): { cursor: number; horizon?: number } => ({
  cursor: held?.cursor ?? 0,
  ...(held?.pages ? { horizon: held.pages.horizon } : {}),
});

/** The step from a question to its answer, which has the same two numbers. */
export const stepTo = (asked: Asked, told: Asked): ScopeStep => ({
  from: asked.cursor,
  to: told.cursor,
  ...(asked.horizon === undefined ? {} : { askedHorizon: asked.horizon }),
  ...(told.horizon === undefined ? {} : { horizon: told.horizon }),
});

export interface StepTaken {
  readonly progress: ScopeProgress;
  /** Held rows up to this number that the answer does not name are gone; 0: it says nothing of them. */
  readonly goneUpTo: number;
  /** Rows of the answer up to this number are late: they have been here, and may have been removed since. */
  readonly lateUpTo: number;
}

/**
 * [S14], [S32]: takes one answer in; null where it is of no use, because another tab was quicker, dropped the scope, or is
 * in the middle of pages that began after another purge. `held`: undefined while the scope has never been pulled.
 */
export function takeStep(held: ScopeProgress | undefined, step: ScopeStep): StepTaken | null {
  const { from, to, horizon } = step;
  const cursor = held?.cursor ?? 0;
  const underWay = held?.pages;
  if (held && to === cursor && from <= to && !underWay && horizon === undefined) {
    return { progress: held, goneUpTo: 0, lateUpTo: cursor };
  }
  const progress = (pages: Pages | undefined): ScopeProgress => (pages ? { cursor: to, pages } : { cursor: to });
  // From the very beginning it says all there is up to its end, also of what was removed too long ago to be told.
  if (from === 0 && to >= cursor) {
    const pages = horizon === undefined ? undefined : { from, horizon };
    return { progress: progress(pages), goneUpTo: Math.max(to, horizon ?? 0), lateUpTo: 0 };
  }
  if (from > cursor || to < cursor) return null;
  // Below a horizon, pages go on from pages of the same horizon alone: others may hold what was removed before it.
  if (step.askedHorizon !== undefined && from < step.askedHorizon && underWay?.horizon !== step.askedHorizon)
    return null;
  const pages = horizon === undefined ? undefined : { from: underWay?.from ?? from, horizon };
  return { progress: progress(pages), goneUpTo: 0, lateUpTo: cursor };
}

/** [S19]: up to where the scope is whole. What pages under way have brought may lack what has moved on to a later one. */
export const wholeUpTo = ({ cursor, pages }: ScopeProgress): number => pages?.from ?? cursor;

/**
 * [S13], [S32]: a row that a push has touched enters only above this number. Below it, it has been here; or nothing would
 * tell of its removal while pages are under way, which bring it themselves.
 */
export const pushedRowsAbove = (held: ScopeProgress | undefined): number =>
  Math.max(held?.cursor ?? 0, held?.pages?.horizon ?? 0);
