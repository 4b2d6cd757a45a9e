import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { collectAreas } from '../collect-areas.ts';
import { collectPlaces } from '../collect-places.ts';
import { OPEN_STREET_MAP } from '../data-source.ts';
import { findMunicipality } from '../find-boundary.ts';
import { mapExtent } from '../map-extent.ts';
import { buildPlanningData } from '../planning/build-planning-data.ts';
import { collectHomes } from '../planning/estimate-residents.ts';
import { readCityTables } from '../planning/tables/city-tables.ts';
import { extractOf, type SmallTown } from '../small-town.ts';
import { type BuiltDistricts, buildDistrictData } from './build-district-data.ts';
import type { PolygonFile } from './tables/polygon-file.ts';

/** The blocks and schools of a town drawn by hand or generated, for tests: through the bytes of a file, as a builder would. */
export async function districtsOf(
  town: Pick<SmallTown, 'data'>,
  population: number | null = null,
  givenBlocks: PolygonFile | null = null,
) {
  const extract = await extractOf(town);
  const municipality = findMunicipality(extract, {});
  const bbox: BoundingBox = mapExtent(extract, municipality?.bbox ?? null);
  const { areas } = collectAreas(extract);
  const homes = collectHomes(areas, bbox, municipality);
  const planning = buildPlanningData(
    {
      extract,
      bbox,
      areas,
      homes,
      taggedPopulation: population,
      source: OPEN_STREET_MAP,
      date: '2026-03-01',
      tables: await readCityTables({}, bbox),
    },
    () => {},
  ).data;
  const { addresses } = collectPlaces(extract, areas, bbox, [bbox[0], bbox[1]]);
  const built: BuiltDistricts = buildDistrictData({
    extract,
    areas,
    bbox,
    municipality,
    homes,
    addresses,
    planning,
    givenBlocks,
  });
  return { ...built, planning, municipality };
}
