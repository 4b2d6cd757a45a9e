import type { Position } from '../../geometry/geojson.ts';
import type { AssumptionId } from '../figures/figure.ts';
import { calmNetworks } from '../network/calm-networks.ts';
import type { PlanningData } from '../pack/planning-data.ts';
import { cityWith, type PlanningCity } from '../planning-city.ts';
import { isPlanningRuleKey } from '../rules/planning-rules.ts';
import { type LaneFigureId, type LaneFigures, laneFigure } from './bike-lane-consequences.ts';
import type { LanePlan } from './lane-plan.ts';
import { laneStudy } from './lane-study.ts';

interface Range {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** Between which values an assumption may be tried. Storeys are one fewer or one more than assumed. */
const RANGES: Partial<Readonly<Record<AssumptionId, Range>>> = {
  'speed-built-up': { least: 20, most: 70, step: 10 },
  'speed-rural': { least: 50, most: 120, step: 10 },
  'smallest-network': { least: 0, most: 2000, step: 100 },
  'near-conflict': { least: 2, most: 30, step: 2 },
  'near-accident': { least: 5, most: 100, step: 5 },
  'need-advisory': { least: 1.25, most: 2.5, step: 0.125 },
  'least-advisory': { least: 1, most: 1.5, step: 0.125 },
  'need-lane': { least: 1.25, most: 3, step: 0.25 },
  'least-lane': { least: 1.25, most: 2.25, step: 0.25 },
  'need-track': { least: 1.5, most: 3, step: 0.25 },
  'least-track': { least: 1.5, most: 2.5, step: 0.25 },
  'need-two-way-track': { least: 2, most: 5, step: 0.5 },
  'least-two-way-track': { least: 2, most: 4, step: 0.5 },
  'remaining-carriageway': { least: 3, most: 6.5, step: 0.25 },
  'width-main': { least: 5, most: 12, step: 0.5 },
  'width-side': { least: 3.5, most: 9, step: 0.5 },
  'width-living-street': { least: 3, most: 9, step: 0.5 },
  'width-per-lane': { least: 2.5, most: 3.75, step: 0.25 },
  'parking-width': { least: 1.5, most: 2.5, step: 0.25 },
  'journey-access': { least: 50, most: 300, step: 50 },
  'reach-straight': { least: 100, most: 600, step: 50 },
  'people-by-floor-space': { least: -1, most: 1, step: 1 },
};

/** What a figure would be if one assumption were otherwise. */
export interface WhatIf<Id extends LaneFigureId> {
  readonly value: number;
  readonly figure: LaneFigures[Id];
}

/** Whether other values can be tried; a method, and a rate of the city, have none. */
export const canBeOtherwise = (assumption: AssumptionId): boolean => RANGES[assumption] !== undefined;

/**
 * One figure for every value that an assumption might have, ascending, the city's own value among them: exactly what a
 * city with that value would be told ([PF9]). Empty where no other value can be tried.
 */
export function whatIf<Id extends LaneFigureId>(
  city: PlanningCity,
  line: readonly Position[],
  plan: LanePlan,
  id: Id,
  assumption: AssumptionId,
): WhatIf<Id>[] {
  const range = RANGES[assumption];
  if (range === undefined) return [];
  return valuesOf(range, usualValue(city, assumption)).map((value) => ({
    value,
    figure: laneFigure(laneStudy(withAssumption(city, assumption, value), line, plan), id),
  }));
}

function usualValue({ data, rules }: PlanningCity, assumption: AssumptionId): number {
  if (assumption === 'reach-straight') return data.meta.reachMetres;
  return isPlanningRuleKey(assumption) ? rules.value(assumption) : 0;
}

function valuesOf({ least, most, step }: Range, usual: number): number[] {
  const steps = Array.from({ length: Math.floor((most - least) / step + 1e-9) + 1 }, (_, at) => least + at * step);
  return [...new Set([...steps, usual])].sort((a, b) => a - b);
}

function withAssumption(city: PlanningCity, assumption: AssumptionId, value: number): PlanningCity {
  const { data, rules } = city;
  if (assumption === 'reach-straight') {
    return { ...city, data: { ...data, meta: { ...data.meta, reachMetres: value } } };
  }
  if (assumption === 'people-by-floor-space') return { ...city, data: withStoreys(data, value) };
  if (!isPlanningRuleKey(assumption) || rules.value(assumption) === value) return city;
  const others = rules.with(assumption, value);
  const decidesCalm = assumption === 'speed-built-up' || assumption === 'speed-rural';
  return cityWith(city, others, decidesCalm ? calmNetworks(data, others) : city.networks);
}

function withStoreys(data: PlanningData, more: number): PlanningData {
  if (more === 0) return data;
  return { ...data, cellResidents: more < 0 ? data.cellResidentsLower : data.cellResidentsTaller };
}
