import { blockRow } from '../data/block-row.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { PlanDraft } from './plan-draft.ts';

/** Of each block its zone: row of the school + 1, 0 = none, which is never a district. */
export type Assignment = Uint16Array;

/** Today's districts; nothing where the city gave none. */
export function todaysAssignment(data: DistrictData): Assignment {
  return data.blockToday ? Uint16Array.from(data.blockToday) : new Uint16Array(data.blockId.length);
}

/**
 * The zones of a plan on the blocks of a pack. What was painted on blocks or for schools that this pack does not have is
 * told and left out: there today's zone stays.
 */
export function assignmentOf(
  data: DistrictData,
  { schools, blocks, zones }: Pick<PlanDraft, 'schools' | 'blocks' | 'zones'>,
): { readonly assignment: Assignment; readonly lostBlocks: string[]; readonly lostSchools: string[] } {
  const assignment = todaysAssignment(data);
  const lostBlocks: string[] = [];
  const lostSchools = new Set<string>();
  const zoneHere = [0, ...schools.map((school) => data.schoolId.indexOf(school) + 1)];
  for (const [index, id] of blocks.entries()) {
    const row = blockRow(data, id);
    const zone = zones[index] ?? 0;
    if (row < 0) lostBlocks.push(id);
    else if (zone > 0 && !zoneHere[zone]) lostSchools.add(schools[zone - 1] ?? '');
    else assignment[row] = zoneHere[zone] ?? 0;
  }
  return { assignment, lostBlocks, lostSchools: [...lostSchools] };
}

/** Rows of the locked blocks. */
export function lockedRows(data: DistrictData, { blocks, locked }: Pick<PlanDraft, 'blocks' | 'locked'>): Set<number> {
  return new Set(locked.map((index) => blockRow(data, blocks[index] ?? '')).filter((row) => row >= 0));
}
