import type { Position } from '../geometry/geojson.ts';
import { createLocator } from './locate.ts';
import { normaliseName } from './normalise-name.ts';
import { placeDataSchema } from './place-data.ts';
import type { PlaceHit } from './place-hit.ts';
import { buildRegister, crossingLabel, type PlaceRegister } from './place-register.ts';
import { searchPlaces } from './search-places.ts';
import { nearestOnStreet, type PathEnd, pathAlongStreet } from './street-path.ts';

export type { PlaceHit } from './place-hit.ts';

/** Finds places of a city without a network. All positions are WGS 84 [lon, lat]. */
export interface PlaceIndex {
  /** What fits the typed text, the best first; forgives umlauts, "str.", mistakes and half words. */
  search(query: string, limit: number): PlaceHit[];
  /** What is here: a crossing, an address, a street or a named place, in this order, within the radius. */
  nearest(position: Position, radiusMetres: number): PlaceHit | null;
  /** Where other named streets meet the streets of this name (or the one street of this id): this one named first, by label. */
  crossingsOf(street: string): PlaceHit[];
  /**
   * The part of a street between two crossings, addresses or places near it. Null where the street or an id is unknown,
   * where no street of this name is near both, or where both are the same place.
   */
  streetBetween(street: string, fromId: string, toId: string): Position[] | null;
  /** The nearest junction or bend of a street or path, for drawing along it; null where none is near. */
  snap(position: Position, radiusMetres: number): Position | null;
}

/** An address belongs to a street's side of the road: farther away it lies on another street. */
const MAX_TO_STREET_METRES = 250;

/** Opens the content of `places.json`. Throws `PlaceIndexError` where it is something else. */
export function loadPlaceIndex(json: unknown): PlaceIndex {
  const parsed = placeDataSchema.safeParse(json);
  const register = parsed.success ? buildRegister(parsed.data) : null;
  if (register === null) throw new PlaceIndexError('This is no place index, or one of another version.');
  const locator = createLocator(register);
  return {
    search: (query, limit) => searchPlaces(register, query, limit),
    nearest: locator.nearest,
    snap: locator.snap,
    crossingsOf: (street) => crossingsOf(register, street),
    streetBetween: (street, fromId, toId) => streetBetween(register, street, fromId, toId),
  };
}

export class PlaceIndexError extends Error {
  override name = 'PlaceIndexError';
}

/** Rows of the streets of this name, or the one of this id. */
function streetRows(register: PlaceRegister, street: string): number[] {
  const key = normaliseName(street).join('');
  return register.streets.flatMap(({ hit, name }, row) => (hit.id === street || name.joined === key ? [row] : []));
}

function crossingsOf(register: PlaceRegister, street: string): PlaceHit[] {
  const rows = new Set(streetRows(register, street));
  return register.network.crossings
    .flatMap(({ streets }, row): PlaceHit[] => {
      const hit = register.crossings[row];
      const asked = streets.find((own) => rows.has(own));
      if (hit === undefined || asked === undefined) return [];
      const names = [asked, ...streets.filter((own) => own !== asked)].map(
        (own) => register.streets[own]?.hit.label ?? '',
      );
      return [{ ...hit, label: crossingLabel(names) }];
    })
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

function streetBetween(register: PlaceRegister, street: string, fromId: string, toId: string): Position[] | null {
  let best: { row: number; start: PathEnd; goal: PathEnd; metres: number } | null = null;
  for (const row of streetRows(register, street)) {
    const start = pathEnd(register, row, fromId);
    const goal = pathEnd(register, row, toId);
    if (start === null || goal === null) continue;
    const metres = start.metres + goal.metres;
    if (best === null || metres < best.metres) best = { row, start: start.end, goal: goal.end, metres };
  }
  return best === null ? null : pathAlongStreet(register.network, best.row, best.start, best.goal);
}

/** Where on this street an id lies, and how far beside it; null where it is unknown or too far away. */
function pathEnd(register: PlaceRegister, street: number, id: string): { end: PathEnd; metres: number } | null {
  const { hit, crossing } = byId(register, id);
  if (crossing?.streets.includes(street)) return { end: { points: crossing.points }, metres: 0 };
  if (hit === undefined) return null;
  const nearest = nearestOnStreet(register.network, street, hit.position);
  if (nearest === null || nearest.metres > MAX_TO_STREET_METRES) return null;
  return { end: nearest, metres: nearest.metres };
}

function byId(register: PlaceRegister, id: string) {
  const [kind, digits = ''] = id.split('-');
  const row = /^\d+$/.test(digits) ? Number(digits) : -1;
  switch (kind) {
    case 'crossing':
      return { hit: register.crossings[row], crossing: register.network.crossings[row] };
    case 'address':
      return { hit: register.addresses[row]?.hit };
    case 'place':
      return { hit: register.places[row]?.hit };
    case 'street':
      return { hit: register.streets[row]?.hit };
    default:
      return {};
  }
}
