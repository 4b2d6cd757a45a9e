import { BLOCK_KINDS, type DistrictData, SUPPRESSED } from '@werkstadt/shared/districts/data/district-data';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** «Bahnhofstraße 2–18, Gartenweg»; blocks without an address have a number. */
export function blockName({ blockName: names, blockId }: DistrictData, block: number): string {
  return names[block] || m.districts_block_unnamed({ id: blockId[block] ?? '' });
}

/** The school of a zone; zone 0 is no district. */
export const zoneName = ({ schoolName }: DistrictData, zone: number): string =>
  zone === 0 ? m.districts_zone_none() : (schoolName[zone - 1] ?? '');

/** Children of a block in the first year that is told; few ones are kept back by the city. */
export function pupilWords({ blockPupils }: DistrictData, block: number): string {
  const pupils = blockPupils[block] ?? 0;
  if (pupils === SUPPRESSED) return m.districts_pupils_suppressed();
  return pupils === 1 ? m.districts_pupils_one() : m.districts_pupils({ count: formatNumber(pupils) });
}

/** How many blocks, with the right word. */
export const blocksWords = (count: number): string =>
  count === 1 ? m.districts_blocks_one() : m.districts_blocks({ count: formatNumber(count) });

const WATER = BLOCK_KINDS.indexOf('water');

/** Nobody lives on a river: a stroke across it leaves it as it is. */
export const isWater = ({ blockKind }: DistrictData, block: number): boolean => blockKind[block] === WATER;
