import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { DESTINATION_KINDS, POINT_KINDS, type PointKind } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { classifyPoi } from '../classify/points.ts';
import type { Area } from '../collect-areas.ts';
import { labelPoint } from '../label-point.ts';
import type { OsmExtract, Tags } from '../osm-extract.ts';
import type { NameTable } from './name-table.ts';

export type Points = Pick<PlanningData, 'pointKind' | 'pointLon' | 'pointLat' | 'pointName' | 'destinationCount'>;

export interface PlanningPoint {
  kind: PointKind;
  name: string | undefined;
  position: Position;
}

/** Both signs of a stop, a school's ground and its entrance: of one name and kind nearer than this, they are one. */
const SAME_PLACE_METRES = 300;

const KIND_OF_POI: Readonly<Record<string, PointKind>> = {
  school: 'school',
  kindergarten: 'kindergarten',
  university: 'university',
  college: 'university',
  station: 'station',
  halt: 'station',
  bus_station: 'station',
  bus_stop: 'stop',
  tram_stop: 'stop',
  hospital: 'health',
  clinic: 'health',
  doctors: 'health',
  pharmacy: 'health',
  supermarket: 'shop',
  convenience: 'shop',
  bakery: 'shop',
  butcher: 'shop',
  greengrocer: 'shop',
  playground: 'leisure',
  sports_centre: 'leisure',
  stadium: 'leisure',
  swimming_pool: 'leisure',
  library: 'leisure',
  community_centre: 'leisure',
  youth_centre: 'leisure',
  cinema: 'leisure',
  theatre: 'leisure',
};

/** Destinations, and what may be in the way of a lane, inside the map's box. */
export function collectPoints(extract: OsmExtract, areas: readonly Area[], bbox: BoundingBox): PlanningPoint[] {
  const found: PlanningPoint[] = [];
  const put = (kind: PointKind | null, tags: Tags, positionOf: () => Position) => {
    if (kind === null) return;
    const position = positionOf();
    if (isIn(bbox, position)) found.push({ kind, name: tags.get('name'), position });
  };
  for (const { node, tags } of extract.taggedNodes) {
    put(destinationKind(tags) ?? obstacleKind(tags), tags, () => extract.nodes.position(node));
  }
  for (const { tags, polygons } of areas) put(destinationKind(tags), tags, () => labelPoint(polygons));
  return found;
}

function destinationKind(tags: Tags): PointKind | null {
  const kind = classifyPoi(tags)?.properties.kind;
  return typeof kind === 'string' && Object.hasOwn(KIND_OF_POI, kind) ? (KIND_OF_POI[kind] ?? null) : null;
}

function obstacleKind(tags: Tags): PointKind | null {
  if (tags.get('natural') === 'tree') return 'tree';
  if (tags.get('highway') === 'traffic_signals' || tags.get('crossing') === 'traffic_signals') return 'signals';
  return tags.get('highway') === 'crossing' ? 'crossing' : null;
}

/** As a pack stores them: destinations first, each of them once. */
export function packPoints(points: readonly PlanningPoint[], names: NameTable): Points {
  const isDestination = ({ kind }: PlanningPoint) => DESTINATION_KINDS.some((known) => known === kind);
  const destinations = distinct(points.filter(isDestination));
  const all = [...destinations, ...points.filter((point) => !isDestination(point))];
  return {
    pointKind: Uint8Array.from(all, ({ kind }) => POINT_KINDS.indexOf(kind)),
    pointLon: Int32Array.from(all, ({ position }) => Math.round(position[0] * MICRODEGREES)),
    pointLat: Int32Array.from(all, ({ position }) => Math.round(position[1] * MICRODEGREES)),
    pointName: Uint32Array.from(all, ({ name }) => names.row(name)),
    destinationCount: destinations.length,
  };
}

function distinct(points: readonly PlanningPoint[]): PlanningPoint[] {
  const kept: PlanningPoint[] = [];
  const byName = new Map<string, PlanningPoint[]>();
  for (const point of points) {
    const key = `${point.kind} ${point.name}`;
    const same = byName.get(key) ?? [];
    const known = same.some(({ position }) => lineLengthMetres([position, point.position]) < SAME_PLACE_METRES);
    if (point.name !== undefined && known) continue;
    byName.set(key, [...same, point]);
    kept.push(point);
  }
  return kept;
}

function isIn([west, south, east, north]: BoundingBox, [longitude, latitude]: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
