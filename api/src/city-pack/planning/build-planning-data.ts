import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { EDGE_FLAGS, POINT_KINDS, ROAD_CLASSES, UNKNOWN_BYTE } from '@werkstadt/shared/planning/network/edge-facts';
import { ReachIndex } from '@werkstadt/shared/planning/network/reach-index';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import type { PlanningMeta } from '@werkstadt/shared/planning/pack/planning-meta';
import type { Area } from '../collect-areas.ts';
import type { DataSource } from '../data-source.ts';
import type { OsmExtract } from '../osm-extract.ts';
import { chooseJourneys } from './choose-journeys.ts';
import type { UnreadTags } from './classify-edge.ts';
import { collectNetwork, type Network } from './collect-network.ts';
import { collectPoints, type PlanningPoint, packPoints } from './collect-points.ts';
import { estimateResidents, type Home } from './estimate-residents.ts';
import { edgeHeights } from './heights/edge-heights.ts';
import type { HeightModel } from './heights/height-model.ts';
import { type KeptIds, keepSegmentIds, type StreetChanges } from './keep-segment-ids.ts';
import { markSurroundings } from './mark-surroundings.ts';
import { NameTable } from './name-table.ts';
import type { CityTables } from './tables/city-tables.ts';

/** "Within reach" of a lane, straight. */
const REACH_METRES = 300;
/** The assumptions about speeds are those of the StVO. */
const COUNTRY = 'DE';

const NONE = new Float64Array(0);
const FIRST_PACK: { kept: KeptIds; changes: StreetChanges | null } = {
  kept: { keptEdge: new Uint32Array(0), keptWay: NONE, keptFrom: NONE, keptTo: NONE },
  changes: null,
};

export interface PlanningSourceData {
  extract: OsmExtract;
  areas: readonly Area[];
  bbox: BoundingBox;
  /** The buildings that people live in, in the map's box. */
  homes: readonly Home[];
  /** Inhabitants as the data itself tells them; null where it does not. */
  taggedPopulation: number | null;
  source: DataSource;
  /** ISO 8601 day of the data, null where it has none. */
  date: string | null;
  tables: CityTables;
  /** The planning layers of the city's pack until now, whose ids its streets keep. */
  previous?: PlanningData | null;
}

export interface BuiltPlanning {
  data: PlanningData;
  /** Buildings that people are taken to live in. */
  homes: number;
  unread: UnreadTags;
  /** What became of the streets of the pack before; null for a first pack. */
  changes: StreetChanges | null;
}

/** The planning layers of a city out of what the builder has read already. The same input gives the same layers. */
export function buildPlanningData(source: PlanningSourceData, onProgress: (share: number) => void): BuiltPlanning {
  const { extract, areas, bbox, homes, tables } = source;
  const names = new NameTable();
  const { network, unread } = collectNetwork(extract, bbox, names);
  markSurroundings(network, extract, areas);
  const { kept, changes } = source.previous ? keepSegmentIds(network, source.previous) : FIRST_PACK;
  onProgress(0.2);
  const heights = tables.heights && edgeHeights(network, tables.heights);
  const residents = estimateResidents(homes, bbox, ...officialTotal(source));
  onProgress(0.4);
  const collected = collectPoints(extract, areas, bbox);
  const points = packPoints([...collected, ...tables.accidentPoints], names);
  const streets = { name: source.source.name, date: source.date, attribution: source.source.attribution };
  const meta: PlanningMeta = {
    bbox,
    country: COUNTRY,
    streets,
    reachMetres: REACH_METRES,
    residents: {
      total: residents.total,
      scaled: residents.scaled,
      source: tables.residents?.source ?? tables.zensus?.about ?? streets,
      ...(tables.zensus && { grid: tables.zensus.about }),
      shareAssumedStoreys: rounded(residents.shareAssumedStoreys),
    },
    ...tagCoverage(network, collected),
    ...(tables.heights && { heights: heightsMeta(tables.heights, network) }),
    accidents: tables.accidents,
    costRates: tables.costRates,
    rules: tables.rules,
  };
  const journeys = chooseJourneys(residents.cells, points);
  const reach = reachLists(network, new ReachIndex({ ...residents.cells, ...points }), (share) =>
    onProgress(0.4 + 0.6 * share),
  );
  return {
    data: {
      meta,
      strings: names.all,
      ...network,
      ...kept,
      heights,
      ...residents.cells,
      ...points,
      ...reach,
      ...journeys,
    },
    homes: residents.homes,
    unread,
    changes,
  };
}

