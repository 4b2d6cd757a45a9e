import { seenFiguresIn } from '../../../planning/seen/seen-figures-schema.ts';
import { schoolDistrictFieldsSchema } from './kind.ts';

/** What the sentence of a painted plan is made of (rule UI4), told without the city's blocks. */
export interface PlanTwin {
  /** Blocks that come to another school, and to whose, as the plan's author named them. */
  readonly blocks: number;
  readonly schools: string;
  /** Blocks that would belong to no district. */
  readonly withoutDistrict: number;
  /** Pupils who must switch, as the author saw it; null where it was not kept or not known. */
  readonly switching: { readonly value: number; readonly isEstimate: boolean } | null;
}

/** Null where nothing was painted: then the area speaks for itself. */
export function planTwin(fields: Readonly<Record<string, unknown>>): PlanTwin | null {
  const { plan, school } = schoolDistrictFieldsSchema.safeParse(fields).data ?? {};
  if (!plan || school === undefined) return null;
  const count = (all: typeof plan.changes) => all.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const seen = seenFiguresIn(fields)?.figures.find(({ id }) => id === 'mustSwitch');
  const value = seen?.value ?? null;
  return {
    blocks: count(plan.changes.filter(({ zone }) => zone !== null)),
    schools: school,
    withoutDistrict: count(plan.changes.filter(({ zone }) => zone === null)),
    switching: value === null ? null : { value: Math.round(value), isEstimate: seen?.low !== seen?.high },
  };
}
