import { innerPoint } from './face-shape.ts';
import { isStreet, isTravelled } from './line-kind.ts';
import type { MapLine } from './planar-map.ts';
import { at, between, centroid, distance, isInside, lengthOf, type PlanePoint, pointAlong } from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import { StreetNames } from './street-names.ts';
import { streetTags } from './street-tags.ts';
import { PLANNED_LINES, VILLAGES } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

/** A river bridge reaches this far from the middle of the river. */
const BRIDGE_HALF_METRES = 17;
const SCHOOL_SPEED_METRES = 130;

export interface EmittedStreet {
  readonly line: MapLine;
  readonly name: string | null;
  /** Ways of the street in its direction. */
  readonly wayIds: readonly number[];
}

interface Stop {
  readonly metres: number;
  readonly nodeId: number;
  readonly bridgeFollows: boolean;
}

/** Names by line id for everything that is a street, planned or not. */
export function nameStreets({ layout, blockOfFace, random }: TownSketch): Map<number, string> {
  const { map } = layout;
  const planned = new Map(PLANNED_LINES.map((line) => [line.key, line.name]));
  const names = new StreetNames(
    PLANNED_LINES.flatMap(({ name }) => (name ? [name] : [])),
    random.fork('street-names'),
  );
  const villages = new Set(VILLAGES.map(({ name }) => name));
  const byLine = new Map<number, string>();
  for (const line of map.lines) {
    const name = line.plan === null ? null : planned.get(line.plan);
    if (name) byLine.set(line.id, name);
    if (line.plan !== null || !isStreet(line.kind) || line.nodeIds.length < 2) continue;
    const counts = new Map<string, number>();
    for (const quarter of sidesOf(line, layout.map, blockOfFace).map(({ quarter }) => quarter)) {
      counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
    }
    const [quarter = 'Feldmark'] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
    byLine.set(line.id, names.next(quarter, villages.has(quarter)));
  }
  return byLine;
}

function sidesOf(line: MapLine, map: TownSketch['layout']['map'], blockOfFace: TownSketch['blockOfFace']) {
  const sides: { quarter: string; style: BuildStyle }[] = [];
  for (let index = 1; index < line.nodeIds.length; index++) {
    for (const [a, b] of [
      [index - 1, index],
      [index, index - 1],
    ] as const) {
      const face = map.faceLeftOf(at(line.nodeIds, a), at(line.nodeIds, b));
      const block = face && blockOfFace.get(face.id);
      if (block) sides.push(block);
    }
  }
  return sides;
}

/** Writes all streets, tracks and paths; where they meet they share nodes, where they cross water on a bridge they do not. */
export function emitStreets(sketch: TownSketch, names: ReadonlyMap<number, string>): EmittedStreet[] {
  const { layout, blockOfFace } = sketch;
  const schools = layout.blocks
    .filter(({ site }) => site?.kind === 'school')
    .map(({ face }) => innerPoint(layout.map.ringPoints(face)));
  const refs = new Map(PLANNED_LINES.map((line) => [line.key, line.ref]));
  const streets: EmittedStreet[] = [];
  for (const line of layout.map.lines) {
    if (!isTravelled(line.kind) || line.nodeIds.length < 2) continue;
    const points = layout.map.linePoints(line);
    const whim = sketch.random.fork(`street-${line.id}`).next();
    const stops = stopsOf(sketch, line, points);
    const wayIds: number[] = [];
    let run: number[] = [];
    let runTags: Record<string, string> = {};
    const flush = () => {
      if (run.length > 1) wayIds.push(sketch.builder.way(run, runTags));
    };
    for (let index = 1; index < stops.length; index++) {
      const from = at(stops, index - 1);
      const to = at(stops, index);
      const middle = pointAlong(points, (from.metres + to.metres) / 2).point;
      const styles = stylesAt(line, points, (from.metres + to.metres) / 2, layout.map, blockOfFace);
      const inTown =
        styles.some((style) => style !== 'country') && (isInside(middle, layout.outline) || styles.includes('village'));
      const tags = streetTags({
        line,
        name: names.get(line.id) ?? null,
        ref: line.plan === null ? null : (refs.get(line.plan) ?? null),
        middle,
        styles,
        inTown,
        nearSchool: schools.some((school) => distance(school, middle) < SCHOOL_SPEED_METRES),
        whim,
        lineMetres: lengthOf(points),
      });
      if (from.bridgeFollows) Object.assign(tags, { bridge: 'yes', layer: '1' });
      if (JSON.stringify(tags) !== JSON.stringify(runTags)) {
        flush();
        run = [from.nodeId];
        runTags = tags;
      }
      run.push(to.nodeId);
    }
    flush();
    streets.push({ line, name: names.get(line.id) ?? null, wayIds });
    markEnds(sketch, line);
  }
  return streets;
}

