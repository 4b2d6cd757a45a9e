import type { CycleFacility } from '../network/edge-facts.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import { type Stress, type StressLevel, type StressReason, streetFacts, stressOf } from '../rules/stress.ts';
import type { LanePiece } from './match-lane.ts';

/** Metres of the lane at a level, for one reason. */
export interface StressPart {
  readonly level: StressLevel;
  readonly reason: StressReason | 'new-way';
  readonly metres: number;
}

export interface StressOfLane {
  /** Today; new ways are not there yet. */
  readonly before: readonly StressPart[];
  readonly after: readonly StressPart[];
}

const FACILITY: Readonly<Record<LanePreset, CycleFacility>> = {
  advisory: 'advisory',
  lane: 'lane',
  track: 'track',
  'two-way-track': 'track',
};

/** Level of a piece once the lane is there: the better one of what was and what comes, so that no lane makes it worse. */
export function stressAfter({ data, rules }: PlanningCity, piece: LanePiece, preset: LanePreset): Stress | null {
  if (piece.edge === null) return null;
  const facts = streetFacts(data, rules, piece.edge);
  const before = stressOf(facts, rules);
  const after = stressOf({ ...facts, facility: FACILITY[preset] }, rules);
  return after.level < before.level ? after : before;
}

/** Lengths by level and reason, calm first. */
export function stressOfLane(city: PlanningCity, pieces: readonly LanePiece[], preset: LanePreset): StressOfLane {
  const before = new Map<string, StressPart>();
  const after = new Map<string, StressPart>();
  for (const piece of pieces) {
    if (piece.edge === null) {
      put(after, { level: 1, reason: 'new-way', metres: piece.lengthMetres });
      continue;
    }
    const now = stressOf(streetFacts(city.data, city.rules, piece.edge), city.rules);
    put(before, { ...now, metres: piece.lengthMetres });
    put(after, { ...(stressAfter(city, piece, preset) ?? now), metres: piece.lengthMetres });
  }
  return { before: ordered(before), after: ordered(after) };
}

function put(parts: Map<string, StressPart>, part: StressPart): void {
  const key = `${part.level} ${part.reason}`;
  parts.set(key, { ...part, metres: (parts.get(key)?.metres ?? 0) + part.metres });
}

const ordered = (parts: ReadonlyMap<string, StressPart>): StressPart[] =>
  [...parts.values()].sort((a, b) => a.level - b.level || (a.reason < b.reason ? -1 : 1));
