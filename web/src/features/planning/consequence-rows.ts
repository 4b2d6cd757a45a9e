import type { Figure } from '@werkstadt/shared/planning/figures/figure';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { StressPart } from '@werkstadt/shared/planning/lane/stress-of-lane';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { formatShare, levelWords, roundedPeople, stressWords } from './figure-words.ts';

export interface ConsequenceRow {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly figure: Figure<unknown>;
  /** What makes up the value, in lists with a heading each; an empty heading has none. */
  readonly parts: readonly { readonly heading: string; readonly items: readonly string[] }[];
}

const unknownWords = (figure: Figure<unknown>): string | null => {
  if (figure.value !== null || !('reason' in figure)) return null;
  return figure.atLeast
    ? m.planning_unknown_at_least({ count: formatNumber(Math.round(figure.atLeast)) })
    : m.planning_unknown();
};

const calmMetres = (parts: readonly StressPart[]): number =>
  parts.filter(({ level }) => level <= 2).reduce((sum, { metres }) => sum + metres, 0);

const stressItems = (parts: readonly StressPart[]): string[] =>
  parts.map(({ level, reason, metres }) =>
    m.planning_stress_part({ length: formatLength(metres), level: levelWords[level](), reason: stressWords[reason]() }),
  );

/** The rows of the table, in their order; words and numbers of the language that is chosen. */
export function consequenceRows(found: BikeLaneConsequences): ConsequenceRow[] {
  const row = <Value>(
    id: string,
    name: string,
    figure: Figure<Value>,
    words: (value: Value) => string,
    parts: (value: Value) => ConsequenceRow['parts'] = () => [],
  ): ConsequenceRow => {
    const value = figure.value;
    const unknown = unknownWords(figure);
    return {
      id,
      name,
      figure,
      value: unknown ?? (value === null ? '' : words(value as Value)),
      parts: unknown === null && value !== null ? parts(value as Value) : [],
    };
  };
  const count = (value: number) => formatNumber(value);
  const metres = found.length.value ?? 0;
  const cost = found.cost;
  return [
    row('length', m.planning_length(), found.length, formatLength),
    row('people', m.planning_people(), found.people, (people) =>
      m.planning_value_about({ value: formatNumber(roundedPeople(people)) }),
    ),
    row('schools', m.planning_schools(), found.schools, count),
    row('stops', m.planning_stops(), found.stops, count),
    row(
      'stress',
      m.planning_stress(),
      found.stress,
      ({ before, after }) =>
        m.planning_value_stress({ before: formatLength(calmMetres(before)), after: formatLength(calmMetres(after)) }),
      ({ before, after }) => [
        { heading: m.planning_before(), items: stressItems(before) },
        { heading: m.planning_after(), items: stressItems(after) },
      ],
    ),
    row(
      'networks',
      m.planning_networks(),
      found.networks,
      ({ before, after }) => m.planning_value_networks({ before: count(before), after: count(after) }),
      (joined) =>
        joined.metres > 0
          ? [{ heading: '', items: [m.planning_networks_joined({ length: formatLength(joined.metres) })] }]
          : [],
    ),
    row(
      'width',
      m.planning_width(),
      found.width,
      (width) =>
        m.planning_value_fits({
          share: formatShare(metres > 0 ? (width.fits + width.tight + width.besideCarriageway) / metres : 0),
        }),
      (width) => [
        {
          heading: '',
          items: [
            width.fits > 0 && m.planning_width_fits({ length: formatLength(width.fits) }),
            width.tight > 0 && m.planning_width_tight({ length: formatLength(width.tight) }),
            width.needsParking > 0 && m.planning_width_needs_parking({ length: formatLength(width.needsParking) }),
            width.doesNotFit > 0 && m.planning_width_does_not_fit({ length: formatLength(width.doesNotFit) }),
            width.besideCarriageway > 0 && m.planning_width_beside({ length: formatLength(width.besideCarriageway) }),
          ].filter((item) => item !== false),
        },
      ],
    ),
    row('bus-route', m.planning_bus_route(), found.busRoute, formatLength),
    row('parking', m.planning_parking(), found.parking, formatLength),
    row('trees', m.planning_trees(), found.trees, count),
    row('crossings', m.planning_crossings(), found.crossings, count),
    row('accidents', m.planning_accidents(), found.accidents, count),
    row('slope', m.planning_slope(), found.slope, (percent) => `${formatNumber(percent)} %`),
    row('cost', m.planning_cost(), cost, (euros) => {
      const band = 'band' in cost ? cost.band : undefined;
      return `${m.planning_value_band({
        low: formatNumber(Math.round(band?.low ?? euros)),
        high: formatNumber(Math.round(band?.high ?? euros)),
      })} €`;
    }),
  ];
}

/** What it means, in plain words; only what is known ([PF6]). */
export function consequenceSentence(found: BikeLaneConsequences): string {
  const { length, people, stress, networks, width } = found;
  const reach = people.assumptions.find(({ id }) => id === 'reach-straight')?.value ?? 0;
  const joined = networks.value ? networks.value.before - networks.value.after : 0;
  const lacking = width.value ? width.value.doesNotFit + width.value.needsParking : 0;
  return [
    length.value !== null && m.planning_said_length({ length: formatLength(length.value) }),
    people.value !== null &&
      m.planning_said_people({ people: formatNumber(roundedPeople(people.value)), metres: formatNumber(reach) }),
    stress.value !== null &&
      m.planning_said_calm({
        before: formatLength(calmMetres(stress.value.before)),
        after: formatLength(calmMetres(stress.value.after)),
      }),
    joined > 0 && m.planning_said_joined({ count: formatNumber(joined + 1) }),
    lacking >= 1 && m.planning_said_tight({ length: formatLength(lacking) }),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}
