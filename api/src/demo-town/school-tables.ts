import { BLOCK_KINDS, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { DistrictTableContents } from '../city-pack/districts/tables/district-tables.ts';
import { PLAN_SCALE } from './lay-out-town.ts';
import { fromLonLat } from './osm-builder.ts';
import { distance, type PlanePoint } from './plane.ts';
import { QUARTERS } from './quarters.ts';

const SEED = 20_260_914;
const YEARS = ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31', '2031/32'] as const;
/** Places of a class, times the four years of a primary school. */
const PLACES_OF_A_TRACK = 100;
/** The old town lies within the wall, the villages far from everything. */
const WALL_METRES = 345;
const TOWN_METRES = 2600;

/** Primary school children among 1 000 people this year, and how many per cent more each year. */
const CHILDREN: Readonly<Record<string, readonly [now: number, growth: number]>> = {
  Altstadt: [24, 0],
  Bahnhofsviertel: [43, 3],
  Gartenstadt: [24, -2],
  Weststadt: [26, -1],
  Rosenhöhe: [62, 2],
  Sonnenhang: [38, 0],
  Südstadt: [46, 1],
};
const USUAL_CHILDREN = [33, 0] as const;

/** Pupils by places this year: what the town argues about. */
const FILLED: Readonly<Record<string, number>> = {
  'Grundschule am Wall': 1.04,
  'Grundschule Sonnenhang': 0.99,
  'Grundschule Gartenstadt': 0.6,
  Lindenschule: 0.55,
};

/** What a town council would hand in for its four primary schools, made up from the blocks of the map. */
export function schoolTables(data: DistrictData): DistrictTableContents {
  const random = new SeededRandom(SEED);
  const blocks = data.blockId.map((id, row) => {
    const [east, north] = fromLonLat([
      (data.blockLon[row] ?? 0) / MICRODEGREES,
      (data.blockLat[row] ?? 0) / MICRODEGREES,
    ]);
    const place: PlanePoint = [east / PLAN_SCALE, north / PLAN_SCALE];
    const quarter = quarterAt(place);
    const [now, growth] = CHILDREN[quarter] ?? USUAL_CHILDREN;
    const start = ((data.blockResidents[row] ?? 0) * now * (0.5 + random.next())) / 1000;
    const pupils = YEARS.map((_, year) =>
      Math.round(start * (1 + (growth / 100) * year) * (0.9 + 0.2 * random.next())),
    );
    const isWater = BLOCK_KINDS[data.blockKind[row] ?? 0] === 'water';
    return { id, quarter, school: isWater ? '' : schoolToday(quarter, place), pupils };
  });
  const table = (file: string, rows: readonly string[]) => ({
    file,
    bytes: new TextEncoder().encode(`${rows.join('\n')}\n`),
  });
  return {
    pupils: table('pupils.csv', [
      'geo_id,year,pupils',
      ...blocks.flatMap(({ id, pupils }) => YEARS.map((year, index) => `${id},${year},${pupils[index]}`)),
    ]),
    places: table('places.csv', [
      'school,year,places',
      ...data.schoolName.flatMap((name) => {
        const own = blocks.filter(({ school }) => school === name);
        const children = own.reduce((sum, { pupils }) => sum + (pupils[0] ?? 0), 0);
        const tracks = Math.max(1, Math.round((children / (FILLED[name] ?? 1) / PLACES_OF_A_TRACK) * 4) / 4);
        return YEARS.map((year) => `${name},${year},${tracks * PLACES_OF_A_TRACK}`);
      }),
    ]),
    zones: table('districts.csv', ['geo_id,zone', ...blocks.map(({ id, school }) => `${id},${school}`)]),
    neighbourhoods: table('neighbourhoods.csv', [
      'geo_id,neighbourhood',
      ...blocks.filter(({ quarter }) => quarter !== '').map(({ id, quarter }) => `${id},${quarter}`),
    ]),
    longestWay: table('longest-way.csv', ['metres,source', '2000,"Schulsatzung der Stadt Lindental, § 4 (erfunden)"']),
  };
}

function quarterAt(place: PlanePoint): string {
  if (distance(place, [0, 0]) < WALL_METRES) return 'Altstadt';
  if (distance(place, [0, 0]) > TOWN_METRES) return '';
  let [best, gap] = ['', Number.POSITIVE_INFINITY];
  for (const { name, anchors, population } of QUARTERS) {
    for (const anchor of population > 0 ? anchors : []) {
      if (distance(anchor, place) < gap) [best, gap] = [name, distance(anchor, place)];
    }
  }
  return best;
}

/** Where the rails, the station's street, the Ziegeleistraße and the Sonnenbergstraße run, roughly. */
const RAILS_NORTH = 790;
const STATION_END_EAST = 900;
const RAILS_RISE = 0.2;
const STATION_STREET_EAST = 30;
const BRICKWORKS_NORTH = 1160;
const SLOPE_NORTH = -1130;

/** The districts as they were drawn thirty years ago; the projects of the town tell what is wrong with them. */
function schoolToday(quarter: string, [east, north]: PlanePoint): string {
  if (north > RAILS_NORTH + RAILS_RISE * Math.max(0, east - STATION_END_EAST))
    return north < BRICKWORKS_NORTH && east > -620 && east < 1000 ? 'Grundschule Gartenstadt' : 'Lindenschule';
  if (north < SLOPE_NORTH) return 'Grundschule Sonnenhang';
  if (quarter === 'Rosenhöhe') return 'Grundschule Sonnenhang';
  if (quarter === 'Bahnhofsviertel') {
    const isWest = east < STATION_STREET_EAST && north < 690;
    return isWest ? 'Grundschule am Wall' : 'Grundschule Gartenstadt';
  }
  if (quarter === 'Gartenstadt' || quarter === 'Weststadt') return 'Grundschule Gartenstadt';
  // Between Mühlenstraße and Oberlinder Straße the border runs through the middle of a neighbourhood.
  if (quarter === 'Oststadt' && east > 1000 && north < -60) return 'Grundschule Sonnenhang';
  return 'Grundschule am Wall';
}
