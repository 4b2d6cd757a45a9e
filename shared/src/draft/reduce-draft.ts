import { type DrawnGeometry, MAX_VERTICES, type Position } from '../geometry/geojson.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import type { CornerChange, Draft, ReadContent } from './draft.ts';
import { cornersOfGeometry, keptPosition, samePosition } from './draft-geometry.ts';
import { changePhotos } from './draft-photos.ts';

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
  | { readonly type: 'select-corner'; readonly index: number | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'set-snapping'; readonly snapping: boolean }
  | { readonly type: 'set-title'; readonly title: string }
  | { readonly type: 'set-reason'; readonly reason: string }
  | { readonly type: 'set-sources'; readonly sources: readonly string[] }
  | { readonly type: 'set-field'; readonly name: string; readonly value: unknown }
  | { readonly type: 'set-author-name'; readonly authorName: string | null }
  /** At the end; a photo that is there already stays where it is. */
  | { readonly type: 'add-photo'; readonly photo: Draft['photos'][number] }
  /** The same photo with other bytes (a face was blurred). */
  | { readonly type: 'replace-photo'; readonly sha256: string; readonly by: string }
  | { readonly type: 'remove-photo'; readonly sha256: string }
  | { readonly type: 'set-photo-alt'; readonly sha256: string; readonly alt: string }
  /** One place nearer to the start (-1) or to the end (1). */
  | { readonly type: 'move-photo'; readonly sha256: string; readonly by: -1 | 1 }
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

function apply(corners: readonly Position[], { at, removed, added }: CornerChange): Position[] {
  return corners.toSpliced(at, removed.length, ...added);
}

const reverse = ({ at, removed, added }: CornerChange): CornerChange => ({ at, removed: added, added: removed });

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
function change(draft: Draft, at: number, count: number, added: readonly Position[], selected: number | null): Draft {
  const type = kindById(draft.kind).geometryType;
  const kept = added.map(keptPosition);
  if (kept.some((position) => position === null)) return draft;
  const step: CornerChange = {
    at,
    removed: draft.corners.slice(at, at + count),
    added: kept.filter((position) => position !== null),
  };
  const corners = apply(draft.corners, step);
  if (JSON.stringify(step.removed) === JSON.stringify(step.added)) return select(draft, selected);
  // What is too much or a twin is not drawn; what was drawn before may always shrink.
  if (corners.length > Math.max(draft.corners.length, maxCorners(type))) return draft;
  if (step.added.length > 0 && hasTwins(corners, type)) return draft;
  return { ...draft, corners, undo: [...draft.undo, step], redo: [], selected };
}

const select = (draft: Draft, index: number | null): Draft =>
  index === draft.selected || (index !== null && draft.corners[index] === undefined)
    ? draft
    : { ...draft, selected: index };

function addCorners(draft: Draft, positions: readonly Position[]): Draft {
  if (kindById(draft.kind).geometryType === 'Point') {
    return change(draft, 0, draft.corners.length, positions.slice(-1), null);
  }
  const added: Position[] = [];
  let last = draft.corners.at(-1);
  for (const position of positions) {
    const kept = keptPosition(position);
    if (!kept) return draft;
    if (!last || !samePosition(kept, last)) added.push(kept);
    last = kept;
  }
  return change(draft, draft.corners.length, 0, added, null);
}

function takeBack(draft: Draft): Draft {
  const step = draft.undo.at(-1);
  if (!step) return draft;
  return {
    ...draft,
    corners: apply(draft.corners, reverse(step)),
    undo: draft.undo.slice(0, -1),
    redo: [...draft.redo, step],
    selected: null,
  };
}

function doAgain(draft: Draft): Draft {
  const step = draft.redo.at(-1);
  if (!step) return draft;
  return {
    ...draft,
    corners: apply(draft.corners, step),
    undo: [...draft.undo, step],
    redo: draft.redo.slice(0, -1),
    selected: null,
  };
}

/** Swaps a corner with its neighbour; where that would make twins, nothing happens. */
function reorder(draft: Draft, index: number, by: -1 | 1): Draft {
  const first = Math.min(index, index + by);
  const [a, b] = [draft.corners[first], draft.corners[first + 1]];
  return first < 0 || !a || !b ? draft : change(draft, first, 2, [b, a], index + by);
}

function goOnFrom(draft: Draft, { baseRev, read, chosen }: Extract<DraftAction, { type: 'go-on-from' }>): Draft {
  if (!draft.editOf) return draft;
  const { geometry, ...words } = chosen;
  const redrawn = geometry
    ? change(draft, 0, draft.corners.length, cornersOfGeometry(geometry), draft.selected)
    : draft;
  return { ...redrawn, ...words, editOf: { ...draft.editOf, baseRev, read } };
}

/**
 * The only way a draft changes (rules D2–D5): pure, total, the same for crosshair, taps, keyboard and the way without
 * a map. What cannot be done (a corner that is not there, a position that is none) leaves the very same draft.
 */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'add-corner':
      return addCorners(draft, [action.position]);
    case 'add-corners':
      return addCorners(draft, action.positions);
    case 'insert-corner':
      return Number.isInteger(action.index) && action.index >= 0 && action.index <= draft.corners.length
        ? change(draft, action.index, 0, [action.position], action.index)
        : draft;
    case 'move-corner':
      return draft.corners[action.index] ? change(draft, action.index, 1, [action.position], null) : draft;
    case 'remove-corner':
      return draft.corners[action.index] ? change(draft, action.index, 1, [], null) : draft;
    case 'reorder-corner':
      return reorder(draft, action.index, action.by);
    case 'clear-corners':
      return draft.corners.length > 0 ? change(draft, 0, draft.corners.length, [], null) : draft;
    case 'select-corner':
      return select(draft, action.index);
    case 'undo':
      return takeBack(draft);
    case 'redo':
      return doAgain(draft);
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
      return changePhotos(draft, action);
    case 'set-step':
      return { ...draft, step: action.step };
    case 'go-on-from':
      return goOnFrom(draft, action);
  }
}
