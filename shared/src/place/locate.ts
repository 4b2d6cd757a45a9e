import CheapRuler from 'cheap-ruler';
import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import type { Position } from '../geometry/geojson.ts';
import type { PlaceHit } from './place-hit.ts';
import type { PlaceRegister } from './place-register.ts';

/** A person who stands at a crossing says so, even where a house number is nearer. */
const CROSSING_METRES = 25;
/** A junction attracts from farther away than a bend, but not from everywhere. */
const JUNCTION_SHARE = 0.5;

export interface Locator {
  nearest(position: Position, radiusMetres: number): PlaceHit | null;
  snap(position: Position, radiusMetres: number): Position | null;
}

/** Answers "what is here": spatial indexes are built when the first question comes. */
export function createLocator(register: PlaceRegister): Locator {
  const { network } = register;
  const crossings = pointFinder(() => register.crossings.map(({ position }) => position));
  const addresses = pointFinder(() => register.addresses.map(({ hit }) => hit.position));
  const places = pointFinder(() => register.places.map(({ hit }) => hit.position));
  const junctionRows = [...network.junctions];
  const junctions = pointFinder(() => junctionRows.map((point) => network.points[point] ?? [0, 0]));
  const points = pointFinder(() => network.points);
  const streets = streetFinder(register);
  return {
    nearest(position, radiusMetres) {
      const crossing = crossings(position, Math.min(radiusMetres, CROSSING_METRES));
      if (crossing !== null) return register.crossings[crossing] ?? null;
      const address = addresses(position, radiusMetres);
      if (address !== null) return register.addresses[address]?.hit ?? null;
      const street = streets(position, radiusMetres);
      if (street !== null) return street;
      const place = places(position, radiusMetres);
      return place === null ? null : (register.places[place]?.hit ?? null);
    },
    snap(position, radiusMetres) {
      const junction = junctions(position, radiusMetres * JUNCTION_SHARE);
      if (junction !== null) return network.points[junctionRows[junction] ?? -1] ?? null;
      const point = points(position, radiusMetres);
      return point === null ? null : (network.points[point] ?? null);
    },
  };
}

/** Row of the nearest of some positions within a radius; of equally near ones the first. */
function pointFinder(positionsOf: () => readonly Position[]) {
  let loaded: { positions: readonly Position[]; index: KDBush } | null = null;
  return (position: Position, radiusMetres: number): number | null => {
    loaded ??= indexPoints(positionsOf());
    const { positions, index } = loaded;
    const box = boxAround(position, radiusMetres);
    if (box === null || positions.length === 0) return null;
    const ruler = new CheapRuler(position[1], 'meters');
    let nearest: number | null = null;
    let nearestMetres = radiusMetres;
    for (const row of index.range(...box).sort((a, b) => a - b)) {
      const metres = ruler.distance(position, positions[row] ?? [0, 0]);
      if (metres > nearestMetres || (nearest !== null && metres === nearestMetres)) continue;
      [nearest, nearestMetres] = [row, metres];
    }
    return nearest;
  };
}

function indexPoints(positions: readonly Position[]): { positions: readonly Position[]; index: KDBush } {
  const index = new KDBush(positions.length);
  for (const [longitude, latitude] of positions) index.add(longitude, latitude);
  return { positions, index: index.finish() };
}

/** The nearest named street within a radius, with the place on it as position. */
function streetFinder({ network, streets }: PlaceRegister) {
  const named = network.ways.filter(({ street }) => street >= 0);
  let index: Flatbush | null = null;
  return (position: Position, radiusMetres: number): PlaceHit | null => {
    const box = boxAround(position, radiusMetres);
    if (box === null || named.length === 0) return null;
    if (index === null) {
      index = new Flatbush(named.length);
      for (const { points } of named) index.add(...boundsOf(points.map((point) => network.points[point] ?? [0, 0])));
      index.finish();
    }
    const ruler = new CheapRuler(position[1], 'meters');
    let nearest: PlaceHit | null = null;
    let nearestMetres = radiusMetres;
    for (const row of index.search(...box).sort((a, b) => a - b)) {
      const way = named[row];
      const street = way === undefined ? undefined : streets[way.street];
      if (way === undefined || street === undefined) continue;
      const line = way.points.map((point) => network.points[point] ?? position);
      const { point } = ruler.pointOnLine(line, position);
      const metres = ruler.distance(point, position);
      if (metres > nearestMetres || (nearest !== null && metres === nearestMetres)) continue;
      nearest = { ...street.hit, position: point };
      nearestMetres = metres;
    }
    return nearest;
  };
}

function boxAround(position: Position, radiusMetres: number): [number, number, number, number] | null {
  const sound = Number.isFinite(position[0]) && Number.isFinite(position[1]) && radiusMetres >= 0;
  return sound ? new CheapRuler(position[1], 'meters').bufferPoint(position, radiusMetres) : null;
}

function boundsOf(positions: readonly Position[]): [number, number, number, number] {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
