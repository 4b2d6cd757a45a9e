import type { Building } from './building.ts';
import type { BuildingGround } from './building-ground.ts';
import type { EmittedStreet } from './emit-streets.ts';
import type { Block } from './lay-out-town.ts';
import { isStreet, isTravelled } from './line-kind.ts';
import type { OsmTags } from './osm-data.ts';
import { add, at, distance, leftOf, lengthOf, type PlanePoint, pointAlong, rectangle, signedArea } from './plane.ts';
import { VILLAGES } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

/** A use that moves into the nearest fitting house. Places in the plan's metres. */
interface Use {
  readonly near: PlanePoint;
  readonly tags: OsmTags;
  readonly leastSquareMetres: number;
}
const use = (near: PlanePoint, tags: OsmTags, leastSquareMetres = 70): Use => ({ near, tags, leastSquareMetres });

const USES: readonly Use[] = [
  use(
    [-52, 8],
    {
      amenity: 'townhall',
      name: 'Rathaus',
      building: 'public',
      'building:levels': '3',
      historic: 'yes',
      wheelchair: 'limited',
    },
    90,
  ),
  use([60, -40], { amenity: 'library', name: 'Stadtbücherei', wheelchair: 'yes' }),
  use([-120, 60], { tourism: 'museum', name: 'Stadtmuseum Alte Wache' }),
  use([30, 60], { amenity: 'pharmacy', name: 'Löwen-Apotheke', wheelchair: 'yes' }),
  use([70, 420], { amenity: 'pharmacy', name: 'Bahnhof-Apotheke', wheelchair: 'yes' }),
  use([120, -930], { amenity: 'pharmacy', name: 'Apotheke im Süden', wheelchair: 'yes' }),
  use([-45, -45], { amenity: 'cafe', name: 'Café am Markt', outdoor_seating: 'yes' }),
  use([50, 20], { amenity: 'restaurant', name: 'Zur Goldenen Linde', cuisine: 'german' }),
  use([-20, 170], { shop: 'bakery', name: 'Bäckerei Traubach' }),
  use([-30, 240], { shop: 'books', name: 'Buchhandlung am Tor' }),
  use([120, 10], { shop: 'clothes', name: 'Modehaus Seilbach' }),
  use([200, 0], { amenity: 'ice_cream', name: 'Eiscafé Venezia' }),
  use([-200, 20], { amenity: 'restaurant', name: 'Trattoria da Lino', cuisine: 'italian' }),
  use([0, -150], { shop: 'butcher', name: 'Fleischerei Weidlich' }),
  use([40, 500], { amenity: 'bank', name: 'Sparkasse Lindental', atm: 'yes' }),
  use([90, 640], { amenity: 'post_office', name: 'Postfiliale Bahnhofstraße' }),
  use([-90, 680], { tourism: 'hotel', name: 'Hotel am Bahnhof' }),
  use([-260, 420], { amenity: 'police', name: 'Polizeistation Lindental' }),
  use([700, 560], { amenity: 'fire_station', name: 'Feuerwehr Lindental', building: 'fire_station' }, 100),
  use([400, 380], { amenity: 'cinema', name: 'Kino Capitol' }),
  use([-700, 560], { amenity: 'community_centre', name: 'Bürgerhaus Bahnhofsviertel' }),
  use([-300, -900], { amenity: 'community_centre', name: 'Nachbarschaftstreff Südstadt' }),
  use([450, 560], { amenity: 'doctors', name: 'Hausarztpraxis Dr. Heimbach' }),
  use([-150, 420], { amenity: 'dentist', name: 'Zahnarztpraxis Kessler' }),
  use([1250, 30], { amenity: 'doctors', name: 'Kinderarztpraxis Oststadt' }),
  use([200, -1010], { amenity: 'doctors', name: 'Gemeinschaftspraxis Südstadt' }),
  use([-1300, 170], { shop: 'bakery', name: 'Bäckerei Rothgerber' }),
  use([-420, 1180], { shop: 'bakery', name: 'Bäckerei Nord' }),
  use([1330, -1050], { shop: 'bakery', name: 'Backhaus Rosenhöhe' }),
  use([-760, -380], { amenity: 'fuel', name: 'Tankstelle Weststadt' }),
  use([1080, 1010], { amenity: 'fuel', name: 'Tankstelle Nordost' }),
  use([-180, 470], { amenity: 'kindergarten', name: 'Kita Dampflok', building: 'kindergarten' }, 150),
  use([-1150, 330], { amenity: 'kindergarten', name: 'Kita Gartenzwerge', building: 'kindergarten' }),
  use([300, 1180], { amenity: 'kindergarten', name: 'Kita Ziegelkinder', building: 'kindergarten' }),
  use([1350, 230], { amenity: 'kindergarten', name: 'Kita Regenbogen', building: 'kindergarten' }),
  use([-120, -1010], { amenity: 'kindergarten', name: 'Kita Südstern', building: 'kindergarten' }),
  use([1650, -1230], { amenity: 'kindergarten', name: 'Kita Rosenhöhe', building: 'kindergarten' }),
  use([-860, 1500], { amenity: 'kindergarten', name: 'Waldkita Hainberg', building: 'kindergarten' }),
  use([620, -60], { amenity: 'music_school', name: 'Musikschule Lindental' }),
];

