import { BuildableArea, type BuildingGround } from './building-ground.ts';
import { innerPoint } from './face-shape.ts';
import type { Block } from './lay-out-town.ts';
import type { OsmTags } from './osm-data.ts';
import {
  add,
  at,
  between,
  direction,
  distance,
  extent,
  leftOf,
  offsetLine,
  type PlanePoint,
  rectangle,
  wrap,
} from './plane.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Site } from './sites.ts';
import type { TownSketch } from './town-sketch.ts';

/** A site's land ends this far inside the middle of the streets around it. */
const SITE_INSET_METRES = 6;
/** From the middle of the streets to the buildings; churches stand close to the lanes. */
const CLEARANCE_METRES: Readonly<Partial<Record<Site['kind'], number>>> = { church: 7 };

interface SiteGround {
  readonly sketch: TownSketch;
  readonly ground: BuildingGround;
  readonly area: BuildableArea;
  readonly ring: readonly PlanePoint[];
  readonly along: PlanePoint;
  readonly random: SeededRandom;
  readonly address: OsmTags;
}

/** Schools, hospital, cemetery, parks and the like: the land, and what stands and lies on it. */
export function emitSite(
  sketch: TownSketch,
  ground: BuildingGround,
  block: Block & { site: Site },
  address: OsmTags,
): void {
  const {
    layout: { map },
    builder,
  } = sketch;
  const { site, face } = block;
  const faceRing = map.ringPoints(face);
  const ring = offsetLine(faceRing, SITE_INSET_METRES, true);
  const longest = faceRing.reduce(
    (best, _, index) =>
      distance(at(faceRing, index), wrap(faceRing, index + 1)) > distance(at(faceRing, best), wrap(faceRing, best + 1))
        ? index
        : best,
    0,
  );
  const siteGround: SiteGround = {
    sketch,
    ground,
    area: new BuildableArea(
      faceRing,
      faceRing.map(() => CLEARANCE_METRES[site.kind] ?? 11),
    ),
    ring,
    along: direction(at(faceRing, longest), wrap(faceRing, longest + 1)),
    random: sketch.random.fork(`site-${site.name}-${face.id}`),
    address,
  };
  const { land, furnish } = layouts[site.kind];
  builder.area(
    ring,
    site.kind === 'church'
      ? land
      : { ...land, name: site.name, ...site.tags, ...(named.has(site.kind) ? address : {}) },
  );
  furnish(siteGround, site);
}

const named: ReadonlySet<Site['kind']> = new Set(['school', 'hospital', 'care-home', 'works-yard', 'swimming']);

/** Tries places until a rectangle fits into the site and nothing stands there yet; null when there is no room. */
function room(site: SiteGround, width: number, depth: number, tries = 60): PlanePoint[] | null {
  const { random, along, ring, area, ground } = site;
  const across = leftOf(along);
  const [west, east] = extent(ring, along);
  const [south, north] = extent(ring, across);
  for (let tried = 0; tried < tries; tried++) {
    const centre = add(add([0, 0], along, random.between(west, east)), across, random.between(south, north));
    const found = rectangle(centre, along, width, depth);
    if (area.holds(found) && ground.isFree(rectangle(centre, along, width + 6, depth + 6))) {
      ground.take(found);
      return found;
    }
  }
  return null;
}

function put(
  site: SiteGround,
  width: number,
  depth: number,
  tags: OsmTags,
  shape: (ring: PlanePoint[]) => PlanePoint[] = (ring) => ring,
): PlanePoint[] | null {
  for (const share of [1, 0.8, 0.6]) {
    const found = room(site, width * share, depth * share);
    if (!found) continue;
    site.sketch.builder.area(shape(found), tags);
    return found;
  }
  return null;
}

/** A wing on each side of a court. */
function courtyardShape(ring: PlanePoint[]): PlanePoint[] {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  const innerFrom = between(a, b, 0.3);
  const innerTo = between(a, b, 0.72);
  const up = (point: PlanePoint): PlanePoint => add(point, [d[0] - a[0], d[1] - a[1]], 0.58);
  return [a, innerFrom, up(innerFrom), up(innerTo), innerTo, b, c, d];
}

