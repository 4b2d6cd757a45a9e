import { buildableArea } from './block-fronts.ts';
import type { BuildingGround } from './building-ground.ts';
import { isStreet } from './line-kind.ts';
import { add, at, direction, dot, leftOf, rectangle, wrap } from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import type { TownSketch } from './town-sketch.ts';

/** Tried from large to small: width along the street and depth, metres. */
const SIZES: Readonly<Partial<Record<BuildStyle, readonly (readonly [number, number])[]>>> = {
  slabs: [
    [38, 16],
    [26, 15],
    [18, 11],
  ],
  industry: [
    [52, 30],
    [34, 18],
  ],
  retail: [
    [70, 34],
    [44, 24],
  ],
};
const MOST_IN_BLOCK = 3;
/** From the middle of the street to the edge of the parking. */
const DRIVEWAY_METRES = 13;

/** Car parks with their driveways, where slabs, works and shops leave room beside the street. */
export function emitParking({ layout: { map, blocks }, builder, random }: TownSketch, ground: BuildingGround): void {
  for (const { face, style, site } of blocks) {
    const sizes = SIZES[style];
    if (!sizes || site) continue;
    const mood = random.fork(`parking-${face.id}`);
    const area = buildableArea({ map, face, ground, random: mood, style }, 1, 1);
    let built = 0;
    for (const index of mood.shuffle(face.ring.map((_, place) => place))) {
      if (built === MOST_IN_BLOCK) break;
      const nodeId = at(face.ring, index);
      const here = map.point(nodeId);
      const incoming = direction(map.point(wrap(face.ring, index - 1)), here);
      const outgoing = direction(here, map.point(wrap(face.ring, index + 1)));
      const line = map.lineOf(nodeId, wrap(face.ring, index + 1));
      if (!isStreet(line.kind) || line.kind === 'primary' || dot(incoming, outgoing) < 0.9) continue;
      const inward = leftOf(direction([0, 0], add(incoming, outgoing)));
      for (const [width, depth] of sizes) {
        const lot = rectangle(add(here, inward, DRIVEWAY_METRES + depth / 2), outgoing, width, depth);
        if (!area.holds(lot) || !ground.isFree(lot)) continue;
        ground.take(lot);
        builder.area(lot, {
          amenity: 'parking',
          surface: style === 'slabs' ? 'paving_stones' : 'asphalt',
          capacity: String(Math.round((width * depth) / 26)),
        });
        const end = builder.node(add(here, inward, DRIVEWAY_METRES + depth / 2));
        builder.way([builder.mapNode(nodeId, here), end], {
          highway: 'service',
          service: 'driveway',
          surface: 'asphalt',
        });
        built++;
        break;
      }
    }
  }
}
