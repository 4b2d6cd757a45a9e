import { placeAmenities } from './amenities.ts';
import type { Building } from './building.ts';
import { BuildingGround } from './building-ground.ts';
import { emitBoundaryAndPlaces } from './emit-boundary.ts';
import { emitLand } from './emit-land.ts';
import { emitParking } from './emit-parking.ts';
import { emitRailway } from './emit-railway.ts';
import { emitSite } from './emit-sites.ts';
import { emitMarketSquare, emitStreets, nameStreets } from './emit-streets.ts';
import { emitLake, emitWater } from './emit-water.ts';
import { fillBlock } from './fill-block.ts';
import { houseNumbers } from './house-numbers.ts';
import { type Block, layOutTown } from './lay-out-town.ts';
import { isStreet } from './line-kind.ts';
import { OsmBuilder } from './osm-builder.ts';
import type { OsmData, OsmTags } from './osm-data.ts';
import { add, at, between, direction, leftOf, wrap } from './plane.ts';
import { SeededRandom } from './seeded-random.ts';
import type { Site } from './sites.ts';
import { POSTCODE, TOWN_NAME } from './town-plan.ts';
import type { TownSketch } from './town-sketch.ts';

export const LINDENTAL_SEED = 'lindental';
/** The day on which everything in the fictional town was last looked at. */
const SURVEYED_AT = '2026-09-14T00:00:00Z';

const hasSite = (block: Block): block is Block & { site: Site } => block.site !== null;

/**
 * OpenStreetMap data of Lindental, a town of about 20 000 people that does not exist. The same seed gives the same
 * objects with the same numbers; another seed bends the same plan and fills it in differently.
 */
export function generateLindental(seed: string = LINDENTAL_SEED): OsmData {
  const random = new SeededRandom(seed);
  const layout = layOutTown(seed, random);
  const sketch: TownSketch = {
    seed,
    random,
    layout,
    builder: new OsmBuilder(),
    blockOfFace: new Map(layout.blocks.map((block) => [block.face.id, block])),
  };
  const names = nameStreets(sketch);
  const streets = emitStreets(sketch, names);
  emitMarketSquare(sketch);
  emitRailway(sketch);
  emitWater(sketch);
  emitLand(sketch);
  emitLake(sketch);

  const ground = new BuildingGround();
  const siteDoors = new Map<Block, Building>();
  const buildings: { building: Building; block: Block }[] = [];
  for (const block of layout.blocks) {
    const { face, style } = block;
    if (hasSite(block)) siteDoors.set(block, siteDoor(sketch, block, names));
    else if (block.quarter !== 'Marktplatz') {
      for (const building of fillBlock({
        map: layout.map,
        face,
        ground,
        style,
        random: random.fork(`block-${face.id}`),
      })) {
        buildings.push({ building, block });
      }
    }
  }
  const addresses = addressesOf(sketch, [...buildings.map(({ building }) => building), ...siteDoors.values()], names);
  for (const block of layout.blocks.filter(hasSite)) {
    const door = siteDoors.get(block);
    emitSite(sketch, ground, block, (door && addresses.get(door)) ?? {});
  }
  emitParking(sketch, ground);
  placeAmenities(sketch, { streets, buildings, addresses, ground });
  emitBoundaryAndPlaces(sketch, streets);
  return sketch.builder.finish(SURVEYED_AT);
}

/** A site is entered from the middle of its first named street: it has a number there like a house. */
function siteDoor({ layout: { map } }: TownSketch, { face }: Block, names: ReadonlyMap<number, string>): Building {
  const edges = face.ring.map((nodeId, index) => [nodeId, wrap(face.ring, index + 1)] as const);
  const onStreet = edges.filter(([from, to]) => {
    const line = map.lineOf(from, to);
    return isStreet(line.kind) && names.has(line.id);
  });
  const first = onStreet[0];
  const lineId = first ? map.lineOf(...first).id : null;
  const sameStreet = onStreet.filter(([from, to]) => map.lineOf(from, to).id === lineId);
  const [from, to] = sameStreet[Math.floor(sameStreet.length / 2)] ?? at(edges, 0);
  const [a, b] = [map.point(from), map.point(to)];
  const door = add(between(a, b, 0.5), leftOf(direction(a, b)), 6);
  return { ring: [], tags: {}, lineId, door, residents: 0 };
}

function addressTags(street: string | undefined, housenumber: string): OsmTags {
  if (street === undefined) return {};
  return { 'addr:street': street, 'addr:housenumber': housenumber, 'addr:postcode': POSTCODE, 'addr:city': TOWN_NAME };
}

function addressesOf(
  { layout: { map }, random }: TownSketch,
  buildings: readonly Building[],
  names: ReadonlyMap<number, string>,
): Map<Building, OsmTags> {
  const byLine = new Map<number, Building[]>();
  for (const building of buildings) {
    if (building.lineId === null) continue;
    const list = byLine.get(building.lineId);
    if (list) list.push(building);
    else byLine.set(building.lineId, [building]);
  }
  const addresses = new Map<Building, OsmTags>();
  for (const line of map.lines) {
    const houses = byLine.get(line.id);
    if (!houses) continue;
    for (const [house, number] of houseNumbers(map, line, houses, random.fork(`numbers-${line.id}`))) {
      addresses.set(house, addressTags(names.get(line.id), number));
    }
  }
  return addresses;
}
