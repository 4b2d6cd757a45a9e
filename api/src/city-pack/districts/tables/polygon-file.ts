import type { Position } from '@werkstadt/shared/geometry/geojson';
import { ringSelfIntersects } from '@werkstadt/shared/geometry/ring-self-intersects';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { CityPackError } from '../../city-pack-error.ts';
import { nestRings, type PolygonRings } from '../../nest-rings.ts';
import { arrangeLines, EDGE_KINDS } from '../arrange-lines.ts';
import { blockOutlines } from '../block-map.ts';
import { gridRings } from '../cutting-lines.ts';
import { facesInside, OUTSIDE, traceFaces } from '../trace-faces.ts';

/** One feature of a city's GeoJSON; a sentence about it names file, feature and field. */
export interface PolygonFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: readonly PolygonRings[];
  /** Rings crossed or ran back over themselves; what they enclose by the even-odd rule stands for them. */
  readonly repaired: boolean;
  readonly refusal: (field: string, what: string) => CityPackError;
}

export interface PolygonFile {
  readonly file: string;
  readonly features: readonly PolygonFeature[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** GeoJSON with polygons. Throws `CityPackError` with file, feature and field of what is wrong ([DB8]). */
export function parsePolygonFile(file: string, bytes: Uint8Array): PolygonFile {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CityPackError(`${file} is no GeoJSON: it cannot be read as JSON in UTF-8.`, { cause });
  }
  if (!isRecord(content) || content.type !== 'FeatureCollection' || !Array.isArray(content.features)) {
    throw new CityPackError(`${file} is no GeoJSON FeatureCollection.`);
  }
  return { file, features: content.features.map((feature, index) => parseFeature(file, feature, index + 1)) };
}

function parseFeature(file: string, feature: unknown, number: number): PolygonFeature {
  const refusal = (field: string, what: string) => new CityPackError(`${file}, feature ${number}, ${field}: ${what}.`);
  if (!isRecord(feature)) throw refusal('type', 'is no feature');
  const { geometry } = feature;
  const properties = isRecord(feature.properties) ? feature.properties : {};
  if (!isRecord(geometry)) throw refusal('geometry', 'is missing');
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    throw refusal('geometry', `"${String(type).slice(0, 40)}" is neither Polygon nor MultiPolygon`);
  }
  const rings = (type === 'Polygon' ? [coordinates] : listOf(coordinates, refusal)).flatMap((polygon) =>
    listOf(polygon, refusal).map((ring) => parseRing(ring, refusal)),
  );
  if (rings.length === 0) throw refusal('geometry', 'has no ring');
  const repaired = rings.some(ringSelfIntersects);
  const polygons = repaired ? evenOdd(rings) : nestRings(rings);
  if (polygons.length === 0) throw refusal('geometry', 'encloses nothing');
  return { properties, polygons, repaired, refusal };
}

type Refusal = PolygonFeature['refusal'];

function listOf(value: unknown, refusal: Refusal): readonly unknown[] {
  if (!Array.isArray(value)) throw refusal('geometry', 'the coordinates are not nested as GeoJSON asks');
  return value;
}

function parseRing(value: unknown, refusal: Refusal): Position[] {
  const ring = listOf(value, refusal).map((position): Position => {
    const [longitude, latitude] = listOf(position, refusal);
    const sound =
      typeof longitude === 'number' &&
      typeof latitude === 'number' &&
      Math.abs(longitude) <= 180 &&
      Math.abs(latitude) <= 90;
    if (!sound) throw refusal('geometry', `${String([longitude, latitude])} is no position [lon, lat] in WGS 84`);
    return [longitude, latitude];
  });
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || !first || !last) throw refusal('geometry', 'a ring has fewer than four positions');
  if (first[0] !== last[0] || first[1] !== last[1]) throw refusal('geometry', 'a ring is not closed');
  return ring;
}

/** What rings enclose by the even-odd rule, as valid polygons. */
function evenOdd(rings: readonly Position[][]): PolygonRings[] {
  const map = traceFaces(arrangeLines(gridRings([[...rings]], EDGE_KINDS.outline)));
  const inside = facesInside(map);
  // All faces inside as one block: their common borders vanish.
  const blockOfFace = Int32Array.from(inside, (side) => (side ? 0 : OUTSIDE));
  const [polygons = []] = blockOutlines({ map, blockOfFace, blocks: 1 });
  return polygons.map((polygon) =>
    polygon.map((ring) =>
      [...ring, ...ring.slice(0, 1)].map(([x, y]): Position => [x / MICRODEGREES, y / MICRODEGREES]),
    ),
  );
}
