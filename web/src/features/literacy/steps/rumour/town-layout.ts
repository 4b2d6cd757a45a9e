import type { RumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';

/** Where a person stands in the picture, in units of its view box. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface TownLayout {
  readonly width: number;
  readonly height: number;
  /** One for each person. */
  readonly spots: readonly Spot[];
  /** Middle of each district: free, for words. */
  readonly middles: readonly Spot[];
  /** Radius of a person's sign that touches no neighbour. */
  readonly signRadius: number;
}

const LANES = 3;
const INNER_RADIUS = 50;
const LANE_WIDTH = 17;
const DISTRICT_WIDTH = 2 * (INNER_RADIUS + (LANES - 1) * LANE_WIDTH) + 16;

/**
 * Each district is a wreath of three lanes: who is a neighbour on the ring of the model stands near by, the middle stays
 * free. Seeded, so that the same town always looks the same.
 */
export function layOutTown(town: RumourTown, seed: number): TownLayout {
  const random = new SeededRandom(seed ^ 0x27d4eb2f);
  const districts = Math.max(0, ...town.district) + 1;
  const middles = Array.from({ length: districts }, (_, district) => ({
    x: DISTRICT_WIDTH * (district + 0.5),
    y: DISTRICT_WIDTH / 2,
  }));
  const sizes = middles.map((_, district) => town.district.reduce((sum, home) => sum + (home === district ? 1 : 0), 0));
  let place = 0;
  let last = 0;
  const spots = Array.from(town.district, (district) => {
    place = district === last ? place : 0;
    last = district;
    const lane = place % LANES;
    const angle = (2 * Math.PI * (place + 0.5)) / (sizes[district] ?? 1) - Math.PI / 2;
    const radius = INNER_RADIUS + lane * LANE_WIDTH + (random.next() - 0.5) * 4;
    const middle = middles[district] ?? { x: 0, y: 0 };
    place++;
    return { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
  });
  const perLane = Math.max(...sizes) / LANES;
  const signRadius = Math.min(4.6, (Math.PI * INNER_RADIUS) / perLane - 0.9);
  return { width: DISTRICT_WIDTH * districts, height: DISTRICT_WIDTH, spots, middles, signRadius };
}

const round = (value: number): string => value.toFixed(1);

const disc = ({ x, y }: Spot, radius: number): string =>
  `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

const diamond = ({ x, y }: Spot, radius: number): string =>
  `M${round(x)} ${round(y - radius)}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`;

/** One path for all persons of a state: a shape of its own for each, so that no colour has to be told apart. */
export function pathOfState(
  layout: TownLayout,
  held: Uint8Array,
  state: number,
  shape: 'disc' | 'ring' | 'diamond',
): string {
  const { signRadius } = layout;
  const radius = Number({ disc: signRadius, ring: signRadius * 0.66, diamond: signRadius * 1.3 }[shape].toFixed(2));
  const draw = shape === 'diamond' ? diamond : disc;
  let path = '';
  for (const [person, spot] of layout.spots.entries()) if (held[person] === state) path += draw(spot, radius);
  return path;
}

/** One path for chosen persons, as a ring round their sign. */
export function pathOfPersons(layout: TownLayout, persons: Iterable<number>): string {
  let path = '';
  for (const person of persons) {
    const spot = layout.spots[person];
    if (spot) path += disc(spot, Number((layout.signRadius + 3.4).toFixed(2)));
  }
  return path;
}

/** Lines between contacts: within districts, or (`bridges`) between them. */
export function pathOfLinks(town: RumourTown, { spots }: TownLayout, bridges: boolean): string {
  let path = '';
  for (const [person, known] of town.contacts.entries()) {
    for (const contact of known) {
      const [from, to] = [spots[person], spots[contact]];
      if (contact < person || !from || !to) continue;
      if ((town.district[person] !== town.district[contact]) !== bridges) continue;
      path += `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
    }
  }
  return path;
}
