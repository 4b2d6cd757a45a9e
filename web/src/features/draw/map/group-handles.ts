import type { Pixel } from '~/features/map/index.ts';

/** One handle on the screen and the corners it stands for, by index. */
export interface HandleGroup extends Pixel {
  readonly corners: readonly number[];
}

/** Handles nearer to each other than this cannot be told apart by a finger. CSS pixels. */
export const MIN_HANDLE_DISTANCE_PIXELS = 24;
/** Shorter stretches have no room for a handle in their middle. CSS pixels. */
const MIN_MIDDLE_PIXELS = 72;

/**
 * Corners as handles: those that lie too near to one another share one, which leads nearer instead of guessing. One that
 * is dragged stays its own wherever it goes, in its place among the others: a finger holds it.
 */
export function groupHandles(corners: readonly Pixel[], dragged: number | null = null): HandleGroup[] {
  const groups: { x: number; y: number; corners: number[] }[] = [];
  corners.forEach(({ x, y }, index) => {
    if (index === dragged) return;
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < MIN_HANDLE_DISTANCE_PIXELS);
    if (near) near.corners.push(index);
    else groups.push({ x, y, corners: [index] });
  });
  const held = dragged === null ? undefined : corners[dragged];
  if (dragged === null || !held) return groups;
  return [...groups, { ...held, corners: [dragged] }].toSorted((a, b) => (a.corners[0] ?? 0) - (b.corners[0] ?? 0));
}

/** Middles of the stretches that have room for a handle; `index` is that of the corner it would become. */
export function middleHandles(corners: readonly Pixel[], closed: boolean): (Pixel & { readonly index: number })[] {
  const ends = closed && corners.length > 2 ? [...corners, ...corners.slice(0, 1)] : corners;
  return ends.flatMap((to, index) => {
    const from = ends[index - 1];
    if (!from || Math.hypot(to.x - from.x, to.y - from.y) < MIN_MIDDLE_PIXELS) return [];
    return [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, index }];
  });
}

/** The middle of a line by its length on the screen; null where it is too short for a handle. */
export function halfWay(line: readonly Pixel[]): Pixel | null {
  const lengths = line
    .slice(1)
    .map((to, index) => Math.hypot(to.x - (line[index]?.x ?? 0), to.y - (line[index]?.y ?? 0)));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total < MIN_MIDDLE_PIXELS) return null;
  let left = total / 2;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (!from || !to) break;
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return null;
}