/** A grid is newer and finer than a number on the map; only what the city itself gives is stronger. */
function officialTotal({ tables, taggedPopulation }: PlanningSourceData): [total: number | null, perPerson?: number] {
  if (tables.zensus) return [tables.residents?.total ?? null, 1];
  return [tables.residents?.total ?? taggedPopulation];
}

function heightsMeta(
  { about: { name, date, resolutionMetres } }: HeightModel,
  { edgeFlags, edgeLengthDm }: Network,
): PlanningMeta['heights'] {
  const all = edgeLengthDm.reduce((sum, length) => sum + length, 0);
  const offGround = edgeLengthDm.reduce(
    (sum, length, edge) => sum + ((edgeFlags[edge] ?? 0) & (EDGE_FLAGS.bridge | EDGE_FLAGS.tunnel) ? length : 0),
    0,
  );
  return {
    source: { name, date, attribution: name },
    resolutionMetres,
    shareOffGround: all > 0 ? rounded(offGround / all) : 0,
  };
}

function reachLists(
  { shapeOffset, shapeLon, shapeLat, edgeFrom }: Network,
  index: ReachIndex,
  onProgress: (share: number) => void,
): Pick<PlanningData, 'reachOffset' | 'reachTarget'> {
  const reachOffset = new Uint32Array(edgeFrom.length + 1);
  const targets: number[] = [];
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    const [first = 0, end = 0] = [shapeOffset[edge], shapeOffset[edge + 1]];
    for (const target of index.near(shapeLon, shapeLat, first, end, REACH_METRES)) targets.push(target);
    reachOffset[edge + 1] = targets.length;
    if (edge % 1000 === 0) onProgress(edge / edgeFrom.length);
  }
  onProgress(1);
  return { reachOffset, reachTarget: Uint32Array.from(targets) };
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** How much of the roads' length has a tag, and how many trees … are known: what is rare says nothing where it is not. */
function tagCoverage(
  network: Network,
  points: readonly PlanningPoint[],
): Pick<PlanningMeta, 'tagShares' | 'perRoadKilometre'> {
  const last = ROAD_CLASSES.indexOf('living_street');
  const lengths = { all: 0, maxspeed: 0, lanes: 0, width: 0, cycle: 0, parking: 0, name: 0 };
  for (let edge = 0; edge < network.edgeFrom.length; edge++) {
    if ((network.edgeClass[edge] ?? 0) > last) continue;
    const length = network.edgeLengthDm[edge] ?? 0;
    lengths.all += length;
    if (network.edgeSpeed[edge] !== UNKNOWN_BYTE) lengths.maxspeed += length;
    if (network.edgeLanes[edge] !== UNKNOWN_BYTE) lengths.lanes += length;
    if (network.edgeWidthDm[edge] !== UNKNOWN_BYTE) lengths.width += length;
    if (network.edgeCycle[edge] !== 0) lengths.cycle += length;
    if ((network.edgeFlags[edge] ?? 0) & EDGE_FLAGS.parkingTagged) lengths.parking += length;
    if (network.edgeName[edge] !== 0) lengths.name += length;
  }
  const { all, ...tagged } = lengths;
  const kilometres = all / 10_000;
  const share = (part: number, whole: number) => (whole > 0 ? rounded(part / whole) : 0);
  return {
    tagShares: Object.fromEntries(Object.entries(tagged).map(([tag, length]) => [tag, share(length, all)])),
    perRoadKilometre: Object.fromEntries(
      POINT_KINDS.filter((kind) => kind === 'tree' || kind === 'crossing' || kind === 'signals').map((kind) => [
        kind,
        share(points.filter((point) => point.kind === kind).length, kilometres),
      ]),
    ),
  };
}
