import { normaliseHouseNumber, normaliseName } from './normalise-name.ts';
import type { PlaceHit } from './place-hit.ts';
import type { PlaceRegister, RegisteredStreet } from './place-register.ts';
import { type ComparableName, comparable, RANK, rankName } from './rank-name.ts';

interface RankedHit {
  hit: PlaceHit;
  /** Small is better. */
  rank: number;
}

/** "Badstraße 12", "Badstr. 12 a", "Badstr 3-5": the number is what stands last. */
const TRAILING_HOUSE_NUMBER = /^(.*?[^\d\s].*?)\s*(\d+\s*\p{Letter}?(?:\s*[-–/]\s*\d+\s*\p{Letter}?)?)$/u;
const CROSSING_SEPARATOR = /\s*[/&+]\s*|\s+(?:ecke|und|and|corner)\s+/iu;

/** No place has a longer name; more text would only cost time. */
const MAX_QUERY_LETTERS = 100;

/** Stops are often called like the street they are in. */
const KIND_ORDER = { street: 0, place: 1, crossing: 2, address: 3 } as const;
/** So many numbers of one street are offered where the typed one is not there. */
const MAX_NEIGHBOUR_NUMBERS = 5;
/** A house number that fits exactly is what was meant; one that only begins so may be. */
const EXACT_NUMBER_BONUS = 0.5;
/** The street alone, where the number is not known. */
const NUMBER_MISSING_MALUS = 0.25;
/** The town after the comma decides between equals, no more. */
const OTHER_TOWN_MALUS = 0.25;

/** Streets, places, addresses and crossings that fit what was typed, the best first (rules PL2, PL4, PL5). */
export function searchPlaces(register: PlaceRegister, query: string, limit: number): PlaceHit[] {
  const [main = '', ...rest] = query.trim().slice(0, MAX_QUERY_LETTERS).split(',');
  const town = comparable(normaliseName(rest.join(' ').replace(/\d+/g, ' ')));
  const found = new Map<string, RankedHit>();
  const offer = (hit: PlaceHit, rank: number) => {
    const inTown = town.joined === '' || rankName(town, comparable(normaliseName(hit.detail ?? ''))) !== null;
    const total = inTown ? rank : rank + OTHER_TOWN_MALUS;
    const known = found.get(hit.id);
    if (known === undefined || total < known.rank) found.set(hit.id, { hit, rank: total });
  };
  const name = comparable(normaliseName(main));
  const [, typedStreet, typedNumber] = TRAILING_HOUSE_NUMBER.exec(main.trim()) ?? [];
  // A number is meant as it stands: "Badstraße 12" is not "Badstraße" with two letters too much.
  const worstRank = typedNumber === undefined ? Number.POSITIVE_INFINITY : RANK.words;
  const offerName = (hit: PlaceHit, rank: number | null) => {
    if (rank !== null && rank <= worstRank) offer(hit, rank);
  };
  for (const { street, rank } of matchingStreets(register, name)) offerName(street.hit, rank);
  for (const place of register.places) offerName(place.hit, rankName(name, place.name));
  if (typedStreet !== undefined && typedNumber !== undefined) offerAddresses(register, typedStreet, typedNumber, offer);
  offerCrossings(register, main, offer);
  return [...found.values()]
    .sort(compareHits)
    .slice(0, Math.max(0, limit))
    .map(({ hit }) => hit);
}

function matchingStreets(
  register: PlaceRegister,
  name: ComparableName,
): { street: RegisteredStreet; rank: number; row: number }[] {
  return register.streets.flatMap((street, row) => {
    const rank = rankName(name, street.name);
    return rank === null ? [] : [{ street, rank, row }];
  });
}

function offerAddresses(
  register: PlaceRegister,
  typedStreet: string,
  typedNumber: string,
  offer: (hit: PlaceHit, rank: number) => void,
): void {
  const houseNumber = normaliseHouseNumber(typedNumber);
  for (const { street, rank } of matchingStreets(register, comparable(normaliseName(typedStreet)))) {
    let neighbours = 0;
    let exact = false;
    for (const row of street.addresses) {
      const address = register.addresses[row];
      if (address === undefined) continue;
      if (address.houseNumber === houseNumber) {
        offer(address.hit, rank - EXACT_NUMBER_BONUS);
        exact = true;
      } else if (neighbours < MAX_NEIGHBOUR_NUMBERS && beginsNumber(address.houseNumber, houseNumber)) {
        offer(address.hit, rank);
        neighbours += 1;
      }
    }
    if (!exact) offer(street.hit, rank + NUMBER_MISSING_MALUS);
  }
}

/** "12" begins "12a" and "12-14", not "120". */
function beginsNumber(number: string, typed: string): boolean {
  return number.startsWith(typed) && !/^\d/.test(number.slice(typed.length));
}

function offerCrossings(register: PlaceRegister, main: string, offer: (hit: PlaceHit, rank: number) => void): void {
  const parts = main.split(CROSSING_SEPARATOR).map((part) => comparable(normaliseName(part)));
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return;
  const ranks = [first, second].map(
    (part) => new Map(matchingStreets(register, part).map(({ row, rank }) => [row, rank] as const)),
  );
  const [firstRanks, secondRanks] = ranks;
  for (const [row, { streets }] of register.network.crossings.entries()) {
    const hit = register.crossings[row];
    if (hit === undefined) continue;
    for (const a of streets) {
      for (const b of streets) {
        const [rankA, rankB] = [firstRanks?.get(a), secondRanks?.get(b)];
        if (a !== b && rankA !== undefined && rankB !== undefined)
          offer(hit, Math.max(rankA, rankB) - EXACT_NUMBER_BONUS);
      }
    }
  }
}

function compareHits(a: RankedHit, b: RankedHit): number {
  return (
    a.rank - b.rank ||
    KIND_ORDER[a.hit.kind] - KIND_ORDER[b.hit.kind] ||
    a.hit.label.length - b.hit.label.length ||
    compareText(a.hit.label, b.hit.label) ||
    // Ids are numbered from the middle of the town outwards.
    a.hit.id.length - b.hit.id.length ||
    compareText(a.hit.id, b.hit.id)
  );
}

/** By code unit: the same on every device, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
