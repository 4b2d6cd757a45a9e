import { isCalm } from '../network/calm-networks.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import type { LanePiece } from './match-lane.ts';
import { stressAfter } from './stress-of-lane.ts';

/** The lane reaches a junction when it comes as near to it as this, along the street. */
export const AT_JUNCTION_METRES = 12;
/** A new way begins at a street when it begins this near to it. */
export const AT_STREET_METRES = 15;

/** The parts of a lane that lead through calmly: where it stays stressful it is cut. */
export function calmRuns(city: PlanningCity, pieces: readonly LanePiece[], preset: LanePreset): LanePiece[][] {
  const runs: LanePiece[][] = [[]];
  for (const piece of pieces) {
    const after = stressAfter(city, piece, preset);
    if (after && !isCalm(after.level)) runs.push([]);
    else runs.at(-1)?.push(piece);
  }
  return runs.filter((run) => run.length > 0);
}
