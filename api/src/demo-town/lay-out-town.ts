import { divideFace } from './divide-faces.ts';
import type { DrawnLine } from './drawn-lines.ts';
import { innerPoint, linesAround } from './face-shape.ts';
import { type MapFace, PlanarMap } from './planar-map.ts';
import { distance, isInside, type PlanePoint, signedArea, smoothCurve } from './plane.ts';
import { type BuildStyle, DIVISIONS, QUARTERS, type Quarter } from './quarters.ts';
import { type SeededRandom, smoothNoise } from './seeded-random.ts';
import { SITES, type Site } from './sites.ts';
import { PLANNED_LINES, TOWN_OUTLINE, VILLAGES } from './town-plan.ts';

/** The plan is drawn at a comfortable size; the town is this much smaller. */
export const PLAN_SCALE = 0.7;
const BEND_METRES = 22;
const BEND_WAVELENGTH_METRES = 700;

/** A face that is built on or planted, with the quarter it belongs to. */
export interface Block {
  readonly face: MapFace;
  readonly style: BuildStyle;
  readonly quarter: string;
  readonly site: Site | null;
}

/** A face before it was cut: one quarter's land between main roads. */
export interface Region {
  readonly style: BuildStyle;
  readonly quarter: string;
  readonly nodeIds: readonly number[];
}

export interface TownLayout {
  readonly map: PlanarMap;
  readonly blocks: readonly Block[];
  readonly regions: readonly Region[];
  /** From the plan's metres to the town's. */
  readonly place: (planned: PlanePoint) => PlanePoint;
  readonly outline: readonly PlanePoint[];
}

/** Bends the plan by seed: the same town, grown a little differently. */
function bender(seed: string): (planned: PlanePoint) => PlanePoint {
  const east = smoothNoise(`${seed}/bend-east`, BEND_WAVELENGTH_METRES);
  const north = smoothNoise(`${seed}/bend-north`, BEND_WAVELENGTH_METRES);
  return ([x, y]) => [x * PLAN_SCALE + east(x, y) * BEND_METRES, y * PLAN_SCALE + north(x, y) * BEND_METRES];
}

const SPACING_METRES = 27;

/** Streets, water, rails and field borders of the whole municipality, cut into blocks. */
export function layOutTown(seed: string, random: SeededRandom): TownLayout {
  const place = bender(seed);
  const drawn = PLANNED_LINES.map(({ key, kind, controls, closed }): DrawnLine => {
    const bent = controls.map(place);
    const spacing = key === 'market' ? 100 : SPACING_METRES;
    return {
      kind,
      plan: key,
      closed,
      points:
        key === 'frame'
          ? controls.map(([x, y]) => [x * PLAN_SCALE, y * PLAN_SCALE])
          : smoothCurve(bent, spacing, closed),
    };
  });
  const map = PlanarMap.fromLines(drawn);
  const outline = smoothCurve(TOWN_OUTLINE.map(place), SPACING_METRES, true);
  const blocks: Block[] = [];
  const regions: Region[] = [];
  for (const face of [...map.faces]) {
    const quarter = quarterOf(map, face, place, outline);
    regions.push({ style: quarter.style, quarter: quarter.name, nodeIds: [...face.ring] });
    if (
      quarter.style === 'station' ||
      quarter.name === 'Wallanlagen' ||
      quarter.name === 'Ufer' ||
      quarter.name === 'Marktplatz' ||
      quarter.name === 'Ziegelsee'
    ) {
      blocks.push({ face, style: quarter.style, quarter: quarter.name, site: null });
      continue;
    }
    const taken = new Map<string, Site>();
    const cut = divideFace(map, face, DIVISIONS[quarter.style], random.fork(`face-${face.id}`), (ring, area) => {
      const inside = SITES.filter((site) => isInside(place(site.near), ring));
      const fitting = inside.find((site) => area <= site.mostSquareMetres);
      return fitting !== undefined && inside.length === 1;
    });
    for (const part of cut) {
      const ring = map.ringPoints(part);
      const site =
        SITES.find((candidate) => !taken.has(candidate.name) && isInside(place(candidate.near), ring)) ?? null;
      if (site) taken.set(site.name, site);
      blocks.push({ face: part, style: quarter.style, quarter: quarter.name, site });
    }
  }
  return { map, blocks, regions, place, outline };
}

function quarterOf(
  map: PlanarMap,
  face: MapFace,
  place: (planned: PlanePoint) => PlanePoint,
  outline: readonly PlanePoint[],
): Pick<Quarter, 'name' | 'style'> {
  const middle = innerPoint(map.ringPoints(face));
  const keys = new Set([...linesAround(map, face)].map(({ plan }) => plan));
  if (keys.has('lake-path') && keys.size === 1) return { name: 'Ziegelsee', style: 'green' };
  if (keys.has('market') && keys.size === 1) return { name: 'Marktplatz', style: 'old-town' };
  if (keys.has('wall-walk')) return { name: 'Wallanlagen', style: 'green' };
  if (keys.has('wall-lane')) return { name: 'Altstadt', style: 'old-town' };
  if (
    keys.has('river') &&
    (keys.has('north-bank') || keys.has('south-bank')) &&
    signedArea(map.ringPoints(face)) < 80_000
  )
    return { name: 'Ufer', style: 'green' };
  for (const village of VILLAGES) {
    if (distance(middle, place(village.centre)) < village.radiusMetres && keys.has(`village-${village.key}`)) {
      const outside = [...keys].some(
        (key) => key === 'frame' || key === 'town-outline' || key === 'rail' || key === 'river',
      );
      if (!outside) return { name: village.name, style: 'village' };
    }
  }
  if (!isInside(middle, outline)) return { name: 'Feldmark', style: 'country' };
  let best: Pick<Quarter, 'name' | 'style'> = { name: 'Feldmark', style: 'country' };
  let gap = Number.POSITIVE_INFINITY;
  for (const quarter of QUARTERS) {
    for (const anchor of quarter.anchors) {
      const here = distance(place(anchor), middle);
      if (here < gap) {
        gap = here;
        best = quarter;
      }
    }
  }
  return best;
}
