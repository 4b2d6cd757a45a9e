import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityTablePaths } from '../city-pack/planning/tables/city-tables.ts';
import type { OsmData } from './osm-data.ts';
import { townAccidents } from './town-accidents.ts';
import { townHeights } from './town-heights.ts';

const FICTION = 'Lindental, eine erfundene Stadt';

/** What a real city would hand in for its bike lanes, made up, as files in `folder`. */
export async function writeTownTables(folder: string, data: OsmData): Promise<CityTablePaths> {
  const put = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  await put('lindental-heights.asc', townHeights(data));
  const date = data.timestamp.slice(0, 10);
  return {
    heights: await put(
      'heights.csv',
      `file,epsg,date,source,licence,licence_url\nlindental-heights.asc,4326,${date},"${FICTION}",EUPL-1.2,https://eupl.eu/1.2/en/\n`,
    ),
    accidents: await put('accidents.csv', townAccidents(data)),
    accidentsSource: { name: FICTION, attribution: FICTION },
    rates: await put(
      'rates.csv',
      `preset,low_eur_per_km,high_eur_per_km,date,source\n${RATES.map((rate) => [...rate, date, `"${FICTION}"`].join(',')).join('\n')}\n`,
    ),
  };
}

/** Made up: no city's figures, and no defaults of the app. */
const RATES = [
  ['advisory', 12_000, 30_000],
  ['lane', 25_000, 70_000],
  ['track', 250_000, 600_000],
  ['two-way-track', 400_000, 900_000],
] as const;
