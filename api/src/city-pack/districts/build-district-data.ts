import { BLOCK_KINDS, type BlockKind, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { DistrictMeta } from '@werkstadt/shared/districts/data/district-meta';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import type { PlaceSource } from '@werkstadt/shared/place/place-source';
import { largestRemainder } from '@werkstadt/shared/planning/largest-remainder';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { CityPackError } from '../city-pack-error.ts';
import type { Area } from '../collect-areas.ts';
import { isInside, type Municipality } from '../find-boundary.ts';
import type { OsmExtract } from '../osm-extract.ts';
import type { Home } from '../planning/estimate-residents.ts';
import { BlockContacts } from './block-contacts.ts';
import { BlockFinder } from './block-finder.ts';
import type { GridPolygon } from './block-map.ts';
import { cuttingLines, largeWaters, toGrid, waterAt } from './cutting-lines.ts';
import { divideByGiven } from './divide-by-given.ts';
import { type DividedTown, divideTown } from './divide-town.ts';
import { findSchools } from './find-schools.ts';
import { FootGraph } from './foot-graph.ts';
import { nameByAddresses, nearestStreetFinder } from './name-blocks.ts';
import { pupilsOf } from './pupils-of.ts';
import { sourceOf } from './tables/block-of-row.ts';
import type { PolygonFile } from './tables/polygon-file.ts';
import { walkMatrix } from './walk-matrix.ts';

export interface DistrictSourceData {
  readonly extract: OsmExtract;
  readonly areas: readonly Area[];
  readonly bbox: BoundingBox;
  readonly municipality: Municipality | null;
  readonly homes: readonly Home[];
  readonly addresses: PlaceSource['addresses'];
  readonly planning: PlanningData;
  /** The city's own blocks; null where it gave none. */
  readonly givenBlocks: PolygonFile | null;
}

export interface BuiltDistricts {
  readonly data: DistrictData;
  /** Pieces of ground that were too small to be blocks. */
  readonly joinedSlivers: number;
  /** What was left out, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** Most people of a block: two bytes. */
const MOST_IN_A_BLOCK = 65_535;

/** The blocks and schools of a city out of what the builder has read already. The same input gives the same data. */
export function buildDistrictData(source: DistrictSourceData): BuiltDistricts {
  const { extract, areas, bbox, municipality, homes, planning } = source;
  const waters = largeWaters(areas);
  const { givenBlocks } = source;
  const town = givenBlocks
    ? divideByGiven(givenBlocks, municipality, bbox, waters, cuttingLines(extract, waters))
    : divideTown({ extract, municipality, bbox, waters, homes });
  const order = ordered(town);
  const blockOf = new Int32Array(order.length);
  order.forEach(({ block }, row) => {
    blockOf[block] = row;
  });
  const outlines = order.map(({ block }) => town.outlines[block] ?? []);
  const middles = order.map(({ block }) => town.middles[block] ?? ([0, 0] as const));
  const isWater = order.map(({ block }) => town.isWater[block] ?? false);
  const finder = new BlockFinder(outlines);

  const homesOf = outlines.map(() => [] as { readonly point: readonly [number, number]; readonly weight: number }[]);
  for (const { position, inTown, weight } of homes) {
    if (!inTown) continue;
    const point = toGrid(position);
    homesOf[finder.nearest(point)]?.push({ point, weight: weight.usual });
  }
  const floors = homesOf.map((list) => list.reduce((sum, { weight }) => sum + weight, 0));
  const residents = largestRemainder(floors, planning.meta.residents.total);
  if (residents.some((people) => people > MOST_IN_A_BLOCK)) {
    throw new CityPackError(`A block has more than ${MOST_IN_A_BLOCK} residents: blocks that large divide nothing.`);
  }
  const addressesOf = outlines.map(() => [] as PlaceSource['addresses'][number][]);
  for (const address of source.addresses) addressesOf[finder.find(toGrid(address.position))]?.push(address);

  const found = findSchools(extract, areas, (position) => municipality === null || isInside(municipality, position));
  const schools = found.schools.map((school) => ({ ...school, point: toGrid(school.position) }));
  const nearestStreet = nearestStreetFinder(planning, town.unit);
  const graph = new FootGraph(planning, town.unit);
  const contacts = new BlockContacts(
    {
      ...town.blocks,
      blockOfFace: town.blocks.blockOfFace.map((block) => (block < 0 ? block : (blockOf[block] ?? -1))),
    },
    (row) => isWater[row] ?? false,
    town.unit,
  );
  contacts.joinAlong(graph.stretches());
  // Bridges are borders where the blocks are made of streets; the city's own blocks may run otherwise.
  if (town.given) contacts.joinOver(graph.bridges(), (point) => finder.find(point));
  const kindOf = (row: number): BlockKind =>
    isWater[row] ? 'water' : (floors[row] ?? 0) > 0 || (addressesOf[row] ?? []).length > 0 ? 'built' : 'open';
  const pupils = pupilsOf(residents, planning.meta);
  const streets = planning.meta.streets;
  const meta: DistrictMeta = {
    ...pupils.meta,
    blocks: town.given ? { source: sourceOf(town.given.file), given: true } : { source: streets, given: false },
    places: null,
    today: null,
    walk: { source: streets },
    longestWay: null,
  };
  return {
    data: {
      meta,
      blockId: order.map(({ id }) => id),
      blockKind: Uint8Array.from(outlines, (_, row) => BLOCK_KINDS.indexOf(kindOf(row))),
      blockLon: Int32Array.from(middles, ([x]) => x),
      blockLat: Int32Array.from(middles, ([, y]) => y),
      blockArea: Float64Array.from(outlines, areaOf),
      blockName: addressesOf.map((list, row) => {
        const middle = middles[row] ?? [0, 0];
        if (isWater[row]) return waterAt(middle, waters)?.name ?? '';
        return nameByAddresses(list) || nearestStreet(middle);
      }),
      blockNeighbourhood: order.map(({ block }) => town.given?.neighbourhoods[block] ?? ''),
      blockResidents: Uint16Array.from(residents),
      ...pupils.blocks,
      blockToday: null,
      ...flatOutlines(outlines),
      ...contacts.contacts(),
      schoolId: schools.map(({ id }) => id),
      schoolName: schools.map(({ name }) => name),
      schoolLon: Int32Array.from(schools, ({ point: [x] }) => x),
      schoolLat: Int32Array.from(schools, ({ point: [, y] }) => y),
      schoolBlock: Uint32Array.from(schools, ({ point }) => finder.nearest(point)),
      schoolPlaces: new Int32Array(schools.length * meta.years.length).fill(-1),
      ...walkMatrix(
        graph,
        homesOf.map((list, row) => (list.length > 0 ? list : [{ point: middles[row] ?? [0, 0], weight: 1 }])),
        schools.map(({ point }) => point),
      ),
    },
    joinedSlivers: town.joinedSlivers,
    dropped: { joinedSchools: found.joined },
  };
}

/** Steps of the grid that ids are made of: about ten metres. */
const ID_STEP = 100;
/** Of the latitude's and the longitude's part of an id: enough for the whole world. */
const ID_DIGITS = 5;

/** Blocks by id: the city's own, or made of the place of the block's middle, so that it outlives packs as long as the block does. */
function ordered({ middles, given }: DividedTown): { readonly block: number; readonly id: string }[] {
  const digits = (microdegrees: number, lowest: number) =>
    Math.floor((microdegrees - lowest * MICRODEGREES) / ID_STEP)
      .toString(36)
      .padStart(ID_DIGITS, '0');
  const used = new Set<string>();
  return middles
    .map(([x, y], block) => {
      const place = given?.ids[block] ?? `b-${digits(y, -90)}${digits(x, -180)}`;
      let id = place;
      for (let copy = 2; used.has(id); copy++) id = `${place}-${copy}`;
      used.add(id);
      return { block, id };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const areaOf = (polygons: readonly GridPolygon[]): number =>
  polygons.reduce(
    (sum, rings) =>
      sum +
      polygonAreaSquareMetres(
        rings.map((ring) =>
          [...ring, ...ring.slice(0, 1)].map(([x, y]): [number, number] => [x / MICRODEGREES, y / MICRODEGREES]),
        ),
      ),
    0,
  );

function flatOutlines(
  outlines: readonly (readonly GridPolygon[])[],
): Pick<DistrictData, 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'> {
  const ringsOf = outlines.map((polygons) => polygons.flat());
  const rings = ringsOf.flat();
  return {
    ringOffset: offsets(ringsOf),
    pointOffset: offsets(rings),
    pointLon: Int32Array.from(rings.flat(), ([x]) => x),
    pointLat: Int32Array.from(rings.flat(), ([, y]) => y),
  };
}

/** Where each of the lists begins if they stand one after the other, and where the last one ends. */
function offsets(lists: readonly (readonly unknown[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, row) => {
    starts[row + 1] = (starts[row] ?? 0) + list.length;
  });
  return starts;
}
