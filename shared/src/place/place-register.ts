import type { Position } from '../geometry/geojson.ts';
import { normaliseHouseNumber, normaliseName } from './normalise-name.ts';
import type { PlaceData } from './place-data.ts';
import type { PlaceHit } from './place-hit.ts';
import { type ComparableName, comparable } from './rank-name.ts';
import { decodeNetwork, decodePositions, type StreetNetwork } from './street-network.ts';

export interface RegisteredStreet {
  hit: PlaceHit;
  name: ComparableName;
  /** Rows of `addresses`, by house number. */
  addresses: number[];
}

export interface RegisteredAddress {
  hit: PlaceHit;
  street: number;
  houseNumber: string;
}

export interface RegisteredPlace {
  hit: PlaceHit;
  name: ComparableName;
}

/** Everything of a place index in memory, ready to be searched. */
export interface PlaceRegister {
  streets: readonly RegisteredStreet[];
  addresses: readonly RegisteredAddress[];
  places: readonly RegisteredPlace[];
  crossings: readonly PlaceHit[];
  network: StreetNetwork;
}

/** Null where rows point to nothing: the file is not of the builder's making. */
export function buildRegister(data: PlaceData): PlaceRegister | null {
  const network = decodeNetwork(data, data.streets.length / 2);
  if (network === null) return null;
  let broken = false;
  const text = (row: number | undefined): string | null => {
    if (row === -1) return null;
    const found = row === undefined ? undefined : data.strings[row];
    if (found === undefined) broken = true;
    return found ?? null;
  };

  const addressPositions = decodePositions(data.addresses.positions);
  const addressStreets: number[] = [];
  const firstAddress = new Map<number, Position>();
  let street = 0;
  for (const [index, step] of data.addresses.streets.entries()) {
    street += step;
    addressStreets.push(street);
    const position = addressPositions[index];
    if (position && !firstAddress.has(street)) firstAddress.set(street, position);
  }

  const streets = Array.from({ length: data.streets.length / 2 }, (_, row): RegisteredStreet => {
    const label = text(data.streets[2 * row]) ?? '';
    const position = middleOfStreet(network, row) ?? firstAddress.get(row) ?? [0, 0];
    return {
      hit: { id: `street-${row}`, kind: 'street', label, detail: text(data.streets[2 * row + 1]), position },
      name: comparable(normaliseName(label)),
      addresses: [],
    };
  });

  const addresses = data.addresses.houseNumbers.map((houseNumber, row): RegisteredAddress => {
    const ofStreet = addressStreets[row] ?? -1;
    const position = addressPositions[row];
    if (streets[ofStreet] === undefined || position === undefined) broken = true;
    streets[ofStreet]?.addresses.push(row);
    return {
      hit: {
        id: `address-${row}`,
        kind: 'address',
        label: `${streets[ofStreet]?.hit.label ?? ''} ${houseNumber}`,
        detail: text(data.addresses.details[row]),
        position: position ?? [0, 0],
      },
      street: ofStreet,
      houseNumber: normaliseHouseNumber(houseNumber),
    };
  });

  const placePositions = decodePositions(data.places.positions);
  const places = data.places.names.map((name, row): RegisteredPlace => {
    const label = text(name) ?? '';
    const position = placePositions[row];
    if (position === undefined) broken = true;
    return {
      hit: {
        id: `place-${row}`,
        kind: 'place',
        label,
        detail: text(data.places.details[row]),
        position: position ?? [0, 0],
      },
      name: comparable(normaliseName(label)),
    };
  });

  const crossings = network.crossings.map((crossing, row): PlaceHit => {
    return {
      id: `crossing-${row}`,
      kind: 'crossing',
      label: crossingLabel(crossing.streets.map((own) => streets[own]?.hit.label ?? '')),
      detail: streets[crossing.streets[0] ?? -1]?.hit.detail ?? null,
      position: network.points[crossing.points[0] ?? 0] ?? [0, 0],
    };
  });
  return broken ? null : { streets, addresses, places, crossings, network };
}

/** "Badstraße / Am Markt": the names of streets that meet, each once. */
export function crossingLabel(names: readonly string[]): string {
  return [...new Set(names)].join(' / ');
}

/** The middle point of the way with the most points: on the street, near its middle. */
function middleOfStreet(network: StreetNetwork, street: number): Position | null {
  const [first, ...others] = network.waysOfStreet[street] ?? [];
  if (first === undefined) return null;
  const { points } = others.reduce(
    (longest, way) => (way.points.length > longest.points.length ? way : longest),
    first,
  );
  return network.points[points[points.length >> 1] ?? 0] ?? null;
}
