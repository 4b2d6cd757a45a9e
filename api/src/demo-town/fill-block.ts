import type { Building } from './building.ts';
import { BuildableArea, type BuildingGround } from './building-ground.ts';
import type { OsmTags } from './osm-data.ts';
import { isStreet, type LineKind, type MapFace, type MapLine, type PlanarMap } from './planar-map.ts';
import {
  add,
  at,
  between,
  centroid,
  direction,
  distance,
  dot,
  extent,
  leftOf,
  lengthOf,
  offsetLine,
  type PlanePoint,
  pointAlong,
  projectOnLine,
  rectangle,
  signedArea,
  wrap,
} from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import type { SeededRandom } from './seeded-random.ts';

/** From the middle of the street to the edge of the plots, metres. */
const HALF_STREET_METRES: Readonly<Record<LineKind, number>> = {
  primary: 9,
  secondary: 8.5,
  tertiary: 7.5,
  unclassified: 7,
  residential: 6,
  living_street: 4.5,
  pedestrian: 4.5,
  track: 4,
  path: 3,
  rail: 22,
  river: 30,
  stream: 9,
  limit: 3,
};
/** Floor area for one person, stairs and walls included (square metres). */
const SQUARE_METRES_PER_PERSON = 70;

export interface BuildingSite {
  readonly map: PlanarMap;
  readonly face: MapFace;
  readonly ground: BuildingGround;
  readonly random: SeededRandom;
  readonly style: BuildStyle;
}

/** A stretch of the block's edge along one street, walked with the block on the left. */
interface Front {
  readonly line: MapLine;
  readonly points: readonly PlanePoint[];
  readonly halfStreet: number;
}

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

/** Houses, halls, sheds and garages of one block, in its style. Takes the ground it builds on. */
export function fillBlock(site: BuildingSite): Building[] {
  const ring = site.map.ringPoints(site.face);
  const rules = ROWS[site.style];
  if (rules) {
    const area = buildableArea(site, rules.streetShare * 0.92, 0.5);
    const houses = frontsOf(site, rules.streetShare).flatMap((front) => houseRow(site, front, rules, area));
    return [...houses, ...outbuildings(site, houses, buildableArea(site, rules.streetShare, 0))];
  }
  if (site.style === 'slabs') return slabs(site, ring);
  if (site.style === 'industry' || site.style === 'retail') return halls(site, ring);
  return [];
}

function buildableArea({ map, face }: BuildingSite, streetShare: number, more: number): BuildableArea {
  const clearances = face.ring.map((nodeId, index) => {
    const { kind } = map.lineOf(nodeId, wrap(face.ring, index + 1));
    return HALF_STREET_METRES[kind] * (isStreet(kind) ? streetShare : 1) + more;
  });
  return new BuildableArea(map.ringPoints(face), clearances);
}

function frontsOf({ map, face }: BuildingSite, streetShare: number): Front[] {
  const { ring } = face;
  const breaks = (index: number) => {
    const before = map.lineOf(wrap(ring, index - 1), at(ring, index));
    const after = map.lineOf(at(ring, index), wrap(ring, index + 1));
    if (before !== after) return true;
    const here = map.point(at(ring, index));
    return (
      dot(direction(map.point(wrap(ring, index - 1)), here), direction(here, map.point(wrap(ring, index + 1)))) < 0.75
    );
  };
  const start = Math.max(
    0,
    ring.findIndex((_, index) => breaks(index)),
  );
  const fronts: Front[] = [];
  let points: PlanePoint[] = [];
  for (let step = 0; step < ring.length; step++) {
    const index = (start + step) % ring.length;
    points.push(map.point(at(ring, index)));
    const line = map.lineOf(at(ring, index), wrap(ring, index + 1));
    if (step === ring.length - 1 || breaks((index + 1) % ring.length)) {
      points.push(map.point(wrap(ring, index + 1)));
      if (isStreet(line.kind)) fronts.push({ line, points, halfStreet: HALF_STREET_METRES[line.kind] * streetShare });
      points = [];
    }
  }
  return fronts;
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
        house(site, contiguous ? ring : houseShape(ring, random, rules), front.line, levels, random.pick(rules.kinds)),
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
  return random.chance(0.5) ? [a, b, side, inner, back, d] : mirrored(a, b, c, d, wide, deep);
}

function mirrored(
  a: PlanePoint,
  b: PlanePoint,
  c: PlanePoint,
  d: PlanePoint,
  wide: number,
  deep: number,
): PlanePoint[] {
  const back = between(d, c, wide);
  const side = between(d, a, deep);
  const inner = add(side, [back[0] - d[0], back[1] - d[1]]);
  return [a, b, c, back, inner, side];
}

const LIVED_IN: ReadonlySet<string> = new Set([
  'yes',
  'residential',
  'house',
  'detached',
  'apartments',
  'semidetached_house',
  'terrace',
  'farm',
]);

