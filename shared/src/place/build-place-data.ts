import CheapRuler from 'cheap-ruler';
import type { Position } from '../geometry/geojson.ts';
import { groupStreetWays } from './group-street-ways.ts';
import { normaliseHouseNumber, normaliseName } from './normalise-name.ts';
import { MICRODEGREES, type PlaceData } from './place-data.ts';
import type { PlaceSource, SourceAddress, SourcePlace, SourceWay } from './place-source.ts';

/** An address belongs to the street of its name that is nearest, if it is nearer than this. */
const MAX_ADDRESS_TO_STREET_METRES = 1000;
/** Signs of one stop or entrances of one park: places of one name nearer than this are one. */
const SAME_PLACE_METRES = 300;

interface Street {
  name: string;
  ways: SourceWay[];
  /** Where it is looked for: the middle of its longest way, or its first address. */
  position: Position;
}

/** Makes the content of `places.json` out of plain lists. Pure; the same source gives the same data. */
export function buildPlaceData(source: PlaceSource): PlaceData {
  const strings = new StringTable();
  const detailAt = localityFinder(source.places);
  const nearestFirst = byDistanceTo(source.centre);
  const streets = [...streetsOf(source.ways)].sort(nearestFirst);
  const streetOfAddress = assignAddresses(source.addresses, streets);

  const streetRows: number[] = [];
  for (const { name, position } of streets) streetRows.push(strings.row(name), strings.row(detailAt(position, name)));

  const order = [...source.addresses.keys()].sort(
    (a, b) =>
      (streetOfAddress[a] ?? 0) - (streetOfAddress[b] ?? 0) ||
      compareHouseNumbers(source.addresses[a]?.houseNumber ?? '', source.addresses[b]?.houseNumber ?? '') ||
      a - b,
  );
  const addresses = order.flatMap((index) => source.addresses[index] ?? []);
  const places = distinctPlaces(source.places).sort(nearestFirst);
  return {
    format: 'werkstadt-places',
    version: 1,
    ...encodeWays(source.ways, streets),
    streets: streetRows,
    addresses: {
      houseNumbers: addresses.map(({ houseNumber }) => houseNumber),
      streets: differences(order.map((index) => streetOfAddress[index] ?? 0)),
      details: addresses.map(({ postcode, town, position, street }) =>
        strings.row([postcode, town].filter((part) => part !== null).join(' ') || detailAt(position, street)),
      ),
      positions: encodePositions(addresses.map(({ position }) => position)),
    },
    places: {
      names: places.map(({ name }) => strings.row(name)),
      details: places.map(({ name, position, isLocality }) =>
        strings.row(isLocality ? null : detailAt(position, name)),
      ),
      positions: encodePositions(places.map(({ position }) => position)),
    },
    strings: strings.all,
  };
}

class StringTable {
  readonly all: string[] = [];
  #rows = new Map<string, number>();

