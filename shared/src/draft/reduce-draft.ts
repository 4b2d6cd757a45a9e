import { changePlan, type PlanChange } from '../districts/plan/change-plan.ts';
import type { PlanDraft } from '../districts/plan/plan-draft.ts';
import { type DrawnGeometry, MAX_VERTICES, type Position } from '../geometry/geojson.ts';
import { changePhotos, type PhotosAction } from '../photo/change-photos.ts';
import { MAX_PHOTOS_OF_PROPOSAL } from '../photo/photo.ts';
import type { StrokePart } from '../planning/route/match-stroke.ts';
import type { StreetRoute } from '../planning/route/street-route-schema.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import type { CornerChange, Draft, ReadContent } from './draft.ts';
import { cornersOfGeometry, keptPosition } from './draft-geometry.ts';
import { cornersOfLane } from './lane-of-draft.ts';
import { samePosition } from './same-position.ts';
import { routeKey } from './street-stretches.ts';

/** Everything a person can do to a draft, by whatever way it is entered. Positions in WGS 84 [lon, lat]. */
export type DraftAction =
  | { readonly type: 'add-corner'; readonly position: Position }
  /** A whole stretch at the end, in one step: the part of a street. */
  | { readonly type: 'add-corners'; readonly positions: readonly Position[] }
  /** The new corner gets this index. */
  | { readonly type: 'insert-corner'; readonly index: number; readonly position: Position }
  | { readonly type: 'move-corner'; readonly index: number; readonly position: Position }
  | { readonly type: 'remove-corner'; readonly index: number }
  /** In the order of drawing: one place nearer to the start (-1) or to the end (1). */
  | { readonly type: 'reorder-corner'; readonly index: number; readonly by: -1 | 1 }
  | { readonly type: 'clear-corners' }
  /** Corners along which some stretches are free lines: of each corner whether the stretch that leads to it is one. */
  | { readonly type: 'add-stretches'; readonly positions: readonly Position[]; readonly free: readonly boolean[] }
  /** The stretch that leads to this corner follows the streets, or is a free line. */
  | { readonly type: 'set-free'; readonly index: number; readonly free: boolean }
  /** Ways along streets that were found for stretches: no step of drawing. */
  | { readonly type: 'keep-routes'; readonly routes: readonly StreetRoute[] }
  | { readonly type: 'select-corner'; readonly index: number | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Districts are painted on the blocks of a pack from now on; a plan that is there stays. */
  | { readonly type: 'begin-plan'; readonly plan: PlanDraft }
  | { readonly type: 'change-plan'; readonly change: PlanChange }
  | { readonly type: 'set-snapping'; readonly snapping: boolean }
  /** What a finger has drawn in one go: parts along streets and free ones, each going on where the one before ends. */
  | { readonly type: 'add-stroke'; readonly parts: readonly StrokePart[] }
  | { readonly type: 'set-title'; readonly title: string }
  | { readonly type: 'set-reason'; readonly reason: string }
  | { readonly type: 'set-sources'; readonly sources: readonly string[] }
  | { readonly type: 'set-field'; readonly name: string; readonly value: unknown }
  | { readonly type: 'set-author-name'; readonly authorName: string | null }
  | PhotosAction
  | { readonly type: 'set-step'; readonly step: Draft['step'] }
  /**
   * The author has seen a newer revision of the proposal this draft changes, and goes on from there with what was
   * chosen or combined of both.
   */
  | {
      readonly type: 'go-on-from';
      readonly baseRev: number;
      readonly read: ReadContent;
      readonly chosen: Partial<ReadContent>;
    };

/** Most corners a geometry may have; an outline repeats its first one. */
export function maxCorners(type: DrawnGeometry['type']): number {
  return type === 'Point' ? 1 : type === 'LineString' ? MAX_VERTICES : MAX_VERTICES - 1;
}

type Drawn = Pick<Draft, 'corners' | 'free'>;

function apply({ corners, free }: Drawn, { at, removed, added, addedFree }: CornerChange): Drawn {
  const known = corners.map((_, index) => free[index] ?? true);
  return {
    corners: corners.toSpliced(at, removed.length, ...added),
    free: known.toSpliced(at, removed.length, ...added.map((_, index) => addedFree[index] ?? true)),
  };
}

const reverse = ({ at, removed, added, removedFree, addedFree }: CornerChange): CornerChange => ({
  at,
  removed: added,
  added: removed,
  removedFree: addedFree,
  addedFree: removedFree,
});

/** Neighbours that are the same place would be an edge without length; an outline's last and first are neighbours too. */
function hasTwins(corners: readonly Position[], type: DrawnGeometry['type']): boolean {
  const [first] = corners;
  const last = corners.at(-1);
  if (type === 'Polygon' && corners.length > 2 && first && last && samePosition(first, last)) return true;
  return corners.some((corner, index) => {
    const next = corners[index + 1];
    return next !== undefined && samePosition(corner, next);
  });
}

/** Replaces `count` corners from `at` on, as a step that can be taken back. A step that changes nothing is none. */
function change(
  draft: Draft,
  at: number,
  count: number,
  added: readonly Position[],
  addedFree: readonly boolean[],
  selected: number | null,
): Draft {
  const type = kindById(draft.kind).geometryType;
  const kept = added.map(keptPosition);
  if (kept.some((position) => position === null)) return draft;
  const removed = draft.corners.slice(at, at + count);
  const step: CornerChange = {
    at,
    removed,
    added: kept.filter((position) => position !== null),
    removedFree: removed.map((_, index) => isFree(draft, at + index)),
    addedFree: added.map((_, index) => addedFree[index] ?? true),
  };
  const drawn = apply(draft, step);
  if (JSON.stringify([step.removed, step.removedFree]) === JSON.stringify([step.added, step.addedFree])) {
    return select(draft, selected);
  }
  // What is too much or a twin is not drawn; what was drawn before may always shrink.
  if (drawn.corners.length > Math.max(draft.corners.length, maxCorners(type))) return draft;
  if (step.added.length > 0 && hasTwins(drawn.corners, type)) return draft;
  return { ...draft, ...drawn, undo: [...draft.undo, step], redo: [], selected };
}

const isFree = ({ free }: Pick<Draft, 'free'>, index: number): boolean => free[index] ?? true;

/** Whether a new stretch is a free line. */
const nextIsFree = ({ snapping, kind }: Draft): boolean => !(snapping && kindById(kind).followsStreets);

const select = (draft: Draft, index: number | null): Draft =>
  index === draft.selected || (index !== null && draft.corners[index] === undefined)
    ? draft
    : { ...draft, selected: index };

function addCorners(draft: Draft, positions: readonly Position[], free: (index: number) => boolean): Draft {
  if (kindById(draft.kind).geometryType === 'Point') {
    return change(draft, 0, draft.corners.length, positions.slice(-1), [true], null);
  }
  const added: Position[] = [];
  const addedFree: boolean[] = [];
  let last = draft.corners.at(-1);
  for (const [index, position] of positions.entries()) {
    const kept = keptPosition(position);
    if (!kept) return draft;
    if (!last || !samePosition(kept, last)) {
      added.push(kept);
      addedFree.push(free(index));
    }
    last = kept;
  }
  return change(draft, draft.corners.length, 0, added, addedFree, null);
}

/** The way to where the finger came down is that of any new corner. */
function addStroke(draft: Draft, parts: readonly StrokePart[]): Draft {
  const drawn = parts.flatMap(({ free, corners }, part) =>
    corners.slice(part === 0 ? 0 : 1).map((position) => ({ position, free })),
  );
  return addCorners(
    draft,
    drawn.map(({ position }) => position),
    (index) => (index === 0 ? nextIsFree(draft) : (drawn[index]?.free ?? true)),
  );
}

/** The stretch that is left of two follows the streets if one of them did. */
function removeCorner(draft: Draft, index: number): Draft {
  const next = draft.corners[index + 1];
  if (!next) return change(draft, index, 1, [], [], null);
  const free = isFree(draft, index) && isFree(draft, index + 1);
  return change(draft, index, 2, [next], [free], null);
}

/** Ways of stretches that were taken back stay for a while, so that doing them again needs no search. */
const MOST_SPARE_ROUTES = 300;

function keepRoutes(draft: Draft, found: readonly StreetRoute[]): Draft {
  const known = new Map(draft.routes.map((route) => [routeKey(route), route]));
  for (const route of found) {
    known.delete(routeKey(route));
    known.set(routeKey(route), route);
  }
  const used = new Set(draft.corners.slice(1).map((to, index) => routeKey({ from: draft.corners[index] ?? to, to })));
  const routes = [...known.values()];
  const oldest = routes.length - MOST_SPARE_ROUTES;
  return { ...draft, routes: routes.filter((route, index) => index >= oldest || used.has(routeKey(route))) };
}

/** Goes one step back or forth. */
function step(draft: Draft, from: 'undo' | 'redo', to: 'undo' | 'redo'): Draft {
  const last = draft[from].at(-1);
  if (!last) return draft;
  const drawn = apply(draft, from === 'undo' ? reverse(last) : last);
  return { ...draft, ...drawn, [from]: draft[from].slice(0, -1), [to]: [...draft[to], last], selected: null };
}

/** Swaps a corner with its neighbour; where that would make twins, nothing happens. */
function reorder(draft: Draft, index: number, by: -1 | 1): Draft {
  const first = Math.min(index, index + by);
  const [a, b] = [draft.corners[first], draft.corners[first + 1]];
  if (first < 0 || !a || !b) return draft;
  return change(draft, first, 2, [b, a], [isFree(draft, first), isFree(draft, first + 1)], index + by);
}

function goOnFrom(draft: Draft, { baseRev, read, chosen }: Extract<DraftAction, { type: 'go-on-from' }>): Draft {
  if (!draft.editOf) return draft;
  const { geometry, ...words } = chosen;
  const redrawn = geometry ? redraw(draft, { geometry, fields: read.fields }) : draft;
  return { ...redrawn, ...words, editOf: { ...draft.editOf, baseRev, read } };
}

/** Another drawing in place of this one, on the streets it runs on; one step that can be taken back. */
function redraw(draft: Draft, content: Pick<ReadContent, 'geometry' | 'fields'>): Draft {
  const lane = cornersOfLane(content);
  const corners = lane?.corners ?? cornersOfGeometry(content.geometry);
  const redrawn = change(draft, 0, draft.corners.length, corners, lane?.free ?? [], draft.selected);
  return lane ? keepRoutes(redrawn, lane.routes) : redrawn;
}

const withPhotos = (draft: Draft, photos: Draft['photos']): Draft =>
  photos === draft.photos ? draft : { ...draft, photos };

function withPlan(draft: Draft, change: PlanChange): Draft {
  const plan = draft.plan && changePlan(draft.plan, change);
  return plan && plan !== draft.plan ? { ...draft, plan } : draft;
}

/**
 * The only way a draft changes (rules D2–D5): pure, total, the same for crosshair, taps, keyboard and the way without
 * a map. What cannot be done (a corner that is not there, a position that is none) leaves the very same draft.
 */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'add-corner':
      return addCorners(draft, [action.position], () => nextIsFree(draft));
    case 'add-corners':
      return addCorners(draft, action.positions, () => nextIsFree(draft));
    case 'add-stretches':
      return addCorners(draft, action.positions, (index) => action.free[index] ?? true);
    case 'add-stroke':
      return addStroke(draft, action.parts);
    case 'insert-corner': {
      if (!Number.isInteger(action.index) || action.index < 0 || action.index > draft.corners.length) return draft;
      const free = action.index < draft.corners.length ? isFree(draft, action.index) : nextIsFree(draft);
      return change(draft, action.index, 0, [action.position], [free], action.index);
    }
    case 'move-corner':
      return draft.corners[action.index]
        ? change(draft, action.index, 1, [action.position], [isFree(draft, action.index)], null)
        : draft;
    case 'remove-corner':
      return draft.corners[action.index] ? removeCorner(draft, action.index) : draft;
    case 'set-free': {
      const corner = draft.corners[action.index];
      return corner && action.index > 0
        ? change(draft, action.index, 1, [corner], [action.free], draft.selected)
        : draft;
    }
    case 'keep-routes':
      return action.routes.length > 0 ? keepRoutes(draft, action.routes) : draft;
    case 'reorder-corner':
      return reorder(draft, action.index, action.by);
    case 'clear-corners':
      return draft.corners.length > 0 ? change(draft, 0, draft.corners.length, [], [], null) : draft;
    case 'select-corner':
      return select(draft, action.index);
    case 'undo':
      return draft.plan ? withPlan(draft, { type: 'undo' }) : step(draft, 'undo', 'redo');
    case 'redo':
      return draft.plan ? withPlan(draft, { type: 'redo' }) : step(draft, 'redo', 'undo');
    case 'begin-plan':
      return draft.plan ? draft : { ...draft, plan: action.plan };
    case 'change-plan':
      return withPlan(draft, action.change);
    case 'set-snapping':
      return { ...draft, snapping: action.snapping };
    case 'set-title':
      return { ...draft, title: action.title };
    case 'set-reason':
      return { ...draft, reason: action.reason };
    case 'set-sources':
      return { ...draft, sources: [...action.sources] };
    case 'set-field':
      return { ...draft, fields: { ...draft.fields, [action.name]: action.value } };
    case 'set-author-name':
      return { ...draft, authorName: action.authorName };
    case 'add-photo':
    case 'replace-photo':
    case 'remove-photo':
    case 'set-photo-alt':
    case 'move-photo':
      return withPhotos(draft, changePhotos(draft.photos, action, MAX_PHOTOS_OF_PROPOSAL));
    case 'set-step':
      return { ...draft, step: action.step };
    case 'go-on-from':
      return goOnFrom(draft, action);
  }
}
