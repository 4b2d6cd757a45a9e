import type { Position } from '../../geometry/geojson.ts';
import { segmentsByPlace } from '../lanes-together/segments-by-place.ts';
import type { StreetRouter } from './street-route.ts';
import type { StreetRoute } from './street-route-schema.ts';

/** A stretch of a drawn lane that is to follow streets, from corner to corner. */
export interface AskedStretch {
  readonly from: Position;
  readonly to: Position;
  /** Already known: its line stays as it is, from an older pack too. */
  readonly route: StreetRoute | null;
}

/**
 * Routes of the stretches that have none yet, in their order. Where two stretches meet, the second goes on on the level
 * on which the first one ends ([RT3]). `null` stands for a stretch that is a free line and asks nothing.
 */
export function routeStretches(router: StreetRouter, asked: readonly (AskedStretch | null)[]): StreetRoute[] {
  const { packVersion } = router;
  const found = asked.map((stretch) => stretch?.route && stillThere(router, stretch.route));
  const answers: StreetRoute[] = [];
  asked.forEach((stretch, index) => {
    if (!stretch) return;
    const known = found[index];
    if (known) {
      if (known.packVersion !== packVersion) answers.push({ ...known, packVersion });
      return;
    }
    const after = found[index - 1]?.segments.at(-1);
    const before = found[index + 1]?.segments[0];
    const route = router.route(
      stretch.from,
      stretch.to,
      after ? router.edgeOf(after.id) : null,
      before ? router.edgeOf(before.id) : null,
    );
    found[index] = route;
    answers.push(route);
  });
  return answers;
}

/**
 * A way of the same pack, or of another: by its streets' ids, else by the streets that lie there now, else without any.
 * What was drawn stays where it is ([LT1]). Where no way was known, streets may have come since.
 */
function stillThere(router: StreetRouter, route: StreetRoute): StreetRoute | null {
  const { packVersion } = router;
  if (route.packVersion === packVersion) return route;
  if (route.segments.length === 0) return null;
  if (route.segments.every(({ id }) => router.edgeOf(id) !== null)) return route;
  const segments = segmentsByPlace(router, route.line);
  return segments ? { ...route, segments } : { ...route, segments: [], streets: [] };
}
