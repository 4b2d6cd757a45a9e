import { blockRow } from '../data/block-row.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import { csvCell, csvLines } from './csv-cells.ts';

const HEADING = 'geo_id,zone';

/**
 * A plan as Districtr and others read it: every block with the number of its zone, which is the school's place in the
 * pack, sorted by id; blocks without a district have an empty zone. UTF-8, LF.
 */
export function writePlanCsv({ blockId }: DistrictData, assignment: Readonly<Assignment>): string {
  const lines = blockId.map((id, row) => `${csvCell(id)},${assignment[row] || ''}`);
  return `${[HEADING, ...lines].join('\n')}\n`;
}

export type PlanCsvFault =
  | 'heading-missing'
  | 'not-two-cells'
  | 'quotation-open'
  | 'block-unknown'
  | 'block-twice'
  | 'zone-unknown';

/** What is wrong, where it stands, and what stands there. */
export interface PlanCsvProblem {
  readonly line: number;
  readonly field: 'geo_id' | 'zone' | null;
  readonly fault: PlanCsvFault;
  readonly found: string;
}

export type ReadPlanCsv =
  | {
      readonly ok: true;
      readonly assignment: Assignment;
      /** Blocks of the pack that the table does not name: they belong to no district. */
      readonly notNamed: number;
    }
  /** Nothing of a table with a mistake is taken (rule DP15). */
  | { readonly ok: false; readonly problems: readonly PlanCsvProblem[] };

const MOST_PROBLEMS = 50;
const FOUND_LENGTH = 60;

/**
 * Reads a plan. A zone is a number of `zones` (ids of schools in the order of their numbers, as the plan's manifest names
 * them; else those of the pack) or the id of a school; empty or 0 is no district.
 */
export function readPlanCsv(data: DistrictData, text: string, zones: readonly string[] = data.schoolId): ReadPlanCsv {
  const problems: PlanCsvProblem[] = [];
  const tell = (line: number, field: PlanCsvProblem['field'], fault: PlanCsvFault, found: string) =>
    problems.push({ line, field, fault, found: found.slice(0, FOUND_LENGTH) });
  const [heading, ...lines] = csvLines(text);
  if (heading?.cells?.join(',') !== HEADING) {
    tell(heading?.line ?? 1, null, 'heading-missing', heading?.cells?.join(',') ?? '');
    return { ok: false, problems };
  }
  const assignment = new Uint16Array(data.blockId.length);
  const named = new Set<number>();
  const zoneOf = zonesByName(data, zones);
  for (const { line, cells } of lines) {
    if (problems.length >= MOST_PROBLEMS) break;
    const [id, name] = cells ?? [];
    if (cells === null) tell(line, null, 'quotation-open', '');
    else if (cells.length !== 2 || id === undefined || name === undefined) {
      tell(line, null, 'not-two-cells', cells.join(','));
    } else {
      const row = blockRow(data, id);
      const zone = zoneOf(name);
      if (row < 0) tell(line, 'geo_id', 'block-unknown', id);
      else if (named.has(row)) tell(line, 'geo_id', 'block-twice', id);
      if (zone === null) tell(line, 'zone', 'zone-unknown', name);
      named.add(row);
      if (row >= 0) assignment[row] = zone ?? 0;
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, assignment, notNamed: data.blockId.length - named.size };
}

/** Zones of the pack by what a table calls them; an id is looked for before a number. */
function zonesByName({ schoolId }: DistrictData, zones: readonly string[]): (name: string) => number | null {
  const byId = new Map(schoolId.map((id, school) => [id, school + 1]));
  return (name) => {
    if (name === '' || name === '0') return 0;
    const id = byId.has(name) || !/^[1-9]\d*$/.test(name) ? name : zones[Number(name) - 1];
    return (id === undefined ? undefined : byId.get(id)) ?? null;
  };
}
