import type { Position } from '../../geometry/geojson.ts';
import type { Hop, RideDirection } from '../network/bike-graph.ts';
import { EDGE_FLAGS } from '../network/edge-facts.ts';
import { MICRODEGREES, metresPerMicrodegree } from '../network/metres.ts';
import type { ExtraHops } from '../network/ride-distances.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import { AT_JUNCTION_METRES, AT_STREET_METRES, calmRuns } from './calm-runs.ts';
import type { LanePiece } from './match-lane.ts';

/** Where the lane can be entered or left: so far along its run, and a node so far away. */
interface Access {
  readonly atMetres: number;
  readonly node: number;
  readonly metres: number;
  readonly mayEnter: boolean;
  readonly mayLeave: boolean;
}

const BOTH_WAYS = { mayEnter: true, mayLeave: true } as const;

/**
 * A lane for both directions as hops of the calm network. Every place of access is a place of its own, numbered from
 * the pack's last node on, so that the way along the lane is as long as it is drawn.
 */
export function laneHops(
  city: PlanningCity,
  pieces: readonly LanePiece[],
  preset: LanePreset,
  direction: RideDirection,
): ExtraHops {
  const hops = new Map<number, Hop[]>();
  const put = (from: number, node: number, metres: number) => {
    const known = hops.get(from);
    if (known) known.push({ node, metres });
    else hops.set(from, [{ node, metres }]);
  };
  let place = city.data.nodeLon.length;
  for (const run of calmRuns(city, pieces, preset)) {
    const accesses = accessesOf(city, run).sort((a, b) => a.atMetres - b.atMetres || a.node - b.node);
    let before: Access | null = null;
    for (const access of accesses) {
      const isOut = direction === 'out';
      if (isOut ? access.mayEnter : access.mayLeave) put(access.node, place, access.metres);
      if (isOut ? access.mayLeave : access.mayEnter) put(place, access.node, access.metres);
      if (before) {
        put(place - 1, place, access.atMetres - before.atMetres);
        put(place, place - 1, access.atMetres - before.atMetres);
      }
      before = access;
      place += 1;
    }
  }
  return hops;
}

function accessesOf(city: PlanningCity, run: readonly LanePiece[]): Access[] {
  const found: Access[] = [];
  let atMetres = 0;
  for (let first = 0; first < run.length; ) {
    const edge = run[first]?.edge ?? null;
    let end = first + 1;
    while (end < run.length && run[end]?.edge === edge) end += 1;
    const visit = run.slice(first, end);
    const metres = visit.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
    found.push(
      ...(edge === null
        ? newWayAccesses(city, visit, atMetres, atMetres + metres)
        : streetAccesses(city, edge, visit, atMetres, atMetres + metres)),
    );
    atMetres += metres;
    first = end;
  }
  return found;
}

function streetAccesses(
  { data, networks }: PlanningCity,
  edge: number,
  visit: readonly LanePiece[],
  beginsAt: number,
  endsAt: number,
): Access[] {
  const length = (data.edgeLengthDm[edge] ?? 0) / 10;
  const within = (metres: number) => Math.max(0, Math.min(length, metres));
  const start = within(Math.min(...visit.map(({ startMetres }) => startMetres)));
  const end = within(Math.max(...visit.map(({ endMetres }) => endMetres)));
  const along = runsAlong(data, edge, visit);
  const [first, last] = along ? [beginsAt, endsAt] : [endsAt, beginsAt];
  if (networks.calm[edge])
    return [...accessesOnCalm(data, edge, first, start), ...accessesOnCalm(data, edge, last, end)];
  const [from = 0, to = 0] = [data.edgeFrom[edge], data.edgeTo[edge]];
  return [
    ...(start <= AT_JUNCTION_METRES ? [{ atMetres: first, node: from, metres: start, ...BOTH_WAYS }] : []),
    ...(length - end <= AT_JUNCTION_METRES ? [{ atMetres: last, node: to, metres: length - end, ...BOTH_WAYS }] : []),
  ];
}

/** From a place on a calm street to both of its ends, as it may be ridden. */
function accessesOnCalm(
  { edgeFrom, edgeTo, edgeFlags, edgeLengthDm }: PlanningCity['data'],
  edge: number,
  atMetres: number,
  alongMetres: number,
): Access[] {
  const forward = ((edgeFlags[edge] ?? 0) & EDGE_FLAGS.bikeForward) !== 0;
  const backward = ((edgeFlags[edge] ?? 0) & EDGE_FLAGS.bikeBackward) !== 0;
  const rest = Math.max(0, (edgeLengthDm[edge] ?? 0) / 10 - alongMetres);
  return [
    { atMetres, node: edgeFrom[edge] ?? 0, metres: alongMetres, mayEnter: forward, mayLeave: backward },
    { atMetres, node: edgeTo[edge] ?? 0, metres: rest, mayEnter: backward, mayLeave: forward },
  ];
}

/** A new way meets the network where it begins and where it ends, and nowhere between: it may cross on a bridge. */
function newWayAccesses(
  { data, networks, streets }: PlanningCity,
  visit: readonly LanePiece[],
  beginsAt: number,
  endsAt: number,
): Access[] {
  const [first, last] = [visit[0], visit.at(-1)];
  if (!first || !last) return [];
  const ends: [Position, number][] = [
    [first.from, beginsAt],
    [last.to, endsAt],
  ];
  return ends.flatMap(([position, atMetres]) => {
    const [longitude, latitude] = [position[0] * MICRODEGREES, position[1] * MICRODEGREES];
    const isCalmEdge = (edge: number) => networks.calm[edge] === 1;
    const place = streets.nearest(longitude, latitude, AT_STREET_METRES, null, Math.PI, isCalmEdge);
    return place ? accessesOnCalm(data, place.edge, atMetres, place.alongMetres) : [];
  });
}

/** Whether a visit runs from the edge's first node to its last. */
function runsAlong(
  { nodeLon, nodeLat, edgeFrom }: PlanningCity['data'],
  edge: number,
  visit: readonly LanePiece[],
): boolean {
  const [first, last] = [visit[0], visit.at(-1)];
  if (!first || !last) return true;
  if (first !== last) return first.startMetres <= last.startMetres;
  const node = edgeFrom[edge] ?? 0;
  const unit = metresPerMicrodegree((nodeLat[node] ?? 0) / MICRODEGREES);
  const metresTo = ([longitude, latitude]: Position) =>
    Math.hypot(
      (longitude * MICRODEGREES - (nodeLon[node] ?? 0)) * unit.east,
      (latitude * MICRODEGREES - (nodeLat[node] ?? 0)) * unit.north,
    );
  return metresTo(first.from) <= metresTo(first.to);
}
