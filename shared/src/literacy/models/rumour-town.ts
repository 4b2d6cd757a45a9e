import { SeededRandom } from '../../random/seeded-random.ts';

/** Districts of the town of the model, told by their letter. */
export type DistrictIndex = number;

/** Who knows whom. Persons are numbered from 0, district by district. */
export interface RumourTown {
  readonly personCount: number;
  /** District of each person. */
  readonly district: Uint8Array;
  /** Whom each person knows, ascending. */
  readonly contacts: readonly (readonly number[])[];
  /** Pairs that join two districts, as `[person, person]`, the lower number first. */
  readonly bridges: readonly (readonly [number, number])[];
}

export interface TownPlan {
  /** Persons of each district, more than `2 × contactsPerSide` each. */
  readonly districtSizes: readonly number[];
  /** Everybody first knows this many neighbours on each side of the ring. */
  readonly contactsPerSide: number;
  /** Share of the links that lead elsewhere in the district instead of to the neighbour, in [0, 1]. */
  readonly rewiredShare: number;
  /** Links between districts, spread over the neighbouring pairs of districts. */
  readonly bridges: number;
}

/** The town of the module: two districts of 75. */
export const moduleTown: TownPlan = { districtSizes: [75, 75], contactsPerSide: 3, rewiredShare: 0.1, bridges: 4 };

const keyOf = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/**
 * A small-world town (Watts and Strogatz 1998): each district a ring whose links are partly rewired at random within
 * the district, joined by a few bridges. The number of links is the same for every seed.
 */
export function buildRumourTown(plan: TownPlan, seed: number): RumourTown {
  const random = new SeededRandom(seed);
  const links = new Map<string, readonly [number, number]>();
  const add = (a: number, b: number): boolean => {
    const key = keyOf(a, b);
    if (a === b || links.has(key)) return false;
    links.set(key, a < b ? [a, b] : [b, a]);
    return true;
  };
  const starts: number[] = [];
  let personCount = 0;
  for (const size of plan.districtSizes) {
    starts.push(personCount);
    for (let place = 0; place < size; place++) {
      for (let side = 1; side <= plan.contactsPerSide; side++)
        add(personCount + place, personCount + ((place + side) % size));
    }
    personCount += size;
  }
  for (const [key, [from]] of [...links]) {
    if (!random.chance(plan.rewiredShare)) continue;
    const home = starts.findLastIndex((start) => start <= from);
    const start = starts[home] ?? 0;
    const size = plan.districtSizes[home] ?? 0;
    // Removed first, so that as many links as there were always fit.
    links.delete(key);
    while (!add(from, start + random.integer(0, size - 1)));
  }
  const bridges: [number, number][] = [];
  for (let made = 0; plan.districtSizes.length > 1 && made < plan.bridges; ) {
    const home = made % (plan.districtSizes.length - 1);
    const a = (starts[home] ?? 0) + random.integer(0, (plan.districtSizes[home] ?? 1) - 1);
    const b = (starts[home + 1] ?? 0) + random.integer(0, (plan.districtSizes[home + 1] ?? 1) - 1);
    if (!add(a, b)) continue;
    bridges.push([a, b]);
    made++;
  }
  const contacts: number[][] = Array.from({ length: personCount }, () => []);
  for (const [a, b] of links.values()) {
    contacts[a]?.push(b);
    contacts[b]?.push(a);
  }
  for (const known of contacts) known.sort((a, b) => a - b);
  const district = Uint8Array.from({ length: personCount }, (_, person) =>
    starts.findLastIndex((start) => start <= person),
  );
  return { personCount, district, contacts, bridges };
}
