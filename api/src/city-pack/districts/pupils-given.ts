import { type DistrictData, SUPPRESSED } from '@werkstadt/shared/districts/data/district-data';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';
import { CityPackError } from '../city-pack-error.ts';
import type { Table } from '../planning/tables/read-table.ts';
import { blockOfRow, sourceOf } from './tables/block-of-row.ts';
import { yearOf } from './tables/year-of.ts';

const MOST_PUPILS = 60_000;

type Pupils = Pick<DistrictData, 'blockPupils' | 'blockPupilsLower' | 'blockPupilsUpper'>;

/**
 * The city's pupils by block and year; a block that is not named has none. Numbers below the limit are kept back, of
 * each it is only known that there is at least one; 0 tells of nobody and stays ([DB7]). "<5" in a table is a number
 * that the city has kept back itself.
 */
export function pupilsGiven(
  data: DistrictData,
  table: Table,
  suppressBelow: number,
): Pupils & { readonly meta: Pick<DistrictMeta, 'years' | 'pupils'> } {
  if (table.rows.length === 0) throw new CityPackError(`${table.file} has no rows.`);
  const blocks = data.blockId.length;
  const years = [...new Set(table.rows.map((row) => yearOf(row)))].sort();
  const blockPupils = new Uint16Array(blocks * years.length);
  const lower = new Uint16Array(blockPupils.length);
  const upper = new Uint16Array(blockPupils.length);
  const seen = new Set<number>();
  let keptBackBelow = suppressBelow;
  for (const row of table.rows) {
    const at = years.indexOf(yearOf(row)) * blocks + blockOfRow(data, row);
    if (seen.has(at)) throw row.refusal('geo_id', `"${row.text('geo_id')}" is there twice in ${row.text('year')}`);
    seen.add(at);
    const limit = Number(/^<\s*([1-9]\d{0,2})$/.exec(row.text('pupils'))?.[1] ?? 0);
    const count = limit > 0 ? 1 : row.wholeNumber('pupils', 0, MOST_PUPILS);
    const keptBack = limit > 0 || (count > 0 && count < suppressBelow);
    const below = Math.max(limit, suppressBelow);
    keptBackBelow = Math.max(keptBackBelow, limit);
    blockPupils[at] = keptBack ? SUPPRESSED : count;
    lower[at] = keptBack ? 1 : count;
    upper[at] = keptBack ? Math.max(1, below - 1) : count;
  }
  return {
    blockPupils,
    blockPupilsLower: lower,
    blockPupilsUpper: upper,
    meta: {
      years,
      pupils: {
        source: sourceOf(table.file),
        given: true,
        estimate: null,
        suppressedBelow: keptBackBelow > 0 ? keptBackBelow : null,
      },
    },
  };
}
