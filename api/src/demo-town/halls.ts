import { type BuildingSite, buildableArea, mainDirection, nearestFront } from './block-fronts.ts';
import type { Building } from './building.ts';
import { house, withoutBackCorner } from './house.ts';
import { add, at, extent, leftOf, type PlanePoint, rectangle } from './plane.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Works and shops: big halls along the streets, smaller ones between. */
export function halls(site: BuildingSite, ring: readonly PlanePoint[]): Building[] {
  const { random, ground, style } = site;
  const area = buildableArea(site, 1, 6);
  const along = mainDirection(site, ring);
  const across = leftOf(along);
  const [west, east] = extent(ring, along);
  const [south, north] = extent(ring, across);
  const found: Building[] = [];
  for (const size of [1, 0.7, 0.45, 0.3]) {
    for (let tried = 0; tried < 26; tried++) {
      const width = random.between(45, style === 'retail' ? 85 : 110) * size;
      const depth = random.between(30, 62) * size;
      const middle = add(add([0, 0], along, random.between(west, east)), across, random.between(south, north));
      const ringOf = rectangle(middle, along, width, depth);
      const around = rectangle(middle, along, width + 16, depth + 16);
      if (!area.holds(ringOf) || !ground.isFree(around)) continue;
      ground.take(ringOf);
      const kind =
        style === 'retail' ? 'retail' : random.pick(['industrial', 'industrial', 'warehouse', 'commercial', 'yes']);
      const front = nearestFront(site, middle, 110);
      found.push(
        house(
          random,
          hallShape(ringOf, random),
          size >= 0.45 ? (front?.line ?? null) : null,
          random.integer(1, 2),
          kind,
        ),
      );
    }
  }
  return found;
}

function hallShape(ring: readonly PlanePoint[], random: SeededRandom): PlanePoint[] {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  return random.chance(0.4)
    ? withoutBackCorner(a, b, c, d, random.between(0.25, 0.5), random.between(0.2, 0.4))
    : [...ring];
}
