import { type BuildingSite, buildableArea, mainDirection, nearestFront } from './block-fronts.ts';
import type { Building } from './building.ts';
import { house } from './house.ts';
import { add, at, between, centroid, direction, extent, leftOf, type PlanePoint, rectangle } from './plane.ts';

/** Rows of apartment slabs with lawns between, at right angles to the main street; staircases have an address each. */
export function apartmentSlabs(site: BuildingSite, ring: readonly PlanePoint[]): Building[] {
  const { random, ground } = site;
  const area = buildableArea(site, 1, 7);
  const main = mainDirection(site, ring);
  const across = random.chance(0.65) ? leftOf(main) : main;
  const along = direction([0, 0], add(across, leftOf(across), random.between(-0.25, 0.25)));
  const spread = leftOf(along);
  const [low, high] = extent(ring, spread);
  const [start, end] = extent(ring, along);
  const found: Building[] = [];
  const spacing = random.between(30, 38);
  for (let row = low + random.between(14, 22); row < high; row += spacing) {
    let metres = start + random.between(4, 16);
    while (metres < end) {
      const stairs = random.integer(2, 5);
      const stairWidth = random.between(12.5, 15.5);
      const centre = add([spread[0] * row, spread[1] * row], along, metres + (stairs * stairWidth) / 2);
      const whole = rectangle(centre, along, stairs * stairWidth, 11.5);
      if (!area.holds(whole) || !ground.isFree(rectangle(centre, along, stairs * stairWidth + 8, 20))) {
        metres += 6;
        continue;
      }
      ground.take(whole);
      const levels = random.pick([4, 4, 5, 5, 3]);
      for (let stair = 0; stair < stairs; stair++) {
        const [a, b, c, d] = [at(whole, 0), at(whole, 1), at(whole, 2), at(whole, 3)];
        const part = [
          between(a, b, stair / stairs),
          between(a, b, (stair + 1) / stairs),
          between(d, c, (stair + 1) / stairs),
          between(d, c, stair / stairs),
        ];
        found.push(house(random, part, nearestFront(site, centroid(part), 140)?.line ?? null, levels, 'apartments'));
      }
      metres += stairs * stairWidth + random.between(12, 24);
    }
  }
  const garages = random.integer(1, 3);
  for (let tried = 0, built = 0; tried < 40 && built < garages; tried++) {
    const centre: PlanePoint = add(centroid(ring), [random.between(-70, 70), random.between(-70, 70)]);
    const row = rectangle(centre, spread, random.between(18, 36), 6);
    if (!buildableArea(site, 1, 2).holds(row) || !ground.isFree(row)) continue;
    ground.take(row);
    found.push({ ring: row, tags: { building: 'garages' }, lineId: null, door: at(row, 0), residents: 0 });
    built++;
  }
  return found;
}