function scatter(site: SiteGround, count: number, tags: OsmTags): void {
  for (let index = 0; index < count; index++) {
    const spot = room(site, 2, 2, 12);
    if (spot) site.sketch.builder.node(at(spot, 0), tags);
  }
}

function parking(site: SiteGround, width: number, depth: number): void {
  put(site, width, depth, {
    amenity: 'parking',
    surface: 'asphalt',
    capacity: String(Math.round((width * depth) / 27)),
  });
}

interface SiteLayout {
  readonly land: OsmTags;
  readonly furnish: (ground: SiteGround, site: Site) => void;
}

const supermarket: SiteLayout = {
  land: { landuse: 'retail' },
  furnish: (ground, { name }) => {
    put(ground, 54, 28, {
      building: 'retail',
      shop: 'supermarket',
      name,
      wheelchair: 'yes',
      opening_hours: 'Mo-Sa 07:00-20:00',
      ...ground.address,
    });
    parking(ground, 46, 32);
    put(ground, 8, 5, { amenity: 'bicycle_parking', capacity: '12' });
    put(ground, 4, 3, { amenity: 'recycling', recycling_type: 'container' });
  },
};

const layouts: Readonly<Record<Site['kind'], SiteLayout>> = {
  school: {
    land: { amenity: 'school', operator: 'Stadt Lindental' },
    furnish: (ground, { mostSquareMetres }) => {
      const big = mostSquareMetres > 25_000;
      put(
        ground,
        big ? 78 : 56,
        big ? 46 : 34,
        { building: 'school', 'building:levels': big ? '3' : '2' },
        courtyardShape,
      );
      put(ground, 34, 22, { building: 'sports_hall', 'building:levels': '1' });
      if (big) put(ground, 40, 14, { building: 'school', 'building:levels': '2' });
      put(ground, big ? 64 : 38, big ? 42 : 22, {
        leisure: 'pitch',
        sport: big ? 'athletics' : 'soccer',
        surface: big ? 'tartan' : 'grass',
      });
      put(ground, 20, 14, { leisure: 'playground' });
      put(ground, 14, 5, { amenity: 'bicycle_parking', capacity: '60' });
      parking(ground, 30, 16);
      scatter(ground, 6, { natural: 'tree' });
    },
  },
  hospital: {
    land: { amenity: 'hospital', emergency: 'yes' },
    furnish: (ground) => {
      put(ground, 96, 58, { building: 'hospital', 'building:levels': '5' }, courtyardShape);
      put(ground, 44, 24, { building: 'hospital', 'building:levels': '3' });
      put(ground, 30, 14, { building: 'hospital', 'building:levels': '2' });
      parking(ground, 70, 34);
      put(ground, 18, 18, { aeroway: 'helipad', surface: 'asphalt' });
      scatter(ground, 14, { natural: 'tree' });
      scatter(ground, 5, { amenity: 'bench' });
    },
  },
  cemetery: {
    land: { landuse: 'cemetery' },
    furnish: (ground) => {
      put(ground, 18, 11, { building: 'chapel', name: 'Friedhofskapelle' });
      scatter(ground, 26, { natural: 'tree' });
      scatter(ground, 6, { amenity: 'bench' });
      scatter(ground, 2, { amenity: 'drinking_water' });
    },
  },
  park: {
    land: { leisure: 'park' },
    furnish: (ground) => {
      put(ground, 34, 22, { natural: 'water', water: 'pond', name: 'Mühlteich' }, (ring) => roundShape(ring));
      put(ground, 22, 16, { leisure: 'playground', name: 'Spielplatz Stadtpark' });
      scatter(ground, 24, { natural: 'tree' });
      scatter(ground, 9, { amenity: 'bench', backrest: 'yes' });
    },
  },
  sports: {
    land: { leisure: 'sports_centre' },
    furnish: (ground) => {
      put(ground, 105, 68, { leisure: 'pitch', sport: 'soccer', surface: 'grass' });
      put(ground, 96, 60, { leisure: 'pitch', sport: 'soccer', surface: 'artificial_turf' });
      put(ground, 36, 18, { leisure: 'pitch', sport: 'tennis', surface: 'clay' });
      put(ground, 24, 11, { building: 'yes', name: 'Vereinsheim SV Lindental' });
      put(ground, 40, 24, { building: 'sports_hall', name: 'Lindachhalle' });
      parking(ground, 50, 20);
    },
  },
  swimming: {
    land: { leisure: 'sports_centre', sport: 'swimming' },
    furnish: (ground) => {
      put(ground, 50, 21, { leisure: 'swimming_pool', access: 'customers' });
      put(ground, 28, 16, { leisure: 'swimming_pool', access: 'customers' }, (ring) => roundShape(ring));
      put(ground, 42, 9, { building: 'yes', name: 'Umkleiden' });
      parking(ground, 44, 18);
      scatter(ground, 12, { natural: 'tree' });
    },
  },
  allotments: {
    land: { landuse: 'allotments' },
    furnish: (ground) => {
      for (let hut = 0; hut < 60; hut++) {
        const found = room(ground, ground.random.between(4, 6), ground.random.between(3.5, 5), 4);
        if (found) ground.sketch.builder.area(found, { building: 'allotment_house' });
      }
    },
  },
  supermarket,
  church: {
    land: { landuse: 'grass' },
    furnish: (ground, { name, tags }) => {
      const nave = put(ground, 44, 19, { building: 'church', amenity: 'place_of_worship', name, ...tags }, apseShape);
      scatter(ground, 6, { natural: 'tree' });
      scatter(ground, 3, { amenity: 'bench' });
      if (nave) put(ground, 17, 11, { building: 'yes', name: 'Pfarrhaus' });
    },
  },
  'care-home': {
    land: { amenity: 'social_facility', social_facility: 'nursing_home', 'social_facility:for': 'senior' },
    furnish: (ground) => {
      put(ground, 62, 34, { building: 'yes', 'building:levels': '3' }, courtyardShape);
      parking(ground, 26, 14);
      scatter(ground, 8, { natural: 'tree' });
      scatter(ground, 4, { amenity: 'bench', backrest: 'yes' });
    },
  },
  'works-yard': {
    land: { landuse: 'industrial', operator: 'Stadt Lindental' },
    furnish: (ground) => {
      put(ground, 60, 24, { building: 'commercial' });
      put(ground, 40, 18, { building: 'warehouse' });
      put(ground, 22, 14, { amenity: 'recycling', recycling_type: 'centre', name: 'Wertstoffhof' });
      parking(ground, 30, 16);
    },
  },
};

/** Nave with a choir of three sides. */
function apseShape(ring: PlanePoint[]): PlanePoint[] {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  const tower = 0.16;
  const out = (point: PlanePoint, share: number) => add(point, [a[0] - d[0], a[1] - d[1]], share);
  return [
    out(a, 0.06),
    out(between(a, b, tower), 0.06),
    between(a, b, tower),
    between(a, b, 0.84),
    between(b, c, 0.3),
    between(b, c, 0.7),
    between(d, c, 0.84),
    between(d, c, tower),
    out(between(d, c, tower), -0.06),
    out(d, -0.06),
  ];
}

function roundShape(ring: readonly PlanePoint[]): PlanePoint[] {
  const middle = innerPoint(ring);
  const [a, b, d] = [at(ring, 0), at(ring, 1), at(ring, 3)];
  const wide = distance(a, b) / 2;
  const deep = distance(a, d) / 2;
  const along = direction(a, b);
  return Array.from({ length: 16 }, (_, index) => {
    const angle = (index / 16) * 2 * Math.PI;
    const uneven = 0.86 + 0.14 * Math.sin(angle * 3 + wide);
    return add(add(middle, along, Math.cos(angle) * wide * uneven), leftOf(along), Math.sin(angle) * deep * uneven);
  });
}