  row(text: string | null): number {
    if (text === null) return -1;
    const known = this.#rows.get(text);
    if (known !== undefined) return known;
    this.#rows.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}

function* streetsOf(ways: readonly SourceWay[]): Generator<Street> {
  const byName = new Map<string, SourceWay[]>();
  for (const way of ways) {
    if (way.name === null || way.line.length < 2) continue;
    const there = byName.get(way.name);
    if (there) there.push(way);
    else byName.set(way.name, [way]);
  }
  for (const [name, named] of byName) {
    for (const group of groupStreetWays(named)) {
      const own = group.flatMap((index) => named[index] ?? []);
      yield { name, ways: own, position: middleOf(own) };
    }
  }
}

function middleOf(ways: readonly SourceWay[]): Position {
  let longest: readonly Position[] = [];
  let longestMetres = -1;
  for (const { line } of ways) {
    const metres = rulerAt(line[0]).lineDistance([...line]);
    if (metres > longestMetres) [longest, longestMetres] = [line, metres];
  }
  return rulerAt(longest[0]).along([...longest], longestMetres / 2);
}

function rulerAt(position: Position | undefined): CheapRuler {
  return new CheapRuler(position?.[1] ?? 0, 'meters');
}

/** Rows are in this order: of hits that are equal otherwise the search puts the lower row first. */
function byDistanceTo(centre: Position) {
  const ruler = rulerAt(centre);
  return (a: { position: Position }, b: { position: Position }) =>
    ruler.distance(centre, a.position) - ruler.distance(centre, b.position);
}

/** Row of `streets` of each address; streets that no way has are added. */
function assignAddresses(addresses: readonly SourceAddress[], streets: Street[]): number[] {
  const byName = new Map<string, number[]>();
  const know = (row: number, name: string) => {
    const key = normaliseName(name).join('');
    byName.set(key, [...(byName.get(key) ?? []), row]);
  };
  for (const [row, { name }] of streets.entries()) know(row, name);
  return addresses.map(({ street, position }) => {
    const ruler = rulerAt(position);
    let nearest = -1;
    let nearestMetres = MAX_ADDRESS_TO_STREET_METRES;
    for (const row of byName.get(normaliseName(street).join('')) ?? []) {
      const metres = metresToStreet(ruler, position, streets[row]);
      if (metres <= nearestMetres) [nearest, nearestMetres] = [row, metres];
    }
    if (nearest >= 0) return nearest;
    const row = streets.push({ name: street, ways: [], position }) - 1;
    know(row, street);
    return row;
  });
}

function metresToStreet(ruler: CheapRuler, position: Position, street: Street | undefined): number {
  if (street === undefined) return Number.POSITIVE_INFINITY;
  if (street.ways.length === 0) return ruler.distance(position, street.position);
  return Math.min(
    ...street.ways.map(({ line }) => ruler.distance(position, ruler.pointOnLine([...line], position).point)),
  );
}

function encodeWays(ways: readonly SourceWay[], streets: readonly Street[]): Pick<PlaceData, 'points' | 'ways'> {
  const streetOf = new Map(streets.flatMap(({ ways: own }, row) => own.map((way) => [way, row] as const)));
  const rows = new Map<number, number>();
  const points: Position[] = [];
  const encoded: number[] = [];
  for (const way of ways) {
    if (way.line.length < 2) continue;
    encoded.push(streetOf.get(way) ?? -1, way.line.length);
    for (const [index, position] of way.line.entries()) {
      const node = way.nodes[index] ?? -1;
      const known = rows.get(node);
      encoded.push(known === undefined ? 0 : points.length - known);
      if (known === undefined) rows.set(node, points.push(position) - 1);
    }
  }
  return { points: encodePositions(points), ways: encoded };
}

function encodePositions(positions: readonly Position[]): number[] {
  const encoded: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const [longitude, latitude] of positions) {
    const x = Math.round(longitude * MICRODEGREES);
    const y = Math.round(latitude * MICRODEGREES);
    encoded.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return encoded;
}

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

/** "9" before "10", "10" before "10a". */
function compareHouseNumbers(a: string, b: string): number {
  const [first, second] = [normaliseHouseNumber(a), normaliseHouseNumber(b)];
  return Number.parseInt(first, 10) - Number.parseInt(second, 10) || (first < second ? -1 : first > second ? 1 : 0);
}

function distinctPlaces(places: readonly SourcePlace[]): SourcePlace[] {
  const byName = new Map<string, SourcePlace[]>();
  return places.filter((place) => {
    const same = byName.get(place.name) ?? [];
    const ruler = rulerAt(place.position);
    if (same.some(({ position }) => ruler.distance(position, place.position) < SAME_PLACE_METRES)) return false;
    byName.set(place.name, [...same, place]);
    return true;
  });
}

/** The nearest locality by name, unless it is called the same. */
function localityFinder(places: readonly SourcePlace[]): (position: Position, name: string) => string | null {
  const localities = places.filter(({ isLocality }) => isLocality);
  return (position, name) => {
    const ruler = rulerAt(position);
    let nearest: string | null = null;
    let nearestMetres = Number.POSITIVE_INFINITY;
    for (const locality of localities) {
      const metres = ruler.distance(position, locality.position);
      if (metres < nearestMetres) [nearest, nearestMetres] = [locality.name, metres];
    }
    return nearest === name ? null : nearest;
  };
}
