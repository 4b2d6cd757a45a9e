import type { Position } from '../../geometry/geojson.ts';
import type { StreetRouter } from './street-route.ts';
import type { StreetRoute } from './street-route-schema.ts';

/** A stretch of a drawn lane that is to follow streets, from corner to corner. */
export interface AskedStretch {
  readonly from: Position;
  readonly to: Position;
  /** Already known: it stays as it is, from an older pack too as long as this one has all of its streets. */
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

/** A way of the same pack, or of another whose streets this one has; where no way was known, streets may have come since. */
function stillThere(router: StreetRouter, route: StreetRoute): StreetRoute | null {
  if (route.packVersion === router.packVersion) return route;
  return route.segments.length > 0 && route.segments.every(({ id }) => router.edgeOf(id) !== null) ? route : null;
}
