import type { Figure } from '@werkstadt/shared/planning/figures/figure';
import type {
  BikeLaneConsequences,
  LaneFigureId,
  LaneFigures,
} from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { StressPart } from '@werkstadt/shared/planning/lane/stress-of-lane';
import type { TightStretch } from '@werkstadt/shared/planning/lane/width-of-lane';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import type { FigureRowProps } from './figure-row.tsx';
import { formatShare, howWords, levelWords, roundedPeople, stressWords, stretchWords } from './figure-words.ts';

export interface ConsequenceRow extends Omit<FigureRowProps, 'tryOut'> {
  readonly id: LaneFigureId;
}

type Value<Id extends LaneFigureId> = NonNullable<LaneFigures[Id]['value']>;

interface RowWords<Id extends LaneFigureId> {
  readonly name: () => string;
  readonly value: (value: Value<Id>, figure: LaneFigures[Id]) => string;
  readonly parts?: (value: Value<Id>) => ConsequenceRow['parts'];
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

const said = (items: readonly (string | false)[]): string[] => items.filter((item) => item !== false);

/** Flatter than this, no street is steep; and less of a lane than this is not worth a sentence. */
const FLAT_PERCENT = 1;
const SAID_PERCENT = 1;

const tenth = (percent: number): string => formatNumber(Math.round(percent * 10) / 10);

const factor = (ratio: number): string => formatNumber(Math.round(ratio * 100) / 100);

const widthItems = (width: Value<'width'>): string[] =>
  said([
    width.fits > 0 && m.planning_width_fits({ length: formatLength(width.fits) }),
    width.tight > 0 && m.planning_width_tight({ length: formatLength(width.tight) }),
    width.needsParking > 0 && m.planning_width_needs_parking({ length: formatLength(width.needsParking) }),
    width.doesNotFit > 0 && m.planning_width_does_not_fit({ length: formatLength(width.doesNotFit) }),
    width.besideCarriageway > 0 && m.planning_width_beside({ length: formatLength(width.besideCarriageway) }),
  ]);

const tightPart = (stretches: readonly TightStretch[]): ConsequenceRow['parts'] =>
  stretches.length === 0 ? [] : [{ heading: m.planning_where_tight(), items: stretches.map(stretchWords) }];

const count = (value: number) => formatNumber(value);

/** In the order of the table. */
const ROWS: { readonly [Id in LaneFigureId]: RowWords<Id> } = {
  length: { name: m.planning_length, value: formatLength },
  people: {
    name: m.planning_people,
    value: (people) => m.planning_value_about({ value: formatNumber(roundedPeople(people)) }),
  },
  schools: { name: m.planning_schools, value: count },
  stops: { name: m.planning_stops, value: count },
  stress: {
    name: m.planning_stress,
    value: ({ before, after }) =>
      m.planning_value_stress({ before: formatLength(calmMetres(before)), after: formatLength(calmMetres(after)) }),
    parts: ({ before, after }) => [
      { heading: m.planning_before(), items: stressItems(before) },
      { heading: m.planning_after(), items: stressItems(after) },
    ],
  },
  networks: {
    name: m.planning_networks,
    value: ({ before, after }) => m.planning_value_networks({ before: count(before), after: count(after) }),
    parts: ({ metres }) =>
      metres > 0 ? [{ heading: '', items: [m.planning_networks_joined({ length: formatLength(metres) })] }] : [],
  },
  detour: {
    name: m.planning_detour,
    value: ({ calmBefore, calmAfter, journeys }) =>
      m.planning_value_detour({ before: count(calmBefore), after: count(calmAfter), journeys: count(journeys) }),
    parts: ({ calmBefore, calmAfter, shorter, ratioBefore, ratioAfter }) => [
      {
        heading: '',
        items: said([
          calmAfter > calmBefore && m.planning_detour_new({ count: count(calmAfter - calmBefore) }),
          shorter > 0 && m.planning_detour_shorter({ count: count(shorter) }),
          ratioBefore !== null &&
            ratioAfter !== null &&
            m.planning_detour_ratio({ before: factor(ratioBefore), after: factor(ratioAfter) }),
        ]),
      },
    ],
  },
  width: {
    name: m.planning_width,
    value: ({ fits, tight, needsParking, doesNotFit, besideCarriageway }) => {
      const fitting = fits + tight + besideCarriageway;
      const all = fitting + needsParking + doesNotFit;
      return m.planning_value_fits({ share: formatShare(all > 0 ? fitting / all : 0) });
    },
    parts: (width) => [{ heading: '', items: widthItems(width) }, ...tightPart(width.stretches)],
  },
  busRoute: { name: m.planning_bus_route, value: formatLength },
  tram: { name: m.planning_tram, value: formatLength },
  parking: { name: m.planning_parking, value: formatLength },
  trees: { name: m.planning_trees, value: count },
  crossings: { name: m.planning_crossings, value: count },
  accidents: { name: m.planning_accidents, value: count },
  slope: {
    name: m.planning_slope,
    value: ({ max, mean }) => m.planning_value_slope({ max: tenth(max), mean: tenth(mean) }),
    parts: ({ max, steepestStreet, unknownPercent }) => [
      {
        heading: '',
        items: said([
          max >= FLAT_PERCENT && steepestStreet !== '' && m.planning_slope_where({ street: steepestStreet }),
          unknownPercent >= SAID_PERCENT && m.planning_slope_unknown({ share: formatShare(unknownPercent / 100) }),
        ]),
      },
    ],
  },
  cost: {
    name: m.planning_cost,
    value: (euros, cost) => {
      const band = 'band' in cost ? cost.band : undefined;
      return `${m.planning_value_band({
        low: formatNumber(Math.round(band?.low ?? euros)),
        high: formatNumber(Math.round(band?.high ?? euros)),
      })} €`;
    },
  },
};

/** The value of one figure in words of the language that is chosen. */
export function figureValueWords<Id extends LaneFigureId>(id: Id, figure: LaneFigures[Id]): string {
  const value: LaneFigures[Id]['value'] = figure.value;
  return unknownWords(figure) ?? (value === null ? '' : ROWS[id].value(value, figure));
}

function rowOf<Id extends LaneFigureId>(id: Id, figure: LaneFigures[Id]): ConsequenceRow {
  const value: LaneFigures[Id]['value'] = figure.value;
  return {
    id,
    name: ROWS[id].name(),
    figure,
    value: figureValueWords(id, figure),
    how: howWords[id](),
    parts: value === null ? [] : (ROWS[id].parts?.(value) ?? []),
  };
}

/** The rows of the table, in their order; words and numbers of the language that is chosen. */
export const consequenceRows = (found: BikeLaneConsequences): ConsequenceRow[] => [
  rowOf('length', found.length),
  rowOf('people', found.people),
  rowOf('schools', found.schools),
  rowOf('stops', found.stops),
  rowOf('stress', found.stress),
  rowOf('networks', found.networks),
  rowOf('detour', found.detour),
  rowOf('width', found.width),
  rowOf('busRoute', found.busRoute),
  rowOf('tram', found.tram),
  rowOf('parking', found.parking),
  rowOf('trees', found.trees),
  rowOf('crossings', found.crossings),
  rowOf('accidents', found.accidents),
  rowOf('slope', found.slope),
  rowOf('cost', found.cost),
];

/** Where there is room for one line beside the length: whom it reaches. Empty where nobody knows. */
export const peekWords = ({ people }: BikeLaneConsequences): string =>
  people.value === null ? '' : m.planning_peek_people({ people: formatNumber(roundedPeople(people.value)) });

function calmSentence({ before, after }: Value<'stress'>): string {
  const [today, then] = [formatLength(calmMetres(before)), formatLength(calmMetres(after))];
  return today === then
    ? m.planning_said_calm_already({ calm: then })
    : m.planning_said_calm({ before: today, after: then });
}

/** What it means, in plain words; only what is known ([PF6]). */
export function consequenceSentence(found: BikeLaneConsequences): string {
  const { length, people, stress, networks, detour, width } = found;
  const reach = people.assumptions.find(({ id }) => id === 'reach-straight')?.value ?? 0;
  const joined = networks.value ? networks.value.before - networks.value.after : 0;
  const newlyCalm = detour.value ? detour.value.calmAfter - detour.value.calmBefore : 0;
  const lacking = width.value ? width.value.doesNotFit + width.value.needsParking : 0;
  return said([
    length.value !== null && m.planning_said_length({ length: formatLength(length.value) }),
    people.value !== null &&
      m.planning_said_people({ people: formatNumber(roundedPeople(people.value)), metres: formatNumber(reach) }),
    stress.value !== null && calmSentence(stress.value),
    joined > 0 && m.planning_said_joined({ count: formatNumber(joined + 1) }),
    newlyCalm > 0 &&
      m.planning_said_detour({ count: formatNumber(newlyCalm), journeys: formatNumber(detour.value?.journeys ?? 0) }),
    lacking >= 1 && m.planning_said_tight({ length: formatLength(lacking) }),
  ]).join(' ');
}
