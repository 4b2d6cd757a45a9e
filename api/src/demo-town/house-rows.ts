import { type BuildingSite, buildableArea, type Front, frontsOf } from './block-fronts.ts';
import type { Building } from './building.ts';
import type { BuildableArea } from './building-ground.ts';
import { house, withoutBackCorner } from './house.ts';
import type { OsmTags } from './osm-data.ts';
import {
  add,
  at,
  between,
  direction,
  distance,
  dot,
  extent,
  leftOf,
  lengthOf,
  offsetLine,
  type PlanePoint,
  pointAlong,
  rectangle,
  signedArea,
} from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import type { SeededRandom } from './seeded-random.ts';

interface RowRules {
  readonly width: readonly [number, number];
  readonly depth: readonly [number, number];
  readonly frontGarden: readonly [number, number];
  readonly gap: readonly [number, number];
  /** Houses in a row before a gap. */
  readonly row: readonly [number, number];
  readonly levels: readonly [number, number];
  readonly kinds: readonly [string, ...string[]];
  /** Share of plots left empty. */
  readonly empty: number;
  /** Narrower on lanes: share of the usual half street. */
  readonly streetShare: number;
}

const ROWS: Readonly<Partial<Record<BuildStyle, RowRules>>> = {
  'old-town': {
    width: [7, 12],
    depth: [10, 14],
    frontGarden: [0, 0.3],
    gap: [0, 0],
    row: [30, 40],
    levels: [2, 4],
    kinds: ['yes', 'residential', 'house'],
    empty: 0.03,
    streetShare: 0.78,
  },
  perimeter: {
    width: [15, 21],
    depth: [12, 13.5],
    frontGarden: [1.5, 2.5],
    gap: [3.5, 5],
    row: [4, 9],
    levels: [3, 5],
    kinds: ['apartments', 'apartments', 'yes'],
    empty: 0.03,
    streetShare: 1,
  },
  'garden-suburb': {
    width: [7.5, 9],
    depth: [9, 10.5],
    frontGarden: [4, 6],
    gap: [6, 8],
    row: [2, 4],
    levels: [2, 2],
    kinds: ['house', 'semidetached_house', 'terrace'],
    empty: 0.03,
    streetShare: 1,
  },
  detached: {
    width: [10, 14],
    depth: [9, 12],
    frontGarden: [3.5, 7],
    gap: [6, 11],
    row: [1, 1],
    levels: [1, 3],
    kinds: ['house', 'detached', 'residential', 'yes'],
    empty: 0.06,
    streetShare: 1,
  },
  'family-homes': {
    width: [9, 12],
    depth: [9, 11.5],
    frontGarden: [4, 7.5],
    gap: [6, 9.5],
    row: [1, 1],
    levels: [1, 2],
    kinds: ['house', 'detached', 'house'],
    empty: 0.08,
    streetShare: 1,
  },
  village: {
    width: [9, 13],
    depth: [10, 15],
    frontGarden: [1.5, 7],
    gap: [8, 18],
    row: [1, 1],
    levels: [1, 2],
    kinds: ['house', 'yes', 'farm', 'residential'],
    empty: 0.08,
    streetShare: 0.9,
  },
};

/** Houses along the streets of a block, with what stands behind them; null for styles that build no rows. */
export function houseRows(site: BuildingSite): Building[] | null {
  const rules = ROWS[site.style];
  if (!rules) return null;
  const area = buildableArea(site, rules.streetShare * 0.92, 0.5);
  const houses = frontsOf(site, rules.streetShare).flatMap((front) => houseRow(site, front, rules, area));
  return [...houses, ...outbuildings(site, houses, buildableArea(site, rules.streetShare, 0))];
}

/** Quarter turns and offsets of a front at one depth: the same vertices, moved into the block. */
function alongAt(line: readonly PlanePoint[], moved: readonly PlanePoint[], metres: number): PlanePoint {
  let left = metres;
  for (let index = 1; index < line.length; index++) {
    const length = distance(at(line, index - 1), at(line, index));
    if (left <= length || index === line.length - 1) {
      return between(at(moved, index - 1), at(moved, index), length === 0 ? 0 : Math.min(1, left / length));
    }
    left -= length;
  }
  return at(moved, -1);
}

