import type { Figure } from '../figures/figure.ts';
import type { BikeLaneConsequences } from '../lane/bike-lane-consequences.ts';
import type { SeenFigure, SeenFigures } from './seen-figures-schema.ts';

/** A millimetre, a thousandth of a share: beyond that two machines may differ. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

const CALM_LEVEL = 2;

/** The figures in the order in which they are kept. */
const KEPT = [
  'length',
  'people',
  'schools',
  'stops',
  'stress',
  'networks',
  'detour',
  'width',
  'busRoute',
  'tram',
  'parking',
  'trees',
  'crossings',
  'accidents',
  'slope',
  'cost',
] as const;

/** What is kept of a lane's figures with the proposal: numbers with their units and bands ([SF1]). */
export function seenFigures(packVersion: string, found: BikeLaneConsequences): SeenFigures {
  return {
    packVersion,
    rulesVersion: found.rulesVersion,
    figures: KEPT.flatMap((id) => (id === 'stress' ? calmMetres(found.stress) : numbersOf(id, found[id]))),
  };
}

function calmMetres(figure: BikeLaneConsequences['stress']): SeenFigure[] {
  const { value, unit } = figure;
  const calm = (when: 'before' | 'after'): number | null =>
    value === null
      ? null
      : rounded(value[when].reduce((sum, { level, metres }) => sum + (level <= CALM_LEVEL ? metres : 0), 0));
  return [
    { id: 'stress.calmBefore', value: calm('before'), unit },
    { id: 'stress.calmAfter', value: calm('after'), unit },
  ];
}

function numbersOf(id: string, figure: Figure<unknown>): SeenFigure[] {
  const { value, unit } = figure;
  if (typeof value !== 'object' || value === null) {
    const band = 'band' in figure ? figure.band : undefined;
    return [
      {
        id,
        value: typeof value === 'number' ? rounded(value) : null,
        unit,
        ...(band ? { low: rounded(band.low), high: rounded(band.high) } : {}),
      },
    ];
  }
  return Object.entries(value).flatMap(([part, number]: [string, unknown]) =>
    typeof number === 'number' || number === null
      ? [{ id: `${id}.${part}`, value: number === null ? null : rounded(number), unit }]
      : [],
  );
}

/** A figure that was computed again and came out otherwise; null where one side does not have it. */
interface FigureDifference {
  readonly id: string;
  readonly unit: string;
  readonly seen: number | null;
  readonly now: number | null;
}

/** Counts agree exactly, measures within a thousandth. */
const MEASURE_TOLERANCE = 0.001;
const LEAST_METRES = 0.1;

/** Every figure that differs between two times of computing it, in their order ([SF2]). */
export function figureDifferences(seen: SeenFigures, now: SeenFigures): FigureDifference[] {
  const after = new Map(now.figures.map((figure) => [figure.id, figure]));
  const before = new Map(seen.figures.map((figure) => [figure.id, figure]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    if (a && b && a.unit === b.unit && isSame(a.value, b.value, a.unit)) return [];
    return [{ id, unit: a?.unit ?? b?.unit ?? '', seen: a?.value ?? null, now: b?.value ?? null }];
  });
}

function isSame(a: number | null, b: number | null, unit: string): boolean {
  if (a === null || b === null) return a === b;
  if (unit === 'people' || unit === 'count') return a === b;
  return Math.abs(a - b) <= Math.max(LEAST_METRES, Math.max(Math.abs(a), Math.abs(b)) * MEASURE_TOLERANCE);
}