export function house(
  { random }: Pick<BuildingSite, 'random'>,
  ring: readonly PlanePoint[],
  line: MapLine | null,
  levels: number,
  kind: string,
  tags: OsmTags = {},
): Building {
  const floorArea = signedArea(ring) * levels;
  const shown: Record<string, string> = { building: kind };
  if (kind === 'apartments' ? random.chance(0.85) : random.chance(0.3)) shown['building:levels'] = String(levels);
  return {
    ring,
    tags: { ...shown, ...tags },
    lineId: line?.id ?? null,
    door: between(at(ring, 0), at(ring, 1), 0.5),
    residents: LIVED_IN.has(kind) && line ? floorArea / SQUARE_METRES_PER_PERSON : 0,
  };
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

/** The direction of the longest front, or of the longest edge where there is none. */
function mainDirection(site: BuildingSite, ring: readonly PlanePoint[]): PlanePoint {
  const fronts = frontsOf(site, 1).sort((one, other) => lengthOf(other.points) - lengthOf(one.points));
  const longest = fronts[0];
  if (longest) return direction(at(longest.points, 0), at(longest.points, -1));
  return direction(at(ring, 0), at(ring, Math.floor(ring.length / 3)));
}

function nearestFront(site: BuildingSite, point: PlanePoint, mostMetres: number): Front | null {
  let best: Front | null = null;
  let gap = mostMetres;
  for (const front of frontsOf(site, 1)) {
    const here = projectOnLine(point, front.points).distance;
    if (here < gap) {
      gap = here;
      best = front;
    }
  }
  return best;
}

/** Rows of apartment slabs with lawns between, at right angles to the main street; staircases have an address each. */
function slabs(site: BuildingSite, ring: readonly PlanePoint[]): Building[] {
  const { random, ground } = site;
  const area = buildableArea(site, 1, 7);
  const main = mainDirection(site, ring);
  const across = random.chance(0.65) ? leftOf(main) : main;
  const along = direction([0, 0], add(across, leftOf(across), random.between(-0.25, 0.25)));
  const spread = leftOf(along);
  const [low, high] = extent(ring, spread);
  const [start, end] = extent(ring, along);
  const found: Building[] = [];
  const spacing = random.between(30, 38);
  for (let row = low + random.between(14, 22); row < high; row += spacing) {
    let metres = start + random.between(4, 16);
    while (metres < end) {
      const stairs = random.integer(2, 5);
      const stairWidth = random.between(12.5, 15.5);
      const centre = add([spread[0] * row, spread[1] * row], along, metres + (stairs * stairWidth) / 2);
      const whole = rectangle(centre, along, stairs * stairWidth, 11.5);
      if (!area.holds(whole) || !ground.isFree(rectangle(centre, along, stairs * stairWidth + 8, 20))) {
        metres += 6;
        continue;
      }
      ground.take(whole);
      const levels = random.pick([4, 4, 5, 5, 3]);
      for (let stair = 0; stair < stairs; stair++) {
        const [a, b, c, d] = [at(whole, 0), at(whole, 1), at(whole, 2), at(whole, 3)];
        const part = [
          between(a, b, stair / stairs),
          between(a, b, (stair + 1) / stairs),
          between(d, c, (stair + 1) / stairs),
          between(d, c, stair / stairs),
        ];
        found.push(house(site, part, nearestFront(site, centroid(part), 140)?.line ?? null, levels, 'apartments'));
      }
      metres += stairs * stairWidth + random.between(12, 24);
    }
  }
  const garages = random.integer(1, 3);
  for (let tried = 0, built = 0; tried < 40 && built < garages; tried++) {
    const centre: PlanePoint = add(centroid(ring), [random.between(-70, 70), random.between(-70, 70)]);
    const row = rectangle(centre, spread, random.between(18, 36), 6);
    if (!buildableArea(site, 1, 2).holds(row) || !ground.isFree(row)) continue;
    ground.take(row);
    found.push({ ring: row, tags: { building: 'garages' }, lineId: null, door: at(row, 0), residents: 0 });
    built++;
  }
  return found;
}

/** Works and shops: big halls along the streets, smaller ones between. */
function halls(site: BuildingSite, ring: readonly PlanePoint[]): Building[] {
  const { random, ground, style } = site;
  const area = buildableArea(site, 1, 6);
  const along = mainDirection(site, ring);
  const across = leftOf(along);
  const [west, east] = extent(ring, along);
  const [south, north] = extent(ring, across);
  const found: Building[] = [];
  for (const size of [1, 0.7, 0.45, 0.3]) {
    for (let tried = 0; tried < 26; tried++) {
      const width = random.between(45, style === 'retail' ? 85 : 110) * size;
      const depth = random.between(30, 62) * size;
      const middle = add(add([0, 0], along, random.between(west, east)), across, random.between(south, north));
      const ringOf = rectangle(middle, along, width, depth);
      const around = rectangle(middle, along, width + 16, depth + 16);
      if (!area.holds(ringOf) || !ground.isFree(around)) continue;
      ground.take(ringOf);
      const kind =
        style === 'retail' ? 'retail' : random.pick(['industrial', 'industrial', 'warehouse', 'commercial', 'yes']);
      const front = nearestFront(site, middle, 110);
      found.push(
        house(site, hallShape(ringOf, random), size >= 0.45 ? (front?.line ?? null) : null, random.integer(1, 2), kind),
      );
    }
  }
  return found;
}

function hallShape(ring: readonly PlanePoint[], random: SeededRandom): PlanePoint[] {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  return random.chance(0.4) ? mirrored(a, b, c, d, random.between(0.25, 0.5), random.between(0.2, 0.4)) : [...ring];
}
