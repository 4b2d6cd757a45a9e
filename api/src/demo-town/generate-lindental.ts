import { placeAmenities } from './amenities.ts';
import type { Building } from './building.ts';
import { BuildingGround } from './building-ground.ts';
import { emitBoundaryAndPlaces } from './emit-boundary.ts';
import { emitLand } from './emit-land.ts';
import { emitRailway } from './emit-railway.ts';
import { emitSite } from './emit-sites.ts';
import { emitMarketSquare, emitStreets, nameStreets } from './emit-streets.ts';
import { emitLake, emitWater } from './emit-water.ts';
import { fillBlock } from './fill-block.ts';
import { houseNumbers } from './house-numbers.ts';
import { type Block, layOutTown } from './lay-out-town.ts';
import { OsmBuilder } from './osm-builder.ts';
import type { OsmData, OsmTags } from './osm-data.ts';
import type { MapLine } from './planar-map.ts';
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
  const siteNumbers = new Map<number, number>();
  const siteAddress = (line: MapLine): OsmTags => {
    const number = (siteNumbers.get(line.id) ?? 0) + 1;
    siteNumbers.set(line.id, number);
    return addressTags(names.get(line.id), `${number}s`);
  };
  for (const block of layout.blocks.filter(hasSite)) emitSite(sketch, ground, block, names, siteAddress);
  const buildings: { building: Building; block: Block }[] = [];
  for (const block of layout.blocks) {
    if (block.site !== null || block.quarter === 'Marktplatz') continue;
    const { face, style } = block;
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
  const addresses = addressesOf(
    sketch,
    buildings.map(({ building }) => building),
    names,
  );
  placeAmenities(sketch, { streets, buildings, addresses, ground });
  emitBoundaryAndPlaces(sketch, streets);
  return sketch.builder.finish(SURVEYED_AT);
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
