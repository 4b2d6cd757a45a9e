import type { PlanningSource } from '../pack/planning-meta.ts';
import type { Assumption, FigureUnit, KnownFigure, UnknownFigure, UnknownReason } from './figure.ts';

/** Makes figures that all come from one source. */
export function figuresFrom(source: PlanningSource) {
  const base = { source, date: source.date };
  return {
    known: <Value>(
      unit: FigureUnit,
      value: Value,
      assumptions: readonly Assumption[],
      shareAssumed = 0,
    ): KnownFigure<Value> => ({ unit, ...base, assumptions, shareAssumed, value }),
    unknown: (
      unit: FigureUnit,
      reason: UnknownReason,
      assumptions: readonly Assumption[],
      atLeast?: number,
    ): UnknownFigure => ({
      unit,
      ...base,
      assumptions,
      shareAssumed: 0,
      value: null,
      reason,
      ...(atLeast === undefined ? {} : { atLeast }),
    }),
  };
}
