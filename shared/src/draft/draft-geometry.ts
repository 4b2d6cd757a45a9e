import type { DrawnGeometry, Position } from '../geometry/geojson.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import { type DrawnCorners, lineOfCorners } from './street-stretches.ts';

/** 6 decimals are 11 cm: finer than any finger, and short in every export. */
const DECIMALS = 6;

/** The position as drafts keep it; null where it is none: a number that is not finite or lies outside the globe. */
export function keptPosition([longitude, latitude]: Position): Position | null {
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return null;
  // `+ 0` turns -0 into 0, which JSON cannot tell apart.
  return [Number(longitude.toFixed(DECIMALS)) + 0, Number(latitude.toFixed(DECIMALS)) + 0];
}

/** Twice the area in square degrees, positive when the ring runs against the clock. */
function doubledSignedArea(corners: readonly Position[]): number {
  const origin = corners[0];
  if (!origin) return 0;
  let doubled = 0;
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? origin;
    doubled += (x - origin[0]) * (nextY - origin[1]) - (nextX - origin[0]) * (y - origin[1]);
  });
  return doubled;
}

/**
 * The geometry that corners make for a type; null while there are too few of them (rule D4). An outline is closed and
 * runs against the clock (RFC 7946 § 3.1.6), starting at the first corner.
 */
export function geometryOfCorners(type: DrawnGeometry['type'], corners: readonly Position[]): DrawnGeometry | null {
  const [first, ...others] = corners;
  if (!first) return null;
  switch (type) {
    case 'Point':
      return { type, coordinates: first };
    case 'LineString':
      return others.length < 1 ? null : { type, coordinates: [first, ...others] };
    case 'Polygon': {
      if (others.length < 2) return null;
      const against = doubledSignedArea(corners) >= 0 ? others : others.toReversed();
      return { type, coordinates: [[first, ...against, first]] };
    }
  }
}

/** The geometry of a draft, null while it has too few corners. */
export function geometryOfDraft(draft: DrawnCorners): DrawnGeometry | null {
  const type = kindById(draft.kind).geometryType;
  return geometryOfCorners(type, type === 'LineString' ? lineOfCorners(draft) : draft.corners);
}

/** The corners that draw a geometry, as a draft keeps them. Holes cannot be drawn and are left out. */
export function cornersOfGeometry(geometry: DrawnGeometry): Position[] {
  const positions =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : (geometry.coordinates[0] ?? []).slice(0, -1);
  return positions.flatMap((position) => {
    const kept = keptPosition(position);
    return kept ? [kept] : [];
  });
}
