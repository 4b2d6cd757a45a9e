import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';
import { largestRemainder } from '@werkstadt/shared/planning/largest-remainder';
import type { PlanningMeta } from '@werkstadt/shared/planning/pack/planning-meta';

/**
 * Children in the four years of primary school among all people: about 3.0 of 83 million in Germany (order of size of
 * the Statistisches Bundesamt's school statistics of the years 2022 to 2024; to be checked for each city).
 */
const PUPILS_PER_RESIDENT = 0.036;
/** A block of young families has more, one of old people fewer. To be checked. */
const BAND = 0.3;
const REASON =
  'Etwa 3,0 Mio. Kinder in Klasse 1 bis 4 auf 83 Mio. Menschen in Deutschland (Größenordnung der Schulstatistik 2022–2024); in einem Block kann es viel mehr oder weniger sein.';

type Pupils = Pick<DistrictData, 'blockPupils' | 'blockPupilsLower' | 'blockPupilsUpper'>;

/** Pupils estimated from the residents of each block: whole numbers that sum to the estimate for the town ([DB7]). */
export function pupilsOf(
  residents: readonly number[],
  { residents: people, streets }: Pick<PlanningMeta, 'residents' | 'streets'>,
): { readonly blocks: Pupils; readonly meta: Pick<DistrictMeta, 'years' | 'pupils'> } {
  const total = residents.reduce((sum, count) => sum + count, 0);
  const pupils = largestRemainder(residents, Math.round(total * PUPILS_PER_RESIDENT));
  return {
    blocks: {
      blockPupils: Uint16Array.from(pupils),
      blockPupilsLower: Uint16Array.from(pupils, (count) => Math.floor(count * (1 - BAND))),
      blockPupilsUpper: Uint16Array.from(pupils, (count) => Math.ceil(count * (1 + BAND))),
    },
    meta: {
      years: [schoolYear(people.source.date ?? streets.date)],
      pupils: {
        source: people.source,
        given: false,
        estimate: { perResident: PUPILS_PER_RESIDENT, band: BAND, reason: REASON },
        suppressedBelow: null,
      },
    },
  };
}

/** Where neither the residents nor the streets have a day. */
const SOME_YEAR = 2026;
/** School years begin in August. */
const FIRST_MONTH = 8;

/** The school year that a day belongs to, as "2026/27". */
function schoolYear(date: string | null): string {
  const [year = SOME_YEAR, month = FIRST_MONTH] = date?.split('-').map(Number) ?? [];
  const first = month < FIRST_MONTH ? year - 1 : year;
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}
