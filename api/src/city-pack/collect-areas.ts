import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { closeGaps } from './close-gaps.ts';
import { type Chain, joinWays } from './join-ways.ts';
import { nestRings, type PolygonRings } from './nest-rings.ts';
import { MISSING, type OsmExtract, type OsmRelation, type OsmWay, type Tags } from './osm-extract.ts';

/** Closed things of the map: one way, or a relation of several. */
export interface Area {
  tags: Tags;
  polygons: PolygonRings[];
}

export interface AreaDefects {
  /** Ways of multipolygons that the extract does not hold. */
  missingMembers: number;
  /** Multipolygons closed by straight lines where members are missing. */
  closedMultipolygons: number;
  /** Multipolygons of which too little is there. */
  droppedMultipolygons: number;
  /** Coast lines: the sea beside them is not drawn. */
  coastLines: number;
}

export interface CollectedAreas {
  areas: Area[];
  defects: AreaDefects;
}

/** Straight lines may make up at most this share of an outline's known length: what leaves the extract and returns. */
const MAX_GAP_SHARE = 0.5;

/** Keys that tell what an area is; a relation without any of them takes the tags of its outline (old style). */
const AREA_KEYS = [
  'amenity',
  'building',
  'highway',
  'landuse',
  'leisure',
  'natural',
  'place',
  'tourism',
  'waterway',
] as const;

/** All areas of an extract: multipolygons first, then closed ways, each in the order of the file ([PK5]–[PK7]). */
export function collectAreas(extract: OsmExtract): CollectedAreas {
  const coastLines = extract.ways.filter(({ tags }) => tags.get('natural') === 'coastline').length;
  const defects: AreaDefects = { missingMembers: 0, closedMultipolygons: 0, droppedMultipolygons: 0, coastLines };
  const wayById = new Map(extract.ways.map((way) => [way.id, way]));
  /** What an outline already means as part of its multipolygon; drawn by itself it would cover the holes. */
  const meaningOfOutline = new Map<number, Tags[]>();
  const areas: Area[] = [];
  for (const relation of extract.relations) {
    if (relation.tags.get('type') !== 'multipolygon') continue;
    const members = relation.members.filter(({ type }) => type === 'way');
    const ways = members.flatMap(({ id }) => wayById.get(id) ?? []);
    defects.missingMembers += members.length - ways.length;
    const tags = meaningOf(relation, wayById);
    if (!isArea(tags)) continue;
    const polygons = assemble(ways, extract, defects);
    if (polygons.length === 0) continue;
    areas.push({ tags, polygons });
    for (const { role, id } of members) {
      if (role !== 'inner') meaningOfOutline.set(id, [...(meaningOfOutline.get(id) ?? []), tags]);
    }
  }
  for (const way of extract.ways) {
    if (!way.closed || !isArea(way.tags)) continue;
    if (meaningOfOutline.get(way.id)?.some((tags) => sameMeaning(tags, way.tags))) continue;
    const ring = positionsOf(withoutGaps(way), extract);
    const polygons = ring.length < 4 ? [] : nestRings([ring]);
    if (polygons.length > 0) areas.push({ tags: way.tags, polygons });
  }
  return { areas, defects };
}

function isArea(tags: Tags): boolean {
  return (
    AREA_KEYS.some((key) => tags.has(key)) || tags.has('addr:housenumber') || tags.has('shop') || tags.has('railway')
  );
}

function meaningOf(relation: OsmRelation, wayById: ReadonlyMap<number, OsmWay>): Tags {
  if (AREA_KEYS.some((key) => relation.tags.has(key))) return relation.tags;
  const outlines = relation.members.filter(({ type, role }) => type === 'way' && role !== 'inner');
  const tagged = outlines.map(({ id }) => wayById.get(id)?.tags).find((tags) => tags !== undefined && isArea(tags));
  return tagged ?? relation.tags;
}

function sameMeaning(a: Tags, b: Tags): boolean {
  return AREA_KEYS.every((key) => a.get(key) === b.get(key));
}

/** Node rows of a closed way without the missing ones, closed again along the cut. */
function withoutGaps(way: OsmWay): Chain {
  const nodes = [...way.nodes].filter((row) => row !== MISSING);
  const first = nodes[0];
  if (way.closed && first !== undefined && nodes.at(-1) !== first) nodes.push(first);
  return nodes;
}

function positionsOf(chain: Chain, extract: OsmExtract) {
  return chain.map((row) => extract.nodes.position(row));
}

function assemble(ways: readonly OsmWay[], extract: OsmExtract, defects: AreaDefects): PolygonRings[] {
  const joined = joinWays([...new Set(ways)].map(withoutGaps));
  let rings = joined.rings;
  if (joined.open.length > 0) {
    const metres = (from: number, to: number) => lineLengthMetres(positionsOf([from, to], extract));
    const closed = closeGaps(joined.open, metres, MAX_GAP_SHARE);
    if (closed === null) defects.droppedMultipolygons += 1;
    else {
      defects.closedMultipolygons += 1;
      rings = [...rings, ...closed.rings];
    }
  }
  return nestRings(rings.map((ring) => positionsOf(ring, extract)));
}
