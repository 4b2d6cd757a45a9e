import { innerPoint, linesAround } from './face-shape.ts';
import type { Block } from './lay-out-town.ts';
import type { OsmTags } from './osm-data.ts';
import { at, distance, type PlanePoint, projectOnLine, signedArea } from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import { smoothNoise } from './seeded-random.ts';
import { VILLAGES } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

const QUARTER_LAND: Readonly<Partial<Record<BuildStyle, OsmTags>>> = {
  'old-town': { landuse: 'residential' },
  perimeter: { landuse: 'residential' },
  'garden-suburb': { landuse: 'residential' },
  detached: { landuse: 'residential' },
  slabs: { landuse: 'residential' },
  'family-homes': { landuse: 'residential' },
  village: { landuse: 'residential' },
  industry: { landuse: 'industrial' },
  retail: { landuse: 'retail' },
  station: { landuse: 'railway' },
};
const FLOODED_METRES = 230;
const FOREST_KEEPS_FROM_TOWN_METRES = 1650;

/** What grows or stands on the ground: quarters as wholes, greens and fields one by one. */
export function emitLand(sketch: TownSketch): void {
  const {
    layout: { map, regions, blocks },
    builder,
  } = sketch;
  const area = (nodeIds: readonly number[], tags: OsmTags) => {
    const ids = nodeIds.map((nodeId) => builder.mapNode(nodeId, map.point(nodeId)));
    builder.way([...ids, at(ids, 0)], tags);
  };
  for (const { style, quarter, nodeIds } of regions) {
    const tags = QUARTER_LAND[style];
    if (tags && quarter !== 'Marktplatz') area(nodeIds, style === 'industry' ? { ...tags, name: quarter } : tags);
  }
  const choose = fieldChooser(sketch);
  for (const block of blocks) {
    if (block.site !== null || block.quarter === 'Ziegelsee') continue;
    if (block.style === 'green') area(block.face.ring, greenOf(sketch, block));
    if (block.style === 'country') area(block.face.ring, choose(block));
  }
}

function greenOf({ layout: { map }, random }: TownSketch, block: Block): OsmTags {
  if (block.quarter === 'Wallanlagen') return { leisure: 'park' };
  if (block.quarter === 'Ufer') return { landuse: 'grass' };
  const nearRail = [...linesAround(map, block.face)].some(({ kind }) => kind === 'rail');
  if (nearRail) return { natural: 'scrub' };
  return random
    .fork(`green-${block.face.id}`)
    .pick([
      { landuse: 'meadow' },
      { landuse: 'grass' },
      { natural: 'wood', leaf_type: 'broadleaved' },
      { landuse: 'meadow' },
    ] as const);
}

/** Meadows by the water, forest on the heights, orchards round the villages, fields between. */
function fieldChooser({ layout, seed, random }: TownSketch): (block: Block) => OsmTags {
  const { map, place } = layout;
  const heights = smoothNoise(`${seed}/heights`, 1500);
  const rough = smoothNoise(`${seed}/rough`, 480);
  const rivers = map.lines.filter(({ kind }) => kind === 'river').map((line) => map.linePoints(line));
  const centres = VILLAGES.map(({ centre, radiusMetres }) => ({ middle: place(centre), radiusMetres }));
  const distanceToRiver = (point: PlanePoint) => Math.min(...rivers.map((line) => projectOnLine(point, line).distance));
  return (block) => {
    const ring = map.ringPoints(block.face);
    const middle = innerPoint(ring);
    const mood = random.fork(`field-${block.face.id}`);
    const village = Math.min(...centres.map((centre) => distance(centre.middle, middle) - centre.radiusMetres));
    const fromTown = Math.hypot(middle[0] * 0.72, middle[1]);
    const height =
      heights(middle[0], middle[1]) * 0.75 + rough(middle[0], middle[1]) * 0.35 + distanceToRiver(middle) / 5200;
    if (distanceToRiver(middle) < FLOODED_METRES)
      return signedArea(ring) < 40_000 && mood.chance(0.15)
        ? { natural: 'wetland', wetland: 'reedbed' }
        : { landuse: 'meadow' };
    if (height > 0.42 && fromTown > FOREST_KEEPS_FROM_TOWN_METRES && village > 60)
      return { landuse: 'forest', leaf_type: mood.pick(['broadleaved', 'mixed', 'needleleaved'] as const) };
    if (signedArea(ring) < 9000) return { natural: 'scrub' };
    if (village < 170 && mood.chance(0.42)) return { landuse: 'orchard', trees: 'apple_trees' };
    if (fromTown < 1500 && mood.chance(0.22)) return { landuse: 'orchard', trees: 'cherry_trees' };
    return mood.chance(0.27) ? { landuse: 'meadow' } : { landuse: 'farmland' };
  };
}
