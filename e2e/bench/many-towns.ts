/** The planning layers of a made-up city of any size: one town again and again, its streets joined from town to town. */
import { EDGE_FLAGS, ROAD_CLASSES, UNKNOWN_BYTE } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, metresPerMicrodegree, stretchMetres } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';

/** From the middle of a town to that of the next. */
const APART_METRES = 4000;
/** Streets between two neighbours, and how far apart their ends may be. */
const LINKS = 12;
const LINK_METRES = 400;
/** As far to the north as that, a little more. */
const LINK_MICRODEGREES = 3700;

interface Shift {
  readonly longitude: number;
  readonly latitude: number;
}

/** `columns` × `rows` towns. Further north than the first one: nothing becomes longer than its pack says. */
export function manyTowns(town: PlanningData, columns: number, rows: number): PlanningData {
  const [west, south, east, north] = town.meta.bbox;
  const unit = metresPerMicrodegree((south + north) / 2);
  const shifts = Array.from(
    { length: columns * rows },
    (_, n): Shift => ({
      longitude: Math.round(((n % columns) * APART_METRES) / unit.east),
      latitude: Math.round((Math.floor(n / columns) * APART_METRES) / unit.north),
    }),
  );
  const last = shifts.at(-1) ?? { longitude: 0, latitude: 0 };
  const counts = {
    nodes: town.nodeLon.length,
    edges: town.edgeFrom.length,
    shapes: town.shapeLon.length,
    cells: town.cellLon.length,
    destinations: town.destinationCount,
    reach: town.reachTarget.length,
  };
  const allCells = counts.cells * shifts.length;
  const again = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
    array: T,
    of: (value: number, n: number) => number = (value) => value,
    more: readonly number[] = [],
  ): T => {
    const all = new (array.constructor as new (length: number) => T)(array.length * shifts.length + more.length);
    shifts.forEach((_, n) => {
      for (let at = 0; at < array.length; at++) all[n * array.length + at] = of(array[at] ?? 0, n);
    });
    all.set(more, array.length * shifts.length);
    return all;
  };
  const eastwards = (value: number, n: number) => value + (shifts[n]?.longitude ?? 0);
  const northwards = (value: number, n: number) => value + (shifts[n]?.latitude ?? 0);
  const offset = (array: Uint32Array, size: number): Uint32Array =>
    Uint32Array.from([0, ...shifts.flatMap((_, n) => [...array.subarray(1)].map((value) => value + n * size))]);
  const nodeLon = again(town.nodeLon, eastwards);
  const nodeLat = again(town.nodeLat, northwards);
  const links = linksBetween(town, { nodeLon, nodeLat }, columns, rows);
  const same = (value: number) => links.map(() => value);
  const ends = links.flatMap(({ from, to }) => [from, to]);
  const shapeOffset = offset(town.shapeOffset, counts.shapes);
  const reachOffset = offset(town.reachOffset, counts.reach);
  const points = pointsOf(town, shifts, eastwards, northwards);
  return {
    ...town,
    meta: {
      ...town.meta,
      bbox: [west, south, east + last.longitude / MICRODEGREES, north + last.latitude / MICRODEGREES],
    },
    nodeLon,
    nodeLat,
    nodeId: Float64Array.from(nodeLon, (_, node) => node + 1),
    edgeFrom: again(
      town.edgeFrom,
      (node, n) => node + n * counts.nodes,
      links.map(({ from }) => from),
    ),
    edgeTo: again(
      town.edgeTo,
      (node, n) => node + n * counts.nodes,
      links.map(({ to }) => to),
    ),
    edgeWay: Float64Array.from({ length: counts.edges * shifts.length + links.length }, (_, edge) => edge + 1),
    edgeName: again(town.edgeName, undefined, same(0)),
    edgeLengthDm: again(
      town.edgeLengthDm,
      undefined,
      links.map(({ metres }) => Math.round(metres * 10)),
    ),
    edgeFlags: again(
      town.edgeFlags,
      undefined,
      same(EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward | EDGE_FLAGS.foot | EDGE_FLAGS.motor),
    ),
    edgeClass: again(town.edgeClass, undefined, same(ROAD_CLASSES.indexOf('tertiary'))),
    edgeCycle: again(town.edgeCycle, undefined, same(0)),
    edgeSpeed: again(town.edgeSpeed, undefined, same(UNKNOWN_BYTE)),
    edgeLanes: again(town.edgeLanes, undefined, same(UNKNOWN_BYTE)),
    edgeWidthDm: again(town.edgeWidthDm, undefined, same(UNKNOWN_BYTE)),
    shapeOffset: Uint32Array.from([...shapeOffset, ...links.map((_, n) => (shapeOffset.at(-1) ?? 0) + 2 * (n + 1))]),
    shapeLon: again(
      town.shapeLon,
      eastwards,
      ends.map((node) => nodeLon[node] ?? 0),
    ),
    shapeLat: again(
      town.shapeLat,
      northwards,
      ends.map((node) => nodeLat[node] ?? 0),
    ),
    heights: null,
    cellLon: again(town.cellLon, eastwards),
    cellLat: again(town.cellLat, northwards),
    cellResidents: again(town.cellResidents),
    cellResidentsLower: again(town.cellResidentsLower),
    cellResidentsTaller: again(town.cellResidentsTaller),
    ...points,
    reachOffset: Uint32Array.from([...reachOffset, ...same(reachOffset.at(-1) ?? 0)]),
    reachTarget: again(town.reachTarget, (target, n) =>
      target < counts.cells ? target + n * counts.cells : allCells + n * counts.destinations + (target - counts.cells),
    ),
    journeyTo: again(town.journeyTo, (destination, n) => destination + n * counts.destinations),
    journeyFrom: again(town.journeyFrom, (cell, n) => cell + n * counts.cells),
  };
}

