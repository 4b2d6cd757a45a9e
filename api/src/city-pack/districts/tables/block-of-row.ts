import { blockRow } from '@werkstadt/shared/districts/data/block-row';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';
import type { TableRow } from '../../planning/tables/read-table.ts';

/** Row of the block that a table names; throws where there is none. */
export function blockOfRow(data: DistrictData, row: TableRow): number {
  const id = row.text('geo_id');
  const block = blockRow(data, id);
  if (block === -1) throw row.refusal('geo_id', `"${id.slice(0, 40)}" is no block of this city`);
  return block;
}

/** A city's table is its own source. */
export const sourceOf = (file: string): DistrictMeta['walk']['source'] => ({ name: file, date: null, attribution: '' });
