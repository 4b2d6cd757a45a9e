import type { DrawnGeometry, Position } from '../geometry/geojson.ts';
import type { StreetRoute } from '../planning/route/street-route-schema.ts';
import { bikeLaneFieldsSchema } from '../proposal/kinds/bike-lane/kind.ts';
import type { LaneNetwork } from '../proposal/kinds/bike-lane/lane-network.ts';
import { samePosition } from './same-position.ts';
import { type DrawnCorners, stretchesOf } from './street-stretches.ts';

/** The streets that a drawn lane runs on, and its free lines; null where it runs on none. */
export function networkOfDraft(draft: DrawnCorners): LaneNetwork | null {
  const segments: LaneNetwork['segments'] = [];
  const free: { after: number; coordinates: Position[] }[] = [];
  let packVersion = '';
  for (const { route, line } of stretchesOf(draft)) {
    if (route && route.segments.length > 0) {
      packVersion = route.packVersion;
      segments.push(...route.segments);
      continue;
    }
    const last = free.at(-1);
    const end = last?.coordinates.at(-1);
    const [start] = line;
    if (last?.after === segments.length && end && start && samePosition(end, start)) {
      last.coordinates.push(...line.slice(1));
    } else free.push({ after: segments.length, coordinates: [...line] });
  }
  return segments.length === 0 ? null : { packVersion, segments, free };
}

type Content = { readonly fields: Readonly<Record<string, unknown>>; readonly geometry: DrawnGeometry };

/**
 * The corners that draw a lane that is public already, its streets as they were: one stretch for each part along
 * streets, and the corners of its free lines. Null for what runs on no street, or where streets and line do not belong
 * together: it is drawn by all its positions.
 */
export function cornersOfLane({ fields, geometry }: Content): Pick<DrawnCorners, 'corners' | 'free' | 'routes'> | null {
  const parsed = bikeLaneFieldsSchema.safeParse(fields);
  const network = parsed.data?.network;
  if (!network || geometry.type !== 'LineString') return null;
  const line = geometry.coordinates;
  const [first] = line;
  if (!first) return null;
  const corners: Position[] = [first];
  const free: boolean[] = [true];
  const routes: StreetRoute[] = [];
  let at = 0;
  let segment = 0;
  const alongStreets = (end: number, until: number): boolean => {
    const part = line.slice(at, end + 1);
    const [from, to] = [part[0], part.at(-1)];
    const segments = network.segments.slice(segment, until);
    if (part.length < 2 || !from || !to) return segments.length === 0;
    if (segments.length === 0) return false;
    routes.push({ from, to, packVersion: network.packVersion, segments, line: part, streets: [] });
    corners.push(to);
    free.push(false);
    [at, segment] = [end, until];
    return true;
  };
  for (const { after, coordinates } of network.free) {
    const start = line.findIndex((_, index) => index >= at && isPart(line, index, coordinates));
    if (start < 0 || !alongStreets(start, after)) return null;
    corners.push(...coordinates.slice(1));
    free.push(...coordinates.slice(1).map(() => true));
    at = start + coordinates.length - 1;
  }
  return alongStreets(line.length - 1, network.segments.length) ? { corners, free, routes } : null;
}

const isPart = (line: readonly Position[], start: number, part: readonly Position[]): boolean =>
  part.every((position, index) => {
    const there = line[start + index];
    return there !== undefined && samePosition(there, position);
  });