type Points = Pick<PlanningData, 'pointKind' | 'pointLon' | 'pointLat' | 'pointName' | 'destinationCount'>;
type Moved = (value: number, n: number) => number;

/** Destinations of all towns first, then what may be in the way. */
function pointsOf(town: PlanningData, shifts: readonly Shift[], eastwards: Moved, northwards: Moved): Points {
  const rows = [...town.pointKind.keys()];
  const order = [rows.slice(0, town.destinationCount), rows.slice(town.destinationCount)].flatMap((part) =>
    shifts.flatMap((_, n) => part.map((row) => [row, n] as const)),
  );
  return {
    pointKind: Uint8Array.from(order, ([row]) => town.pointKind[row] ?? 0),
    pointLon: Int32Array.from(order, ([row, n]) => eastwards(town.pointLon[row] ?? 0, n)),
    pointLat: Int32Array.from(order, ([row, n]) => northwards(town.pointLat[row] ?? 0, n)),
    pointName: Uint32Array.from(order, ([row]) => town.pointName[row] ?? 0),
    destinationCount: town.destinationCount * shifts.length,
  };
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly metres: number;
}

/** Of every pair of neighbours the junctions that lie nearest to each other, each used once. */
function linksBetween(
  town: PlanningData,
  { nodeLon, nodeLat }: Pick<PlanningData, 'nodeLon' | 'nodeLat'>,
  columns: number,
  rows: number,
): Link[] {
  const nodes = town.nodeLon.length;
  const between = (a: number, b: number): Link[] => {
    const found: Link[] = [];
    const apart = (from: number, to: number) =>
      stretchMetres(nodeLon[from] ?? 0, nodeLat[from] ?? 0, nodeLon[to] ?? 0, nodeLat[to] ?? 0);
    // Every third junction is enough to choose from.
    for (let from = a * nodes; from < (a + 1) * nodes; from += 3) {
      let best: Link | null = null;
      for (let to = b * nodes; to < (b + 1) * nodes; to += 3) {
        // Asked first: most of them lie on the other side of the town.
        if (Math.abs((nodeLat[from] ?? 0) - (nodeLat[to] ?? 0)) > LINK_MICRODEGREES) continue;
        const metres = apart(from, to);
        if (metres > 0 && metres <= LINK_METRES && (!best || metres < best.metres)) best = { from, to, metres };
      }
      if (best) found.push(best);
    }
    return found.sort((one, other) => one.metres - other.metres || one.from - other.from).slice(0, LINKS);
  };
  return Array.from({ length: columns * rows }, (_, n) => [
    ...((n + 1) % columns === 0 ? [] : between(n, n + 1)),
    ...(n + columns < columns * rows ? between(n, n + columns) : []),
  ]).flat();
}
