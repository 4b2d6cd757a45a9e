import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { zoneName } from './block-words.ts';

/** The most that a proposal keeps of a school's name. */
const MOST_LETTERS = 120;

/** Names of the schools whose districts grow; where none does, of what blocks come to. Null where nothing changes. */
export function schoolsThatGrow(data: DistrictData, before: Assignment, after: Assignment): string | null {
  const zones = new Set<number>();
  for (const block of data.blockId.keys()) if (before[block] !== after[block]) zones.add(after[block] ?? 0);
  if (zones.size === 0) return null;
  const grown = [...zones].filter((zone) => zone > 0).sort((a, b) => a - b);
  const names = (grown.length > 0 ? grown : [0]).map((zone) => zoneName(data, zone)).join(', ');
  return names.length <= MOST_LETTERS ? names : `${names.slice(0, MOST_LETTERS - 1)}…`;
}