const VILLAGE_CHURCHES = ['St. Nikolai', 'St. Martin', 'St. Georg', 'St. Anna', 'St. Laurentius', 'Dorfkapelle'];

interface Furnishings {
  readonly streets: readonly EmittedStreet[];
  readonly buildings: readonly { building: Building; block: Block }[];
  readonly addresses: ReadonlyMap<Building, OsmTags>;
  readonly ground: BuildingGround;
}

/** Writes the buildings with addresses and uses, then what stands in streets and parks. */
export function placeAmenities(sketch: TownSketch, furnishings: Furnishings): void {
  const uses = moveIn(sketch, furnishings);
  for (const { building } of furnishings.buildings) {
    sketch.builder.area(building.ring, {
      ...building.tags,
      ...furnishings.addresses.get(building),
      ...uses.get(building),
    });
  }
  emitVillageChurches(sketch, furnishings.ground);
  emitBusStops(sketch, furnishings.streets);
  emitBenches(sketch, furnishings.streets);
  emitPlaygrounds(sketch, furnishings.ground);
  emitSignals(sketch);
}

function moveIn({ layout }: TownSketch, { buildings, addresses }: Furnishings): Map<Building, OsmTags> {
  const taken = new Map<Building, OsmTags>();
  for (const { near, tags, leastSquareMetres } of USES) {
    const wanted = layout.place(near);
    let best: Building | null = null;
    let gap = Number.POSITIVE_INFINITY;
    for (const { building } of buildings) {
      if (building.lineId === null || taken.has(building) || !addresses.has(building)) continue;
      const here = distance(building.door, wanted);
      if (here < gap && signedArea(building.ring) >= leastSquareMetres) {
        gap = here;
        best = building;
      }
    }
    if (best) taken.set(best, tags);
  }
  return taken;
}

function emitVillageChurches({ layout, builder, random }: TownSketch, ground: BuildingGround): void {
  for (const [index, { centre, name }] of VILLAGES.entries()) {
    const middle = layout.place(centre);
    const mood = random.fork(`church-${name}`);
    for (let tried = 0; tried < 200; tried++) {
      const spot = add(middle, [mood.between(-90, 90), mood.between(-90, 90)]);
      const nave = rectangle(spot, [1, 0], 21, 11);
      const awayFromStreets = layout.map.lines.every(
        (line) => !isTravelled(line.kind) || !nearLine(layout.map.linePoints(line), spot, 18),
      );
      if (!ground.isFree(nave) || !awayFromStreets) continue;
      ground.take(nave);
      builder.area(nave, {
        building: 'church',
        amenity: 'place_of_worship',
        religion: 'christian',
        denomination: 'protestant',
        name: VILLAGE_CHURCHES[index] ?? 'Dorfkirche',
      });
      break;
    }
  }
}

function nearLine(points: readonly PlanePoint[], spot: PlanePoint, metres: number): boolean {
  return points.some((point) => distance(point, spot) < metres + 14);
}

const BUS_STOP_METRES = 420;
const BUS_PLANS: readonly string[] = [
  'station-street',
  'west-village-road',
  'south-road',
  'north-road',
  'east-road',
  'south-east-road',
  'brickworks-street',
  'valley-street',
  'slope-street',
  'west-slope-street',
  'east-hill-street',
  'industry-street',
  'garden-street',
  'north-arc',
  'ring',
  'west-road',
];
const BUS_STOP_NAMES = [
  'Mitte',
  'Anfang',
  'Kreuzung',
  'Siedlung',
  'Brücke',
  'Höhe',
  'Ende',
  'Abzweig',
  'Nord',
  'Süd',
  'Ost',
  'West',
];

