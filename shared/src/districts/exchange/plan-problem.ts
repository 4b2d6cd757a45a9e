/** Shapes a plan is exported in, and read again. */
export const PLAN_SHAPES = ['csv', 'geojson', 'manifest'] as const;
export type PlanShape = (typeof PLAN_SHAPES)[number];

export const PLAN_FAULTS = [
  'not-utf8',
  'json-broken',
  'shape-unknown',
  'several-plans',
  'heading-missing',
  'not-two-cells',
  'quotation-open',
  'field-wrong',
  'blocks-missing',
  'block-unknown',
  'block-twice',
  'zone-unknown',
  'zone-twice',
  'school-missing',
  'no-areas',
  'area-broken',
  'not-an-area',
  'not-degrees',
  'covers-nothing',
  'areas-overlap',
] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];

/** What is wrong, where it stands, and what stands there. */
export interface PlanProblem {
  /** Line of a table, feature of areas, entry of `zones` of a manifest; the first is 1. Null for the file as a whole. */
  readonly at: number | null;
  readonly field: string | null;
  readonly fault: PlanFault;
  readonly found: string;
}

const MOST_PROBLEMS = 50;
const FOUND_LENGTH = 60;

/** Collects what is wrong with a file, until it is more than anybody would mend by hand. */
export class PlanProblems {
  readonly list: PlanProblem[] = [];

  get full(): boolean {
    return this.list.length >= MOST_PROBLEMS;
  }

  tell(at: number | null, field: string | null, fault: PlanFault, found: string): void {
    if (!this.full) this.list.push({ at, field, fault, found: found.slice(0, FOUND_LENGTH) });
  }
}