function houseRow(site: BuildingSite, front: Front, rules: RowRules, area: BuildableArea): Building[] {
  const { random, ground } = site;
  const total = lengthOf(front.points);
  const houses: Building[] = [];
  const draw = ([least, most]: readonly [number, number]) => random.between(least, most);
  const contiguous = rules.row[1] > 1;
  let metres = random.between(0, 3);
  let inRow = 0;
  let rowLength = random.integer(...rules.row);
  let frontGarden = draw(rules.frontGarden);
  let depth = draw(rules.depth);
  while (metres < total - rules.width[0] * 0.6) {
    const width = draw(rules.width);
    if (!contiguous || inRow === 0) {
      frontGarden = draw(rules.frontGarden);
      depth = draw(rules.depth);
    } else if (rules.gap[1] === 0)
      depth = Math.max(rules.depth[0], Math.min(rules.depth[1], depth + random.between(-1, 1)));
    const setback = front.halfStreet + frontGarden;
    let ring: PlanePoint[];
    if (contiguous) {
      const near = offsetLine(front.points, setback);
      const far = offsetLine(front.points, setback + depth);
      ring = [
        alongAt(front.points, near, metres),
        alongAt(front.points, near, metres + width),
        alongAt(front.points, far, metres + width),
        alongAt(front.points, far, metres),
      ];
    } else {
      const { point, tangent } = pointAlong(front.points, metres + width / 2);
      const turned =
        site.style === 'village'
          ? direction([0, 0], add(tangent, leftOf(tangent), random.between(-0.12, 0.12)))
          : tangent;
      ring = rectangle(add(point, leftOf(tangent), setback + depth / 2), turned, width, depth);
    }
    const sound = signedArea(ring) > width * depth * 0.6;
    if (sound && area.holds(ring) && ground.isFree(ring)) {
      if (random.chance(rules.empty)) {
        metres += width;
        inRow = 0;
        continue;
      }
      ground.take(ring);
      const levels = random.integer(...rules.levels);
      houses.push(
        house(
          random,
          contiguous ? ring : houseShape(ring, random, rules),
          front.line,
          levels,
          random.pick(rules.kinds),
        ),
      );
      metres += width;
      inRow++;
      if (inRow >= rowLength) {
        metres += draw(rules.gap);
        inRow = 0;
        rowLength = random.integer(...rules.row);
      }
    } else {
      metres += 1.5;
      inRow = 0;
    }
  }
  return houses;
}

/** Many houses are not mere rectangles: an L by cutting one back corner. */
function houseShape(ring: readonly PlanePoint[], random: SeededRandom, rules: RowRules): PlanePoint[] {
  if (!random.chance(0.38) || rules.row[1] > 1) return [...ring];
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  const wide = random.between(0.3, 0.55);
  const deep = random.between(0.25, 0.45);
  const side = between(b, c, 1 - deep);
  const back = between(c, d, wide);
  const inner = add(side, [back[0] - c[0], back[1] - c[1]]);
  return random.chance(0.5) ? [a, b, side, inner, back, d] : withoutBackCorner(a, b, c, d, wide, deep);
}

/** Garages beside, sheds, barns and back houses behind the houses. */
function outbuildings(site: BuildingSite, houses: readonly Building[], area: BuildableArea): Building[] {
  const { random, ground, style } = site;
  const found: Building[] = [];
  const tryBuild = (ring: PlanePoint[], tags: OsmTags) => {
    if (!area.holds(ring) || !ground.isFree(ring)) return;
    ground.take(ring);
    found.push({ ring, tags, lineId: null, door: at(ring, 0), residents: 0 });
  };
  const share =
    { 'old-town': 0.5, perimeter: 0.35, 'garden-suburb': 0.45, detached: 0.5, 'family-homes': 0.6, village: 1 }[
      style as string
    ] ?? 0;
  for (const { ring } of houses) {
    if (!random.chance(share)) continue;
    const [a, b] = [at(ring, 0), at(ring, 1)];
    const along = direction(a, b);
    const inward = leftOf(along);
    const [, deepest] = extent(ring, inward);
    const depth = deepest - dot(a, inward);
    const middle = between(a, b, 0.5);
    const width = distance(a, b);
    if (style === 'village') {
      const [w, d] = [random.between(8, 13), random.between(14, 24)];
      const side = random.chance(0.5) ? 1 : -1;
      const centre = add(
        add(middle, inward, depth + random.between(8, 16) + d / 2),
        along,
        side * random.between(0, 9),
      );
      tryBuild(rectangle(centre, random.chance(0.5) ? along : inward, w, d), {
        building: random.pick(['barn', 'farm_auxiliary', 'yes', 'shed']),
      });
      if (random.chance(0.4))
        tryBuild(rectangle(add(add(middle, inward, depth / 2 + 4), along, width / 2 + 5), inward, 6, 6), {
          building: 'garage',
        });
    } else if (style === 'old-town' || style === 'perimeter') {
      const d = random.between(6, style === 'perimeter' ? 14 : 11);
      tryBuild(
        rectangle(
          add(middle, inward, depth + d / 2 + random.between(0.4, 5)),
          along,
          width * random.between(0.5, 0.95),
          d,
        ),
        { building: style === 'perimeter' && random.chance(0.4) ? 'garages' : 'yes' },
      );
    } else if (random.chance(0.6)) {
      const side = random.chance(0.5) ? 1 : -1;
      tryBuild(rectangle(add(add(middle, along, side * (width / 2 + 1.9)), inward, 3.5), along, 3.2, 6), {
        building: 'garage',
      });
    } else {
      tryBuild(
        rectangle(
          add(add(middle, inward, depth + random.between(7, 13)), along, random.between(-4, 4)),
          along,
          random.between(2.5, 4.5),
          random.between(2.5, 4),
        ),
        { building: random.pick(['shed', 'yes', 'shed']) },
      );
    }
  }
  return found;
}
