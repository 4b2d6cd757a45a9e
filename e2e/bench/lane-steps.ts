/** Runs in the page: a corner is dragged, figures after a change, long routes; and turf on the same lane. */

import type * as Turf from '@turf/turf';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { snapToStreet } from '@werkstadt/shared/planning/route/snap-corner';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { unpackTown } from './carry-town.ts';

const SEED = 7;
const WARM_UP = 20;
const CHANGES = 8;
const SNAP_METRES = 30;
/** A finger moves so far from frame to frame. */
const STEP_DEGREES = 0.00008;
/** The lane that is looked at is so long, end to end, as the crow flies. */
const LANE_METRES: readonly [number, number] = [500, 1500];
const BESIDE_METRES: readonly [number, number] = [400, 1000];
const FAR_METRES: readonly [number, number] = [9500, 10_500];

export interface LaneTimes {
  readonly nodes: number;
  readonly openMilliseconds: number;
  /** Milliseconds: snapping alone, and with the routes on both sides of the corner. */
  readonly snaps: number[];
  readonly frames: number[];
  /** After a change of a lane whose surroundings are known, and the first time anywhere. */
  readonly figures: number[];
  readonly first: number[];
  readonly turf: number[];
  readonly routes: number[];
}

function timeOf(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

const repeated = (count: number, act: () => unknown): number[] => {
  for (let at = 0; at < WARM_UP; at += 1) act();
  return Array.from({ length: count }, () => timeOf(act));
};

/** @param town address of what `packTown` packed */
export async function measureLanes(town: string, turf: typeof Turf, count: number): Promise<LaneTimes> {
  const data = unpackTown(new Uint8Array(await (await fetch(town)).arrayBuffer()));
  const began = performance.now();
  const city = planningCity(data);
  const router = new StreetRouter(new RouteNetwork(data, city.streets), 'bench');
  const openMilliseconds = performance.now() - began;
  const random = new SeededRandom(SEED);
  const anywhere = (): Position => {
    const node = random.integer(0, data.nodeLon.length - 1);
    return [(data.nodeLon[node] ?? 0) / MICRODEGREES, (data.nodeLat[node] ?? 0) / MICRODEGREES];
  };
  const within = (from: Position, [least, most]: readonly [number, number]): Position => {
    for (;;) {
      const to = anywhere();
      const metres = lineLengthMetres([from, to]);
      if (metres >= least && metres <= most) return to;
    }
  };
  const lane = () => {
    for (;;) {
      const from = anywhere();
      const { line, segments } = router.route(from, within(from, LANE_METRES));
      if (segments.length > 0) return line;
    }
  };
  const lanes = Array.from({ length: 20 }, lane);
  const pairs = Array.from({ length: 20 }, () => {
    const from = anywhere();
    return [from, within(from, FAR_METRES)] as const;
  });
  const [drag, dragged] = [dragging(anywhere, within), dragging(anywhere, within)];
  let turn = 0;
  const next = <Item>(items: readonly Item[]): Item => {
    turn += 1;
    const item = items[turn % items.length];
    if (item === undefined) throw new Error('nothing to measure');
    return item;
  };
  return {
    nodes: data.nodeLon.length,
    openMilliseconds,
    snaps: repeated(count, () => {
      const { at, before } = drag();
      return snapToStreet(city.streets, at, SNAP_METRES, before);
    }),
    frames: repeated(count, () => {
      const { at, before, after } = dragged();
      const corner = snapToStreet(city.streets, at, SNAP_METRES, before) ?? at;
      router.route(before, corner);
      router.route(corner, after);
    }),
    ...figuresOf(city, lanes),
    turf: Array.from({ length: 5 }, () => timeOf(() => turfFigures(turf, data, next(lanes)))),
    routes: repeated(count / 4, () => router.route(...next(pairs))),
  };
}

/** Of each lane all figures once, and again after each of its last corners was taken back. */
function figuresOf(city: PlanningCity, lanes: readonly (readonly Position[])[]): Pick<LaneTimes, 'figures' | 'first'> {
  const [figures, first]: [number[], number[]] = [[], []];
  for (const line of lanes) {
    for (let back = 0; back < CHANGES && line.length - back > 2; back += 1) {
      const changed = line.slice(0, line.length - back);
      const milliseconds = timeOf(() => bikeLaneConsequences(city, changed, { preset: 'track', side: 'both' }));
      (back === 0 ? first : figures).push(milliseconds);
    }
  }
  return { figures, first };
}

/** A corner between two others that moves on a little every time, and begins elsewhere after sixty frames. */
function dragging(
  anywhere: () => Position,
  within: (from: Position, metres: readonly [number, number]) => Position,
): () => { at: Position; before: Position; after: Position } {
  let frame = 0;
  let [at, before, after] = [anywhere(), anywhere(), anywhere()];
  return () => {
    if (frame % 60 === 0) {
      at = anywhere();
      before = within(at, BESIDE_METRES);
      after = within(at, BESIDE_METRES);
    }
    frame += 1;
    at = [at[0] + STEP_DEGREES * Math.cos(frame / 9), at[1] + STEP_DEGREES * Math.sin(frame / 7)];
    return { at, before, after };
  };
}

let places: { cells: ReturnType<typeof Turf.points>; points: ReturnType<typeof Turf.points> } | null = null;

/** The length, and what lies within reach: the part of the figures that turf has functions for. */
function turfFigures(turf: typeof Turf, data: PlanningData, line: readonly Position[]): number {
  const { cellLon, cellLat, pointLon, pointLat } = data;
  const positions = (lon: Int32Array, lat: Int32Array) =>
    [...lon.keys()].map((row) => [(lon[row] ?? 0) / MICRODEGREES, (lat[row] ?? 0) / MICRODEGREES]);
  places ??= {
    cells: turf.points(positions(cellLon, cellLat)),
    points: turf.points(positions(pointLon, pointLat)),
  };
  const drawn = turf.lineString(line.map(([lon, lat]) => [lon, lat]));
  const near = (metres: number) => turf.buffer(drawn, metres, { units: 'meters' });
  const [far, close] = [near(300), near(25)];
  if (!far || !close) return 0;
  return (
    turf.length(drawn) +
    turf.pointsWithinPolygon(places.cells, far).features.length +
    turf.pointsWithinPolygon(places.points, far).features.length +
    turf.pointsWithinPolygon(places.points, close).features.length
  );
}
