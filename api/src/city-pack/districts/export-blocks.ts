import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOCK_KINDS, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { dissolveBlocks } from '@werkstadt/shared/districts/shape/dissolve-blocks';
import { CityPackError } from '../city-pack-error.ts';

/**
 * The blocks of a pack as GeoJSON, so that a city can find out in a map program which block a child lives in and fill
 * in the tables by `geo_id`. Answers how many there are. Throws `CityPackError` where the pack has none.
 */
export async function exportBlocks(pack: string, out: string): Promise<number> {
  const bytes = await readFile(join(pack, 'districts.bin')).catch((cause) => {
    throw new CityPackError(`There are no blocks in ${pack}: it is no city pack, or an older one.`, { cause });
  });
  const read = readDistrictsFile(new Uint8Array(bytes));
  if (!read.ok) throw new CityPackError(`The blocks in ${pack} cannot be read: ${read.problem}.`);
  await writeFile(out, `${JSON.stringify(blocksGeojson(read.data))}\n`).catch((cause) => {
    throw new CityPackError(`${out} cannot be written.`, { cause });
  });
  return read.data.blockId.length;
}

const blocksGeojson = (data: DistrictData) => ({
  type: 'FeatureCollection',
  features: data.blockId.map((id, row) => ({
    type: 'Feature',
    // Twice, for programs that read only one of them.
    id,
    properties: {
      id,
      name: data.blockName[row],
      kind: BLOCK_KINDS[data.blockKind[row] ?? 0],
      neighbourhood: data.blockNeighbourhood[row],
      residents: data.blockResidents[row],
    },
    geometry: { type: 'MultiPolygon', coordinates: dissolveBlocks(data, [row]) },
  })),
});
