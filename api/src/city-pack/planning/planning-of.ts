import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { generateLindental } from '../../demo-town/generate-lindental.ts';
import { collectAreas } from '../collect-areas.ts';
import { OPEN_STREET_MAP } from '../data-source.ts';
import { findMunicipality } from '../find-boundary.ts';
import { mapExtent } from '../map-extent.ts';
import { extractOf, type SmallTown } from '../small-town.ts';
import { type BuiltPlanning, buildPlanningData } from './build-planning-data.ts';
import { countByGrid } from './count-by-grid.ts';
import { collectHomes } from './estimate-residents.ts';
import { type CityTablePaths, readCityTables } from './tables/city-tables.ts';

/** The planning layers of a town drawn by hand or generated, for tests: through the bytes of a file, as a builder would. */
export async function planningOf(
  town: Pick<SmallTown, 'data'>,
  {
    population = null,
    tables = {},
    previous = null,
  }: { population?: number | null; tables?: CityTablePaths; previous?: PlanningData | null } = {},
): Promise<BuiltPlanning> {
  const extract = await extractOf(town);
  const municipality = findMunicipality(extract, {});
  const bbox: BoundingBox = mapExtent(extract, municipality?.bbox ?? null);
  const { areas } = collectAreas(extract);
  const given = await readCityTables(tables, bbox);
  const homes = collectHomes(areas, bbox, municipality);
  return buildPlanningData(
    {
      extract,
      bbox,
      areas,
      homes: given.zensus ? countByGrid(homes, given.zensus, bbox, municipality) : homes,
      taggedPopulation: population,
      source: OPEN_STREET_MAP,
      date: '2026-03-01',
      tables: given,
      previous,
    },
    () => {},
  );
}

/** The whole demo town; its data is made once a test file. */
export const lindental: Pick<SmallTown, 'data'> = { data: () => generateLindental() };

/** The demo town with lanes along its streets, of so many edges each. */
export async function lindentalWithLanes(
  seed: number,
  lanes: { readonly count: number; readonly edges: readonly [least: number, most: number] },
): Promise<{ readonly city: PlanningCity; readonly lanes: Position[][] }> {
  const city = planningCity((await planningOf(lindental, { population: 20_143 })).data);
  const random = new SeededRandom(seed);
  const walk = () => walkAlongStreets(city.data, random, random.integer(...lanes.edges));
  return { city, lanes: Array.from({ length: lanes.count }, walk) };
}

/** A lane along streets, from a random one on, as a person would draw it. */
function walkAlongStreets(data: PlanningData, random: SeededRandom, edges: number): Position[] {
  let edge = random.integer(0, data.edgeFrom.length - 1);
  while (!((data.edgeFlags[edge] ?? 0) & EDGE_FLAGS.motor)) edge = random.integer(0, data.edgeFrom.length - 1);
  let node = data.edgeFrom[edge] ?? 0;
  const line: Position[] = [];
  const used = new Set<number>();
  for (let step = 0; step < edges; step++) {
    used.add(edge);
    const shape: Position[] = [];
    for (let at = data.shapeOffset[edge] ?? 0; at < (data.shapeOffset[edge + 1] ?? 0); at++) {
      shape.push([(data.shapeLon[at] ?? 0) / MICRODEGREES, (data.shapeLat[at] ?? 0) / MICRODEGREES]);
    }
    const along = data.edgeFrom[edge] === node;
    line.push(...(along ? shape : shape.reverse()).slice(line.length === 0 ? 0 : 1));
    node = (along ? data.edgeTo[edge] : data.edgeFrom[edge]) ?? 0;
    const next = [...data.edgeFrom.keys()].filter(
      (other) => !used.has(other) && (data.edgeFrom[other] === node || data.edgeTo[other] === node),
    );
    if (next.length === 0) break;
    edge = random.pick(next);
  }
  return line;
}
