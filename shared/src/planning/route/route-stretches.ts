import type { Position } from '../../geometry/geojson.ts';
import type { StreetRoute, StreetRouter } from './street-route.ts';

/** A stretch of a drawn lane that is to follow streets, from corner to corner. */
export interface AskedStretch {
  readonly from: Position;
  readonly to: Position;
  /** Already known from the same pack: it stays as it is. */
  readonly route: StreetRoute | null;
}

/**
 * Routes of the stretches that have none yet, in their order. Where two stretches meet, the second goes on on the level
 * on which the first one ends ([RT3]). `null` stands for a stretch that is a free line and asks nothing.
 */
export function routeStretches(router: StreetRouter, asked: readonly (AskedStretch | null)[]): StreetRoute[] {
  const found: (StreetRoute | null)[] = asked.map((stretch) => stretch?.route ?? null);
  const answers: StreetRoute[] = [];
  asked.forEach((stretch, index) => {
    if (!stretch || stretch.route) return;
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
