import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackManifest } from '@werkstadt/shared/city/pack-manifest';
import { type BuildOptions, type BuildProgress, buildCityPack } from '../city-pack/build-city-pack.ts';
import { generateLindental } from './generate-lindental.ts';
import type { OsmData } from './osm-data.ts';
import { schoolTables } from './school-tables.ts';
import { writeTownTables } from './town-tables.ts';
import { writeOsmPbf } from './write-osm-pbf.ts';

/** Nobody surveyed it: the map must not claim OpenStreetMap's contributors for it. */
const FICTION: NonNullable<BuildOptions['source']> = {
  name: 'Lindental, a fictional town',
  licence: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
  attribution: 'Lindental: eine erfundene Stadt',
};

/** Makes Lindental's pack in the folder `out`, by the same builder that makes the packs of real towns. */
export async function makeDemoPack(
  out: string,
  { data = generateLindental(), onProgress }: { data?: OsmData; onProgress?: (progress: BuildProgress) => void } = {},
): Promise<PackManifest> {
  const folder = await mkdtemp(join(tmpdir(), 'lindental-'));
  try {
    const input = join(folder, 'lindental.osm.pbf');
    await writeOsmPbf(data, input);
    return await buildCityPack({
      input,
      out,
      options: { source: FICTION, tables: await writeTownTables(folder, data), tablesFor: schoolTables },
      ...(onProgress ? { onProgress } : {}),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
