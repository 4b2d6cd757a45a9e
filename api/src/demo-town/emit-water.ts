import { isTravelled } from './line-kind.ts';
import type { MapLine } from './planar-map.ts';
import {
  add,
  at,
  direction,
  distance,
  leftOf,
  lengthOf,
  offsetLine,
  type PlanePoint,
  pointAlong,
  projectOnLine,
  rectangle,
} from './plane.ts';
import { smoothNoise } from './seeded-random.ts';
import { RIVER_NAME } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

const RIVER_HALF_METRES = 9.5;
const CULVERT_HALF_METRES = 6;
/** The mill race runs this far beside the middle of the river, on its right bank. */
const MILL_RACE_METRES = 27;

/** River, mill race with its island, brooks in culverts under the roads. */
export function emitWater(sketch: TownSketch): void {
  for (const line of sketch.layout.map.lines) {
    if (line.kind === 'river') emitRiver(sketch, line);
    if (line.kind === 'stream') emitBrook(sketch, line);
  }
}

function emitRiver(sketch: TownSketch, line: MapLine): void {
  const {
    layout: { map },
    builder,
    seed,
  } = sketch;
  const points = map.linePoints(line);
  const nodeIds = line.nodeIds.map((nodeId) => builder.mapNode(nodeId, map.point(nodeId)));
  builder.way(nodeIds, { waterway: 'river', name: RIVER_NAME, boat: 'no' });
  const wide = smoothNoise(`${seed}/river`, 160);
  const bank = (side: 1 | -1) =>
    points.map((point, index) => {
      const half = RIVER_HALF_METRES + 2.2 * wide(point[0] + side * 900, point[1]);
      return at(offsetLine(points.slice(Math.max(0, index - 1), index + 2), side * half), index === 0 ? 0 : 1);
    });
  builder.area([...bank(-1), ...bank(1).reverse()], { natural: 'water', water: 'river', name: RIVER_NAME });
  emitMillRace(sketch, points);
}

/** Between footbridge and stone bridge the race leaves the river over a weir and makes the mill island. */
function emitMillRace({ builder, layout }: TownSketch, river: readonly PlanePoint[]): void {
  const start = projectOnLine(layout.place([-40, -445]), river).metres;
  const end = projectOnLine(layout.place([-330, -400]), river).metres;
  const [upstream, downstream] = [Math.min(start, end), Math.max(start, end)];
  const length = downstream - upstream;
  // The river is drawn from its source: the right bank in the direction of flow is the north one here.
  const beside = (metres: number, offset: number) => {
    const { point, tangent } = pointAlong(river, metres);
    return add(point, leftOf(tangent), -offset);
  };
  const course: PlanePoint[] = [];
  for (let step = 0; step <= 16; step++) {
    const share = step / 16;
    const swing = Math.min(1, Math.sin(Math.PI * share) * 1.9);
    course.push(beside(upstream + share * length, 4 + (MILL_RACE_METRES - 4) * swing));
  }
  builder.line(course, { waterway: 'ditch', name: 'Mühlgraben' });
  builder.area([...offsetLine(course, -2.8), ...offsetLine(course, 2.8).reverse()], {
    natural: 'water',
    water: 'canal',
    name: 'Mühlgraben',
  });
  const weir = upstream + length * 0.12;
  builder.line([beside(weir, -RIVER_HALF_METRES - 1), beside(weir, RIVER_HALF_METRES + 1)], {
    waterway: 'weir',
    name: 'Mühlenwehr',
  });
  const island: PlanePoint[] = [];
  for (let step = 2; step <= 14; step++) island.push(beside(upstream + (step / 16) * length, 12.5));
  const inner = offsetLine(course.slice(2, 15), 3.4);
  builder.area([...island, ...inner.reverse()], { landuse: 'grass', place: 'islet', name: 'Mühlinsel' });
  const { tangent } = pointAlong(river, upstream + length * 0.5);
  builder.area(rectangle(beside(upstream + length * 0.5, 17.6), tangent, 17, 8), {
    building: 'yes',
    historic: 'watermill',
    name: 'Alte Stadtmühle',
    'building:levels': '3',
  });
}

function emitBrook({ layout: { map }, builder }: TownSketch, line: MapLine): void {
  const points = map.linePoints(line);
  const name = line.plan === 'erlenbach' ? 'Erlenbach' : 'Buchgraben';
  let metres = 0;
  const culverts: number[] = [];
  const stops: { metres: number; nodeId: number; culvertFollows: boolean }[] = [];
  for (const [index, mapNodeId] of line.nodeIds.entries()) {
    if (index > 0) metres += distance(at(points, index - 1), at(points, index));
    const crossed = map
      .neighbours(mapNodeId)
      .some(({ line: other }) => isTravelled(other.kind) || other.kind === 'rail');
    if (crossed) culverts.push(metres);
    else stops.push({ metres, nodeId: builder.mapNode(mapNodeId, map.point(mapNodeId)), culvertFollows: false });
  }
  const open = stops.filter((stop) => culverts.every((middle) => Math.abs(stop.metres - middle) > CULVERT_HALF_METRES));
  const total = lengthOf(points);
  for (const middle of culverts) {
    for (const side of [-1, 1]) {
      const place = Math.min(total, Math.max(0, middle + side * CULVERT_HALF_METRES));
      open.push({ metres: place, nodeId: builder.node(pointAlong(points, place).point), culvertFollows: side === -1 });
    }
  }
  open.sort((one, other) => one.metres - other.metres);
  let run: number[] = [];
  for (const [index, stop] of open.entries()) {
    run.push(stop.nodeId);
    const next = open[index + 1];
    if (stop.culvertFollows && next) {
      if (run.length > 1) builder.way(run, { waterway: 'stream', name });
      builder.way([stop.nodeId, next.nodeId], { waterway: 'stream', name, tunnel: 'culvert', layer: '-1' });
      run = [];
    }
  }
  if (run.length > 1) builder.way(run, { waterway: 'stream', name });
}

/** The old clay pit north of the railway: a lake with an uneven shore inside its path. */
export function emitLake({ layout: { map, blocks }, builder, seed }: TownSketch): void {
  const lake = blocks.find(({ quarter }) => quarter === 'Ziegelsee');
  if (!lake) return;
  const ring = map.ringPoints(lake.face);
  const uneven = smoothNoise(`${seed}/lake`, 70);
  const shore = ring.map((_, index) => {
    const around = [at(ring, index - 1), at(ring, index), at(ring, (index + 1) % ring.length)];
    const here = at(around, 1);
    const inward = leftOf(direction(at(around, 0), at(around, 2)));
    return add(here, inward, 17 + 9 * uneven(here[0], here[1]));
  });
  const nodeIds = lake.face.ring.map((nodeId) => builder.mapNode(nodeId, map.point(nodeId)));
  builder.way([...nodeIds, at(nodeIds, 0)], { leisure: 'park', name: 'Seepark' });
  builder.area(shore, { natural: 'water', water: 'lake', name: 'Ziegelsee' });
}
