import type { Figure } from '../../planning/figures/figure.ts';
import { figuresFrom } from '../../planning/figures/figures-from.ts';
import { type ContactRule, USUAL_CONTACTS } from '../contiguity/joined-neighbours.ts';
import { type ZonePieces, zonePieces } from '../contiguity/zone-pieces.ts';
import type { DistrictCity } from '../district-city.ts';
import { type Assignment, todaysAssignment } from '../plan/assignment.ts';
import type { ZoneSums } from '../tallies/zone-sums.ts';
import { ZoneTallies } from '../tallies/zone-tallies.ts';
import { type OtherChildren, otherChildren, SIBLINGS } from './other-children.ts';
import { placesFigures } from './places-figures.ts';
import { pupilsFigure } from './pupils-figure.ts';
import {
  type Contiguity,
  compactnessFigure,
  contiguityFigure,
  type SplitNeighbourhoods,
  splitNeighbourhoodsFigure,
} from './shape-figures.ts';
import { type WayFigures, wayFigures } from './way-figures.ts';
import { waysOfZones } from './ways-of-pupils.ts';

/** Changes with every formula below: figures of different versions are not compared. */
export const DISTRICT_FIGURES_VERSION = 1;

/** What a plan means for one school. Lists of figures are by the years of the data. */
export interface ZoneFigures extends WayFigures {
  readonly zone: number;
  readonly schoolId: string;
  readonly blocks: number;
  readonly residents: Figure;
  readonly pupils: readonly Figure[];
  readonly places: readonly Figure[];
  /** Pupils ÷ places. */
  readonly occupancy: readonly Figure[];
  /** Pupils who go to another school today and would come to this one. */
  readonly joining: readonly Figure[];
  readonly contiguity: Figure<Contiguity>;
  readonly compactness: Figure;
}

/** What a plan of school districts means. Zone 0 is no district: its pupils are those without a school (rule DP7). */
export interface DistrictFigures extends WayFigures {
  readonly version: number;
  /** Row of the year that ways, pieces and other children are told for. */
  readonly year: number;
  /** In the order of the schools. */
  readonly zones: readonly ZoneFigures[];
  readonly pupils: readonly Figure[];
  readonly unassignedBlocks: number;
  readonly unassigned: readonly Figure[];
  readonly mustSwitch: readonly Figure[];
  /** Districts in more pieces than they would have to be. */
  readonly broken: Figure;
  /** Districts with more pupils than places, in the year that is shown. */
  readonly overfull: Figure;
  readonly splitNeighbourhoods: Figure<SplitNeighbourhoods>;
  /** Compared with today; null where the city gave no districts. */
  readonly others: OtherChildren | null;
}

export interface FigureOptions {
  readonly year?: number;
  readonly contacts?: ContactRule;
  /** Where they are kept up to date anyway. */
  readonly tallies?: ZoneTallies;
}

/** The same numbers on the phone and on the server, from the same pack. Pure. */
export function districtFigures(
  city: DistrictCity,
  assignment: Assignment,
  { year = 0, contacts = USUAL_CONTACTS, tallies = new ZoneTallies(city, assignment) }: FigureOptions = {},
): DistrictFigures {
  const sums = tallies.zones();
  const ways = waysOfZones(city, assignment, year);
  const pieces = zonePieces(city.data, assignment, contacts);
  const zones = city.data.schoolId.map(
    (schoolId, school): ZoneFigures => ({
      ...zoneFigures(city, school + 1, sums[school + 1], pieces[school + 1], year),
      ...wayFigures(city, ways[school + 1] ?? NO_WAYS),
      schoolId,
    }),
  );
  const blocksSource = figuresFrom(city.data.meta.blocks.source);
  const placesKnown = zones.some(({ occupancy }) => occupancy[year]?.value !== null);
  return {
    version: DISTRICT_FIGURES_VERSION,
    year,
    zones,
    ...wayFigures(city, ways.at(-1) ?? NO_WAYS),
    pupils: byYear(city, (at) => pupilsFigure(city, pupilsOf(sums.slice(1), at))),
    unassignedBlocks: sums[0]?.blocks ?? 0,
    unassigned: byYear(city, (at) => pupilsFigure(city, pupilsOf(sums.slice(0, 1), at))),
    mustSwitch: byYear(city, (at) => mustSwitchFigure(city, sums, at)),
    broken: blocksSource.known('count', pieces.filter(({ strays }) => strays.length > 0).length, []),
    overfull: placesKnown
      ? blocksSource.known('count', zones.filter(({ occupancy }) => (occupancy[year]?.value ?? 0) > 1).length, [])
      : blocksSource.unknown('count', 'no-places', []),
    splitNeighbourhoods: splitNeighbourhoodsFigure(city, assignment, year),
    others: city.data.blockToday ? otherChildren(city, todaysAssignment(city.data), assignment, year) : null,
  };
}

const NO_SUM = { value: 0, lower: 0, upper: 0, assumed: 0 };
const NO_WAYS = { lengths: null, beyondLimit: NO_SUM, withoutWay: NO_SUM, crossing: NO_SUM, crossingsKnown: 0 };

const byYear = (city: DistrictCity, figure: (year: number) => Figure): Figure[] =>
  city.data.meta.years.map((_, year) => figure(year));

function zoneFigures(
  city: DistrictCity,
  zone: number,
  sums: ZoneSums | undefined,
  pieces: ZonePieces | undefined,
  year: number,
): Omit<ZoneFigures, keyof WayFigures | 'schoolId'> {
  if (!sums || !pieces) throw new Error(`there is no zone ${zone}`);
  const pupils = byYear(city, (at) => pupilsFigure(city, pupilsOf([sums], at)));
  return {
    zone,
    blocks: sums.blocks,
    residents: figuresFrom(city.data.meta.blocks.source).known('people', sums.residents, []),
    pupils,
    ...placesFigures(city, zone, pupils),
    joining: byYear(city, (at) => mustSwitchFigure(city, [sums], at)),
    contiguity: contiguityFigure(city, pieces, year),
    compactness: compactnessFigure(city, sums),
  };
}

const total = (sums: readonly ZoneSums[], of: (sum: ZoneSums) => number | undefined): number =>
  sums.reduce((all, sum) => all + (of(sum) ?? 0), 0);

const pupilsOf = (sums: readonly ZoneSums[], year: number) => ({
  value: total(sums, ({ pupils }) => pupils[year]),
  lower: total(sums, ({ pupilsLower }) => pupilsLower[year]),
  upper: total(sums, ({ pupilsUpper }) => pupilsUpper[year]),
  assumed: total(sums, ({ pupilsAssumed }) => pupilsAssumed[year]),
});

function mustSwitchFigure(city: DistrictCity, sums: readonly ZoneSums[], year: number): Figure {
  const { today, pupils } = city.data.meta;
  if (!city.data.blockToday)
    return figuresFrom(today?.source ?? pupils.source).unknown('pupils', 'no-districts-today', []);
  return pupilsFigure(
    city,
    {
      value: total(sums, ({ switching }) => switching[year]),
      lower: total(sums, ({ switchingLower }) => switchingLower[year]),
      upper: total(sums, ({ switchingUpper }) => switchingUpper[year]),
      assumed: total(sums, ({ switchingAssumed }) => switchingAssumed[year]),
    },
    [SIBLINGS],
  );
}
