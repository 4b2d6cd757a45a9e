import CheapRuler from 'cheap-ruler';
import type { Position } from '../geometry/geojson.ts';
import type { StreetRoute } from '../planning/route/street-route-schema.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import type { Draft } from './draft.ts';

/** What a draft's line is made of. */
export type DrawnCorners = Pick<Draft, 'kind' | 'corners' | 'free' | 'routes'>;

/** One stretch of a line that can follow streets. */
export interface StreetStretch {
  /** Index of the corner that it leads to. */
  readonly index: number;
  readonly from: Position;
  readonly to: Position;
  /** A straight line because its author wants it so. */
  readonly free: boolean;
  /** Its way along streets; null for a free line, and while no way is known. */
  readonly route: StreetRoute | null;
  /** WGS 84 [lon, lat], both corners included. */
  readonly line: readonly Position[];
}

/** A way holds for its two corners, whatever else is drawn. */
export const routeKey = ({ from, to }: { readonly from: Position; readonly to: Position }): string => `${from} ${to}`;

/** The stretches of a line in their order; none for points and areas. */
export function stretchesOf({ kind, corners, free, routes }: DrawnCorners): StreetStretch[] {
  if (kindById(kind).geometryType !== 'LineString') return [];
  const known = new Map(routes.map((route) => [routeKey(route), route]));
  return corners.slice(1).map((to, before) => {
    const from = corners[before] ?? to;
    const index = before + 1;
    const isFree = (free[index] ?? true) || !kindById(kind).followsStreets;
    const route = isFree ? null : (known.get(routeKey({ from, to })) ?? null);
    return { index, from, to, free: isFree, route, line: route?.line ?? [from, to] };
  });
}

/** The line through all corners, along the streets where its stretches follow them. */
export function lineOfCorners(drawn: DrawnCorners): Position[] {
  const [first] = drawn.corners;
  if (!first) return [];
  return [first, ...stretchesOf(drawn).flatMap(({ line }) => line.slice(1))];
}

/** The place half way from corner `index` to the next one, along the line as it runs; null where there is no next one. */
export function middleOfStretch(draft: DrawnCorners, index: number): Position | null {
  const from = draft.corners[index];
  const to = draft.corners[index + 1] ?? draft.corners[0];
  if (!from || !to || from === to) return null;
  const line = stretchesOf(draft)[index]?.line ?? [from, to];
  const ruler = new CheapRuler(from[1], 'meters');
  const positions = line.map(([longitude, latitude]): [number, number] => [longitude, latitude]);
  return ruler.along(positions, ruler.lineDistance(positions) / 2);
}
