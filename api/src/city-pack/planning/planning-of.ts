import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { generateLindental } from '../../demo-town/generate-lindental.ts';
import { collectAreas } from '../collect-areas.ts';
import { OPEN_STREET_MAP } from '../data-source.ts';
import { findMunicipality } from '../find-boundary.ts';
import { mapExtent } from '../map-extent.ts';
import { extractOf, type SmallTown } from '../small-town.ts';
import { type BuiltPlanning, buildPlanningData } from './build-planning-data.ts';
import { type CityTablePaths, readCityTables } from './tables/city-tables.ts';

/** The planning layers of a town drawn by hand or generated, for tests: through the bytes of a file, as a builder would. */
export async function planningOf(
  town: Pick<SmallTown, 'data'>,
  { population = null, tables = {} }: { population?: number | null; tables?: CityTablePaths } = {},
): Promise<BuiltPlanning> {
  const extract = await extractOf(town);
  const municipality = findMunicipality(extract, {});
  const bbox: BoundingBox = mapExtent(extract, municipality?.bbox ?? null);
  return buildPlanningData(
    {
      extract,
      bbox,
      municipality,
      areas: collectAreas(extract).areas,
      taggedPopulation: population,
      source: OPEN_STREET_MAP,
      date: '2026-03-01',
      tables: await readCityTables(tables, bbox),
    },
    () => {},
  );
}

/** The whole demo town; its data is made once a test file. */
export const lindental: Pick<SmallTown, 'data'> = { data: () => generateLindental() };
