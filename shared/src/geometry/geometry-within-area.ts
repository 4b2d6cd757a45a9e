import { type Edge, edgesMayMeet, edgesOf } from './edges.ts';
import type { Area, DrawnGeometry, Position } from './geojson.ts';
import { positionInside } from './position-inside.ts';

/** About a centimetre; positions are kept to 6 decimals (11 cm), so what lies this near to an edge lies on it. */
const TOLERANCE_DEGREES = 1e-7;

type Rings = readonly (readonly Position[])[];

interface Region {
  /** Of each polygon its rings, of each ring its edges. */
  readonly polygons: readonly (readonly (readonly Edge[])[])[];
  readonly edges: readonly Edge[];
}

function regionOf(polygons: readonly Rings[]): Region {
  const edgesOfRings = polygons.map((rings) => rings.map(edgesOf));
  return { polygons: edgesOfRings, edges: edgesOfRings.flat(2) };
}

/** An area never changes, and many geometries are asked about the same: null where it has a number that is not finite. */
const regions = new WeakMap<Area, Region | null>();

function regionOfArea(area: Area): Region | null {
  const known = regions.get(area);
  if (known !== undefined) return known;
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const region = allFinite(area.coordinates) ? regionOf(polygons) : null;
  regions.set(area, region);
  return region;
}

function isOnAnEdge(position: Position, edges: readonly Edge[]): boolean {
  const [x, y] = position;
  return edges.some((edge) => {
    if (x < edge.west - TOLERANCE_DEGREES || x > edge.east + TOLERANCE_DEGREES) return false;
    if (y < edge.south - TOLERANCE_DEGREES || y > edge.north + TOLERANCE_DEGREES) return false;
    const dx = edge.to[0] - edge.from[0];
    const dy = edge.to[1] - edge.from[1];
    const along = ((x - edge.from[0]) * dx + (y - edge.from[1]) * dy) / (dx * dx + dy * dy);
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(x - edge.from[0] - share * dx, y - edge.from[1] - share * dy) <= TOLERANCE_DEGREES;
  });
}

/** Whether a ray to the east leaves the ring an odd number of times. What lies on an edge may go either way. */
function isInsideRing([x, y]: Position, ring: readonly Edge[]): boolean {
  let inside = false;
  for (const { from, to } of ring) {
    if (from[1] > y !== to[1] > y && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0]) {
      inside = !inside;
    }
  }
  return inside;
}

function isInside(position: Position, region: Region): boolean {
  return region.polygons.some(([outline, ...holes]) => {
    if (outline === undefined || !isInsideRing(position, outline)) return false;
    return !holes.some((hole) => isInsideRing(position, hole));
  });
}

const isInsideOrOnEdge = (position: Position, region: Region): boolean =>
  isOnAnEdge(position, region.edges) || isInside(position, region);

/** Shares (0 to 1) of `edge` at which another edge meets it. */
function meetingShares(edge: Edge, others: readonly Edge[]): number[] {
  const shares: number[] = [];
  const dx = edge.to[0] - edge.from[0];
  const dy = edge.to[1] - edge.from[1];
  const shareOf = ([x, y]: Position) => ((x - edge.from[0]) * dx + (y - edge.from[1]) * dy) / (dx * dx + dy * dy);
  for (const other of others) {
    if (!edgesMayMeet(edge, other)) continue;
    const otherDx = other.to[0] - other.from[0];
    const otherDy = other.to[1] - other.from[1];
    const determinant = dx * otherDy - dy * otherDx;
    // Parallel edges meet, if at all, in their ends; the ends also bound every stretch that two edges share.
    shares.push(shareOf(other.from), shareOf(other.to));
    if (determinant !== 0) {
      shares.push(((other.from[0] - edge.from[0]) * otherDy - (other.from[1] - edge.from[1]) * otherDx) / determinant);
    }
  }
  return shares.filter((share) => share > 0 && share < 1).sort((a, b) => a - b);
}

/** Middles of the stretches into which other edges cut an edge: each stretch lies on one side of them as a whole. */
function middlesBetween(edge: Edge, others: readonly Edge[]): Position[] {
  const cuts = [0, ...meetingShares(edge, others), 1];
  const middles: Position[] = [];
  for (let index = 1; index < cuts.length; index += 1) {
    const share = ((cuts[index - 1] ?? 0) + (cuts[index] ?? 1)) / 2;
    middles.push([
      edge.from[0] + share * (edge.to[0] - edge.from[0]),
      edge.from[1] + share * (edge.to[1] - edge.from[1]),
    ]);
  }
  return middles;
}

/** Of an edge whose ends lie in the region. */
const edgeWithin = (edge: Edge, region: Region): boolean =>
  middlesBetween(edge, region.edges).every((middle) => isInsideOrOnEdge(middle, region));

const allInsideOrOnEdge = (positions: readonly Position[], region: Region): boolean =>
  positions.every((position) => isInsideOrOnEdge(position, region));

/** Both sides of an edge at a place on it, two centimetres away. */
function bothSides(edge: Edge, [x, y]: Position): [Position, Position] {
  const dx = edge.to[0] - edge.from[0];
  const dy = edge.to[1] - edge.from[1];
  const scale = (2 * TOLERANCE_DEGREES) / Math.hypot(dx, dy);
  return [
    [x - dy * scale, y + dx * scale],
    [x + dy * scale, y - dx * scale],
  ];
}

function polygonWithin(rings: Rings, region: Region): boolean {
  const polygon = regionOf([rings]);
  if (!rings.every((ring) => allInsideOrOnEdge(ring, region))) return false;
  if (!polygon.edges.every((edge) => edgeWithin(edge, region))) return false;
  const inside = positionInside(rings);
  if (inside === null || !isInsideOrOnEdge(inside, region)) return false;
  // A hole of the area, or a gap between its parts, may lie in the polygon without crossing its outline.
  return region.edges.every((edge) =>
    middlesBetween(edge, polygon.edges).every(
      (middle) =>
        isOnAnEdge(middle, polygon.edges) ||
        !isInside(middle, polygon) ||
        bothSides(edge, middle).every((side) => isInsideOrOnEdge(side, region)),
    ),
  );
}

function allFinite(value: unknown): boolean {
  return Array.isArray(value) ? value.every(allFinite) : Number.isFinite(value);
}

/**
 * Whether a drawn geometry lies in an area as a whole, its edge included (rule G4): no part of a line or polygon
 * leaves it, crosses a hole of it, or spans a gap between its parts. WGS 84 [lon, lat]; edges are straight in degrees
 * (RFC 7946 § 3.1.1). A geometry with a number that is not finite is nowhere.
 */
export function geometryWithinArea(geometry: DrawnGeometry, area: Area): boolean {
  const region = regionOfArea(area);
  if (region === null || !allFinite(geometry.coordinates)) return false;
  switch (geometry.type) {
    case 'Point':
      return isInsideOrOnEdge(geometry.coordinates, region);
    case 'LineString':
      return (
        allInsideOrOnEdge(geometry.coordinates, region) &&
        edgesOf(geometry.coordinates).every((edge) => edgeWithin(edge, region))
      );
    case 'Polygon':
      return polygonWithin(geometry.coordinates, region);
  }
}