function emitBusStops({ layout: { map }, builder }: TownSketch, streets: readonly EmittedStreet[]): void {
  const stops: PlanePoint[] = [];
  for (const { line, name } of streets) {
    if (line.plan === null || !BUS_PLANS.includes(line.plan)) continue;
    const points = map.linePoints(line);
    const total = Math.min(lengthOf(points), 5000);
    let count = 0;
    for (let metres = 160; metres < total - 60; metres += BUS_STOP_METRES) {
      const { point, tangent } = pointAlong(points, metres);
      if (Math.hypot(point[0], point[1]) > 2600 && count > 8) break;
      if (stops.some((other) => distance(other, point) < 170)) continue;
      stops.push(point);
      const stopName =
        count === 0 ? (name ?? 'Lindental') : `${name ?? 'Lindental'} ${BUS_STOP_NAMES[count - 1] ?? count}`;
      for (const side of [1, -1]) {
        builder.node(add(add(point, leftOf(tangent), side * 5.5), tangent, side * 14), {
          highway: 'bus_stop',
          public_transport: 'platform',
          bus: 'yes',
          name: stopName,
          ...(count % 3 === 0 ? { shelter: 'yes', bench: 'yes' } : {}),
        });
      }
      count++;
    }
  }
}

/** Along promenades and park paths. */
function emitBenches({ layout: { map }, builder, random }: TownSketch, streets: readonly EmittedStreet[]): void {
  const mood = random.fork('benches');
  for (const { line } of streets) {
    const promenade =
      line.plan === 'north-bank' ||
      line.plan === 'south-bank' ||
      line.plan === 'lake-path' ||
      line.plan === 'wall-walk';
    if (!promenade) continue;
    const points = map.linePoints(line);
    for (let metres = 60; metres < lengthOf(points); metres += mood.between(110, 260)) {
      const { point, tangent } = pointAlong(points, metres);
      builder.node(add(point, leftOf(tangent), 3), {
        amenity: 'bench',
        ...(mood.chance(0.6) ? { backrest: 'yes' } : {}),
      });
    }
  }
}

/** In every second larger housing block one playground, where there is room behind the houses. */
function emitPlaygrounds({ layout: { map, blocks }, builder, random }: TownSketch, ground: BuildingGround): void {
  for (const block of blocks) {
    const mood = random.fork(`playground-${block.face.id}`);
    const share =
      { slabs: 0.85, 'family-homes': 0.09, detached: 0.06, 'garden-suburb': 0.1, perimeter: 0.12, village: 0.12 }[
        block.style as string
      ] ?? 0;
    if (block.site !== null || !mood.chance(share)) continue;
    const ring = map.ringPoints(block.face);
    for (let tried = 0; tried < 30; tried++) {
      const base = at(ring, mood.integer(0, ring.length - 1));
      const other = at(ring, mood.integer(0, ring.length - 1));
      const spot: PlanePoint = [
        (base[0] + other[0]) / 2 + mood.between(-8, 8),
        (base[1] + other[1]) / 2 + mood.between(-8, 8),
      ];
      const area = rectangle(spot, [Math.cos(tried), Math.sin(tried)], mood.between(12, 20), mood.between(10, 16));
      const clear = ring.every((point) => distance(point, spot) > 20);
      if (!clear || !ground.isFree(area)) continue;
      ground.take(area);
      builder.area(area, {
        leisure: 'playground',
        ...(mood.chance(0.4) ? { name: `Spielplatz ${block.quarter}` } : {}),
      });
      break;
    }
  }
}

/** Where main roads meet in town there are signals, and where many walk a crossing. */
function emitSignals({ layout: { map }, builder, random }: TownSketch): void {
  const mood = random.fork('signals');
  const main = new Set(['primary', 'secondary', 'tertiary']);
  const seen = new Set<number>();
  for (const line of map.lines) {
    if (!main.has(line.kind)) continue;
    for (const nodeId of line.nodeIds) {
      if (seen.has(nodeId)) continue;
      seen.add(nodeId);
      const point = map.point(nodeId);
      if (Math.hypot(point[0], point[1]) > 1500) continue;
      const arms = map.neighbours(nodeId).filter(({ line: other }) => isStreet(other.kind));
      const mainArms = arms.filter(({ line: other }) => main.has(other.kind)).length;
      const hasWater = map
        .neighbours(nodeId)
        .some(({ line: other }) => other.kind === 'river' || other.kind === 'rail' || other.kind === 'stream');
      if (hasWater || arms.length < 3) continue;
      if (mainArms >= 3) builder.tagNode(builder.mapNode(nodeId, point), { highway: 'traffic_signals' });
      else if (mood.chance(0.1))
        builder.tagNode(builder.mapNode(nodeId, point), {
          highway: 'crossing',
          crossing: mood.chance(0.5) ? 'zebra' : 'island',
        });
    }
  }
}
