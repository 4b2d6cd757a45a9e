import type { DistrictData } from './district-data.ts';

/** The row of a block by its id, -1 where these blocks hold none of that id. */
export function blockRow({ blockId }: Pick<DistrictData, 'blockId'>, id: string): number {
  let [low, high] = [0, blockId.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = blockId[middle] ?? '';
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