function stylesAt(
  line: MapLine,
  points: readonly PlanePoint[],
  metres: number,
  map: TownSketch['layout']['map'],
  blockOfFace: TownSketch['blockOfFace'],
): BuildStyle[] {
  let travelled = 0;
  for (let index = 1; index < points.length; index++) {
    travelled += distance(at(points, index - 1), at(points, index));
    if (travelled < metres && index < points.length - 1) continue;
    const [a, b] = [at(line.nodeIds, index - 1), at(line.nodeIds, index)];
    const faces = [map.faceLeftOf(a, b), map.faceLeftOf(b, a)];
    return faces.flatMap((face) => (face ? [blockOfFace.get(face.id)?.style ?? 'country'] : []));
  }
  return [];
}

/** Nodes of the ways: those of the map, but at a river two of the bridge's own. */
function stopsOf({ layout: { map }, builder }: TownSketch, line: MapLine, points: readonly PlanePoint[]): Stop[] {
  const total = lengthOf(points);
  const bridges: number[] = [];
  const all: (Stop & { crossesRiver: boolean })[] = [];
  let metres = 0;
  for (const [index, mapNodeId] of line.nodeIds.entries()) {
    if (index > 0) metres += distance(at(points, index - 1), at(points, index));
    const inside = index > 0 && index < line.nodeIds.length - 1;
    const crossesRiver = inside && map.neighbours(mapNodeId).some(({ line: other }) => other.kind === 'river');
    // A railway bridge carries the trains over the main road: the road keeps a node of its own there.
    if (crossesRiver) bridges.push(metres);
    else
      all.push({
        metres,
        nodeId: builder.mapNode(mapNodeId, map.point(mapNodeId)),
        bridgeFollows: false,
        crossesRiver,
      });
  }
  const isUnder = (stop: Stop) => bridges.some((middle) => Math.abs(stop.metres - middle) < BRIDGE_HALF_METRES);
  const stops: Stop[] = all.filter((stop) => !isUnder(stop));
  for (const middle of bridges) {
    for (const side of [-1, 1]) {
      const place = Math.min(total, Math.max(0, middle + side * BRIDGE_HALF_METRES));
      stops.push({ metres: place, nodeId: builder.node(pointAlong(points, place).point), bridgeFollows: side === -1 });
    }
  }
  return stops.sort((one, other) => one.metres - other.metres);
}

/** A dead end for cars has a turning circle. */
function markEnds({ layout: { map }, builder }: TownSketch, line: MapLine): void {
  if (line.kind !== 'residential' && line.kind !== 'living_street') return;
  for (const end of [at(line.nodeIds, 0), at(line.nodeIds, -1)]) {
    const ways = map.neighbours(end).filter(({ line: other }) => isTravelled(other.kind));
    if (ways.length === 1) builder.tagNode(builder.mapNode(end, map.point(end)), { highway: 'turning_circle' });
  }
}

/** The square itself is paved from house to house. */
export function emitMarketSquare({ layout: { map, blocks }, builder }: TownSketch): void {
  const square = blocks.find(({ quarter }) => quarter === 'Marktplatz');
  if (!square) return;
  const ring = map.ringPoints(square.face);
  const nodeIds = square.face.ring.map((nodeId) => builder.mapNode(nodeId, map.point(nodeId)));
  builder.way([...nodeIds, at(nodeIds, 0)], {
    highway: 'pedestrian',
    area: 'yes',
    name: 'Marktplatz',
    surface: 'sett',
    lit: 'yes',
    bicycle: 'yes',
  });
  const middle = centroid(ring);
  builder.node(middle, { amenity: 'fountain', name: 'Lindenbrunnen' });
  for (const corner of ring.slice(0, 4))
    builder.node(between(middle, corner, 0.45), { amenity: 'bench', backrest: 'yes' });
  for (const corner of ring.slice(0, 3)) builder.node(between(middle, corner, 0.62), { natural: 'tree' });
}
