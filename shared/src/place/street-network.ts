import CheapRuler from 'cheap-ruler';
import type { Position } from '../geometry/geojson.ts';
import { MICRODEGREES, type PlaceData } from './place-data.ts';

export interface NetworkWay {
  /** Row of the street, -1 for a way without a name. */
  street: number;
  /** Rows of the points in order. */
  points: readonly number[];
}

/** Streets and paths of a city as the index holds them in memory. */
export interface StreetNetwork {
  /** WGS 84 [lon, lat]. */
  points: readonly Position[];
  ways: readonly NetworkWay[];
  /** Ways of each street, by row. */
  waysOfStreet: readonly (readonly NetworkWay[])[];
  crossings: readonly Crossing[];
  /** Whether at least two ways meet at this point. */
  junctions: ReadonlySet<number>;
}

/** A place where streets of different names meet. */
export interface Crossing {
  /** Rows of the streets, smallest first. */
  streets: readonly number[];
  /** A street with two carriageways is crossed at several points; the first one stands for all. */
  points: readonly number[];
}

/** Crossings of the same streets nearer than this are one. */
const SAME_CROSSING_METRES = 60;

/** Null where the numbers contradict each other: the file is not of the builder's making. */
export function decodeNetwork(data: PlaceData, streetCount: number): StreetNetwork | null {
  const points = decodePositions(data.points);
  const ways: NetworkWay[] = [];
  let nextNew = 0;
  for (let at = 0; at < data.ways.length; ) {
    const street = data.ways[at] ?? -1;
    const count = data.ways[at + 1] ?? 0;
    const back = data.ways.slice(at + 2, at + 2 + count);
    if (count < 2 || back.length < count || street < -1 || street >= streetCount) return null;
    const own: number[] = [];
    for (const steps of back) {
      own.push(nextNew - steps);
      if (steps === 0) nextNew += 1;
    }
    if (own.some((point) => point < 0 || point >= points.length)) return null;
    ways.push({ street, points: own });
    at += 2 + count;
  }
  const waysOfStreet: NetworkWay[][] = Array.from({ length: streetCount }, () => []);
  for (const way of ways) waysOfStreet[way.street]?.push(way);
  return {
    points,
    ways,
    waysOfStreet,
    crossings: findCrossings(points, ways),
    junctions: findJunctions(points.length, ways),
  };
}

export function decodePositions(encoded: readonly number[]): Position[] {
  const positions: Position[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < encoded.length; at += 2) {
    x += encoded[at] ?? 0;
    y += encoded[at + 1] ?? 0;
    positions.push([x / MICRODEGREES, y / MICRODEGREES]);
  }
  return positions;
}

/** Row of nothing: points begin without a way or street. */
const NONE = -1;

function findJunctions(pointCount: number, ways: readonly NetworkWay[]): Set<number> {
  const lastWay = new Int32Array(pointCount).fill(NONE);
  const junctions = new Set<number>();
  for (const [row, { points }] of ways.entries()) {
    for (const point of points) {
      const before = lastWay[point] ?? NONE;
      if (before !== NONE && before !== row) junctions.add(point);
      lastWay[point] = row;
    }
  }
  return junctions;
}

/** Streets of each point that has several of them, in the order of their ways. */
function streetsAtCrossings(pointCount: number, ways: readonly NetworkWay[]): Map<number, number[]> {
  const firstStreet = new Int32Array(pointCount).fill(NONE);
  const streetsAt = new Map<number, number[]>();
  for (const { street, points } of ways) {
    if (street < 0) continue;
    for (const point of points) {
      const first = firstStreet[point] ?? NONE;
      if (first === NONE) firstStreet[point] = street;
      else if (first !== street) {
        const there = streetsAt.get(point);
        if (there === undefined) streetsAt.set(point, [first, street]);
        else if (!there.includes(street)) there.push(street);
      }
    }
  }
  return streetsAt;
}

function findCrossings(points: readonly Position[], ways: readonly NetworkWay[]): Crossing[] {
  const byStreets = new Map<string, { streets: number[]; points: number[] }[]>();
  const crossings: Crossing[] = [];
  for (const [point, streets] of streetsAtCrossings(points.length, ways)) {
    streets.sort((a, b) => a - b);
    const key = streets.join();
    const position = points[point] ?? [0, 0];
    const ruler = new CheapRuler(position[1], 'meters');
    const same = byStreets.get(key) ?? [];
    const near = same.find(
      ({ points: [first = 0] }) => ruler.distance(points[first] ?? [0, 0], position) < SAME_CROSSING_METRES,
    );
    if (near) {
      near.points.push(point);
      continue;
    }
    const crossing = { streets, points: [point] };
    byStreets.set(key, [...same, crossing]);
    crossings.push(crossing);
  }
  return crossings;
}
