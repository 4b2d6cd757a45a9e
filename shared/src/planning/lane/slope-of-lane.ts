import type { EdgeHeights, PlanningData } from '../pack/planning-data.ts';
import type { LanePiece } from './match-lane.ts';

/** Slope of a lane in percent, over windows of `SLOPE_WINDOW_METRES`, uphill and downhill alike. */
export interface SlopeOfLane {
  readonly max: number;
  readonly mean: number;
  /** Share of the lane in percent about which nothing is known: off the streets, or beyond the height model. */
  readonly unknownPercent: number;
  /** Name of the street on which it is steepest; empty where it has none. */
  readonly steepestStreet: string;
}

/** Shorter than a cyclist notices would be noise of the height model. */
export const SLOPE_WINDOW_METRES = 50;

/** So far a corner that no street is found at is passed over. */
const BRIDGED_METRES = 25;
/** Windows that are as steep as each other, but for the last digits. */
const AS_STEEP = 1e-6;

interface ProfilePoint {
  /** From the start of the lane. */
  readonly along: number;
  readonly height: number;
  readonly edge: number;
}

/** A stretch of a lane: its slope, and where its middle is. */
interface Window {
  readonly slope: number;
  readonly run: Run;
  readonly middle: number;
}

type Run = readonly ProfilePoint[];

/** Null where no part of the lane has a height. The same whichever way it is drawn ([PF2]). */
export function slopeOfLane(data: PlanningData, pieces: readonly LanePiece[], metres: number): SlopeOfLane | null {
  const { heights } = data;
  if (heights === null) return null;
  const { runs, knownMetres } = profile(data, heights, pieces);
  const windows: Window[] = [];
  let [weighted, weight] = [0, 0];
  for (const run of runs) {
    const found = windowsOf(run);
    windows.push(...found);
    for (const [mean, metresOfMean] of meansOf(found)) {
      weighted += mean * metresOfMean;
      weight += metresOfMean;
    }
  }
  if (weight === 0) return null;
  const max = windows.reduce((most, { slope }) => Math.max(most, slope), 0);
  return {
    max: max * 100,
    mean: (weighted / weight) * 100,
    unknownPercent: metres > 0 ? Math.max(0, (1 - knownMetres / metres) * 100) : 0,
    steepestStreet: steepestStreet(data, windows, max),
  };
}

/** Heights at the middles of the pieces, in runs without a gap. */
function profile(data: PlanningData, heights: EdgeHeights, pieces: readonly LanePiece[]) {
  const runs: ProfilePoint[][] = [];
  let [along, knownMetres] = [0, 0];
  for (const { edge, lengthMetres, startMetres, endMetres } of pieces) {
    const height = edge === null ? null : heightAt(data, heights, edge, (startMetres + endMetres) / 2);
    if (edge !== null && height !== null) {
      const point = { along: along + lengthMetres / 2, height, edge };
      const run = runs.at(-1);
      const before = run?.at(-1);
      if (run && before && point.along - before.along <= BRIDGED_METRES) run.push(point);
      else runs.push([point]);
      knownMetres += lengthMetres;
    }
    along += lengthMetres;
  }
  return { runs, knownMetres };
}

/** Metres above sea level at a place of an edge; null where nothing is known. */
export function heightAt(
  { edgeLengthDm }: PlanningData,
  { heightOffset, heightDm }: EdgeHeights,
  edge: number,
  alongMetres: number,
): number | null {
  const [first = 0, end = 0] = [heightOffset[edge], heightOffset[edge + 1]];
  if (end - first < 2) return null;
  const length = (edgeLengthDm[edge] ?? 0) / 10;
  const place = length > 0 ? Math.max(0, Math.min(1, alongMetres / length)) * (end - first - 1) : 0;
  const before = first + Math.min(Math.floor(place), end - first - 2);
  const [a = 0, b = 0] = [heightDm[before], heightDm[before + 1]];
  return (a + (b - a) * (place - (before - first))) / 10;
}

/**
 * Between the places where a window begins or ends at a height that is known, its slope changes evenly: looked at there
 * alone, the steepest window is found exactly.
 */
function windowsOf(run: Run): Window[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || last.along <= first.along) return [];
  const length = Math.min(SLOPE_WINDOW_METRES, last.along - first.along);
  const end = last.along - length;
  const starts = run.flatMap(({ along }) => [along, along - length]).filter((at) => at > first.along && at < end);
  const heightOf = heightsOf(run);
  return [first.along, ...starts, end]
    .sort((a, b) => a - b)
    .map((start) => ({
      slope: Math.abs(heightOf(start + length) - heightOf(start)) / length,
      run,
      middle: start + length / 2,
    }));
}

/** The mean between neighbouring windows, and how far they are apart; of a run of a single window, its own. */
function meansOf(windows: readonly Window[]): [mean: number, metres: number][] {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return [];
  if (last.middle === first.middle) return [[first.slope, SLOPE_WINDOW_METRES]];
  return windows.slice(1).map((window, at) => {
    const before = windows[at] ?? window;
    return [(before.slope + window.slope) / 2, window.middle - before.middle];
  });
}

/** Of streets that are equally steep the first by name, whichever way the lane is drawn. */
function steepestStreet({ strings, edgeName }: PlanningData, windows: readonly Window[], max: number): string {
  const names = windows
    .filter(({ slope }) => slope >= max - AS_STEEP)
    .map(({ run, middle }) => {
      const nearest = run.reduce((best, point) =>
        Math.abs(point.along - middle) < Math.abs(best.along - middle) ? point : best,
      );
      return strings[edgeName[nearest.edge] ?? 0] ?? '';
    });
  return names.sort((a, b) => (a < b ? -1 : 1))[0] ?? '';
}

function heightsOf(run: Run): (along: number) => number {
  return (along) => {
    let [low, high] = [0, run.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((run[middle]?.along ?? 0) <= along) low = middle;
      else high = middle;
    }
    const [a, b] = [run[low], run[high]];
    if (!a || !b || b.along === a.along) return a?.height ?? 0;
    const share = Math.max(0, Math.min(1, (along - a.along) / (b.along - a.along)));
    return a.height + (b.height - a.height) * share;
  };
}
