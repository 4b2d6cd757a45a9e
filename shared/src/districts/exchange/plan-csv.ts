import { blockRow } from '../data/block-row.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import { csvCell, csvLines } from './csv-cells.ts';
import { type PlanProblem, PlanProblems } from './plan-problem.ts';
import { zonesByName } from './zones-by-name.ts';

const HEADING = 'geo_id,zone';

/**
 * A plan as Districtr and others read it: every block with the number of its zone, which is the school's place in the
 * pack, sorted by id; blocks without a district have an empty zone. UTF-8, LF.
 */
export function writePlanCsv({ blockId }: DistrictData, assignment: Readonly<Assignment>): string {
  const lines = blockId.map((id, row) => `${csvCell(id)},${assignment[row] || ''}`);
  return `${[HEADING, ...lines].join('\n')}\n`;
}

export type ReadAssignment =
  | {
      readonly ok: true;
      readonly assignment: Assignment;
      /** Rows of the blocks that the file says nothing of: they belong to no district. */
      readonly uncovered: readonly number[];
    }
  /** Nothing of a file with a mistake is taken (rule DP15). */
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Reads a plan. A zone is told as `zonesByName` has it; empty or 0 is no district. */
export function readPlanCsv(
  data: DistrictData,
  text: string,
  zones: readonly string[] = data.schoolId,
): ReadAssignment {
  const problems = new PlanProblems();
  const [heading, ...lines] = csvLines(text);
  if (heading?.cells?.join(',') !== HEADING) {
    problems.tell(heading?.line ?? 1, null, 'heading-missing', heading?.cells?.join(',') ?? '');
    return { ok: false, problems: problems.list };
  }
  const assignment = new Uint16Array(data.blockId.length);
  const named = new Set<number>();
  const zoneOf = zonesByName(data, zones);
  for (const { line, cells } of lines) {
    if (problems.full) break;
    const [id, name] = cells ?? [];
    if (cells === null) problems.tell(line, null, 'quotation-open', '');
    else if (cells.length !== 2 || id === undefined || name === undefined) {
      problems.tell(line, null, 'not-two-cells', cells.join(','));
    } else {
      const row = blockRow(data, id);
      const zone = zoneOf(name);
      if (row < 0) problems.tell(line, 'geo_id', 'block-unknown', id);
      else if (named.has(row)) problems.tell(line, 'geo_id', 'block-twice', id);
      if (zone === null) problems.tell(line, 'zone', 'zone-unknown', name);
      named.add(row);
      if (row >= 0) assignment[row] = zone ?? 0;
    }
  }
  return problems.list.length > 0
    ? { ok: false, problems: problems.list }
    : { ok: true, assignment, uncovered: [...assignment.keys()].filter((row) => !named.has(row)) };
}
