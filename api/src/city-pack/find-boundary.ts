import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { CityPackError } from './city-pack-error.ts';
import { isAdministrative } from './classify/memberships.ts';
import { closeGaps } from './close-gaps.ts';
import { joinWays } from './join-ways.ts';
import { nestRings, type PolygonRings, pointInRing } from './nest-rings.ts';
import { MISSING, type OsmExtract, type OsmRelation, type OsmWay } from './osm-extract.ts';

export interface Municipality {
  name: string;
  /** AGS, eight digits, or null. */
  key: string | null;
  polygons: PolygonRings[];
  bbox: BoundingBox;
  closedGaps: number;
  closedGapMetres: number;
  missingWays: number;
}

export interface MunicipalityChoice {
  ags?: string;
  name?: string;
}

/** Straight lines over gaps may make up at most this share of a municipal boundary ([PK8]). */
const MAX_GAP_SHARE = 0.2;
const MUNICIPAL_LEVEL = '8';
const AGS_KEY = 'de:amtlicher_gemeindeschluessel';
const REGIONAL_KEY = 'de:regionalschluessel';

/**
 * The municipality of an extract: the one asked for, else the one with the most addresses ([PK9]). Null where the
 * extract has no usable municipal boundary. Throws `CityPackError` where the one asked for is not there.
 */
export function findMunicipality(extract: OsmExtract, choice: MunicipalityChoice): Municipality | null {
  const relations = extract.relations.filter(isMunicipal);
  const asked = relations.filter(
    ({ tags }) =>
      (choice.ags === undefined || agsOf(tags) === choice.ags) &&
      (choice.name === undefined || tags.get('name') === choice.name),
  );
  if (asked.length === 0 && (choice.ags !== undefined || (choice.name !== undefined && relations.length > 0))) {
    const known = relations.map(({ tags }) => [tags.get('name') ?? '?', agsOf(tags)].filter(Boolean).join(' '));
    throw new CityPackError(
      `The extract has no municipality ${[choice.ags, choice.name].filter(Boolean).join(' ')}. It has: ${known.sort().join(', ') || 'none'}.`,
    );
  }
  const wayById = new Map(extract.ways.map((way) => [way.id, way]));
  const usable = asked.flatMap((relation) => assembleMunicipality(relation, wayById, extract) ?? []);
  const [first, ...others] = usable;
  if (first === undefined || others.length === 0) return first ?? null;
  const addresses = addressPositions(extract);
  const ranked = usable.map((municipality) => ({
    municipality,
    inside: addresses.filter((position) => isInside(municipality, position)).length,
  }));
  return ranked.reduce((best, next) => (next.inside > best.inside ? next : best)).municipality;
}

/** Whether a position lies in the municipality; on the very outline it may go either way. */
export function isInside({ bbox, polygons }: Municipality, position: Position): boolean {
  const [west, south, east, north] = bbox;
  if (position[0] < west || position[0] > east || position[1] < south || position[1] > north) return false;
  return polygons.some(
    ([outline = [], ...holes]) => pointInRing(position, outline) && !holes.some((hole) => pointInRing(position, hole)),
  );
}

function agsOf(tags: OsmRelation['tags']): string | null {
  const key = tags.get(AGS_KEY)?.replaceAll(' ', '');
  if (key) return key;
  // The Regionalschlüssel is the same with four digits of the association of municipalities inside.
  const regional = tags.get(REGIONAL_KEY)?.replaceAll(' ', '') ?? '';
  return /^\d{12}$/.test(regional) ? regional.slice(0, 5) + regional.slice(9) : null;
}

/** Level 8, or a city that is its own district: those carry the eight digits at level 4 or 6. */
function isMunicipal(relation: OsmRelation): boolean {
  const { tags } = relation;
  if (!isAdministrative(relation) || !tags.get('name')) return false;
  return tags.get('admin_level') === MUNICIPAL_LEVEL || /^\d{8}$/.test(agsOf(tags) ?? '');
}

function assembleMunicipality(
  relation: OsmRelation,
  wayById: ReadonlyMap<number, OsmWay>,
  extract: OsmExtract,
): Municipality | null {
  const members = relation.members.filter(({ type, role }) => type === 'way' && role !== 'subarea');
  const ways = members.flatMap(({ id }) => wayById.get(id) ?? []);
  const { rings, open } = joinWays(ways.map(({ nodes }) => [...nodes].filter((row) => row !== MISSING)));
  const metres = (from: number, to: number) =>
    lineLengthMetres([extract.nodes.position(from), extract.nodes.position(to)]);
  const closed = closeGaps(open, metres, MAX_GAP_SHARE);
  if (closed === null) return null;
  const polygons = nestRings([...rings, ...closed.rings].map((ring) => ring.map((row) => extract.nodes.position(row))));
  const bbox = boundingBoxOf(polygons.flat(2));
  if (bbox === null) return null;
  return {
    name: relation.tags.get('name') ?? '',
    key: agsOf(relation.tags),
    polygons,
    bbox,
    closedGaps: closed.gaps,
    closedGapMetres: Math.round(closed.gapMetres),
    missingWays: members.length - ways.length,
  };
}

/** Where people live: addresses, and where a place has none, its buildings. */
function addressPositions(extract: OsmExtract): Position[] {
  const positions: Position[] = [];
  for (const { node, tags } of extract.taggedNodes) {
    if (tags.has('addr:housenumber')) positions.push(extract.nodes.position(node));
  }
  for (const { tags, nodes } of extract.ways) {
    const [first = MISSING] = nodes;
    if (first !== MISSING && (tags.has('addr:housenumber') || tags.has('building')))
      positions.push(extract.nodes.position(first));
  }
  return positions;
}
