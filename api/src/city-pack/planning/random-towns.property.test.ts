import type { Position } from '@werkstadt/shared/geometry/geojson';
import { nearestOnLine } from '@werkstadt/shared/geometry/nearest-on-line';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import { shapeOf } from '@werkstadt/shared/planning/network/shape-of';
import { readPlanningFile, writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { type PlanningCity, planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { describe, expect, test } from 'vitest';
import type { OsmData, OsmTags } from '../../demo-town/osm-data.ts';
import { SmallTown } from '../small-town.ts';
import { planningOf } from './planning-of.ts';

/** Middle Europe, the far north, both sides of the equator and of the date's other half of the globe. */
const PLACES: readonly (readonly [name: string, longitude: number, latitude: number])[] = [
  ['in Germany', 13.2, 53.5],
  ['in the far north', 18.95, 69.65],
  ['at the equator', 36.8, -0.002],
  ['south and west', -70.66, -33.45],
  ['south and east', 151.2, -33.87],
];
const STEP = 1.4;
const BOTH = { preset: 'track', side: 'both' } as const;

/** A town at random, with or without river, bridge, speeds, homes and schools. */
function randomTown(random: SeededRandom): SmallTown {
  const town = new SmallTown();
  const [has, size] = [() => random.next() < 0.6, random.integer(3, 6)];
  const [river, speeds, homes, schools] = [has(), has(), has(), has()];
  const nodes = Array.from({ length: size * size }, (_, row) =>
    town.node((row % size) * STEP + random.next() * 0.5, Math.floor(row / size) * STEP + random.next() * 0.5),
  );
  const street = (a: number, b: number, more: OsmTags = {}) => {
    const tags: OsmTags = { highway: random.pick(['residential', 'secondary', 'cycleway', 'living_street']), ...more };
    const speed: OsmTags = speeds ? { maxspeed: random.pick(['30', '50', '70']) } : {};
    town.way([nodes[a] ?? 0, nodes[b] ?? 0], { ...tags, ...speed });
  };
  const middle = Math.floor(size / 2);
  for (let row = 0; row < nodes.length; row++) {
    if (row % size < size - 1 && random.next() < 0.8) street(row, row + 1);
    // Over the river lead bridges alone, and only some of the streets.
    const crosses = river && Math.floor(row / size) === middle - 1;
    if (row + size < nodes.length && random.next() < (crosses ? 0.4 : 0.8)) {
      street(row, row + size, crosses ? { bridge: 'yes' } : {});
    }
  }
  if (river) {
    const north = (middle - 0.4) * STEP;
    town.line(
      [
        [-1, north],
        [size * STEP, north],
      ],
      { waterway: 'river', name: 'Fluss' },
    );
  }
  const anywhere = () => [random.next() * size * STEP, random.next() * size * STEP] as const;
  for (let n = 0; homes && n < 30; n++) {
    const [east, north] = anywhere();
    town.rectangle(east, north, east + 0.2, north + 0.1, { building: 'house' });
  }
  for (let n = 0; schools && n < 3; n++) town.node(...anywhere(), { amenity: 'school', name: `Schule ${n}` });
  return town;
}

/** The same town somewhere else on the globe. */
function movedTo(town: SmallTown, longitude: number, latitude: number): { data(): OsmData } {
  const data = town.data();
  const moved = (lon: number, lat: number): [number, number] => [lon - 13.2 + longitude, lat - 53.5 + latitude];
  const [west, south, east, north] = data.boundingBox;
  const nodes = data.nodes.map((node) => {
    const [lon, lat] = moved(node.lon, node.lat);
    return { ...node, lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) };
  });
  const boundingBox = [...moved(west, south), ...moved(east, north)] as const;
  return { data: () => ({ ...data, nodes, boundingBox }) };
}

const towns = async (longitude: number, latitude: number): Promise<PlanningCity[]> => {
  const random = new SeededRandom(Math.round(latitude * 10) + 1000);
  const cities: PlanningCity[] = [];
  for (let n = 0; n < 6; n++) {
    cities.push(planningCity((await planningOf(movedTo(randomTown(random), longitude, latitude))).data));
  }
  return cities;
};

describe.each(PLACES)('towns at random %s', (_, longitude, latitude) => {
  test('[PN4] the reach lists are what a plain loop over all distances finds', async () => {
    let within = 0;
    let beyond = 0;
    for (const { data } of await towns(longitude, latitude)) {
      const places: Position[] = [
        ...[...data.cellLon.keys()].map((row): Position => [data.cellLon[row] ?? 0, data.cellLat[row] ?? 0]),
        ...[...Array(data.destinationCount).keys()].map(
          (row): Position => [data.pointLon[row] ?? 0, data.pointLat[row] ?? 0],
        ),
      ].map(([lon, lat]) => [lon / MICRODEGREES, lat / MICRODEGREES]);
      for (const edge of data.edgeFrom.keys()) {
        const line = shapeOf(data, edge);
        const metres = places.map((place) => nearestOnLine(line, place)?.distanceMetres ?? Number.POSITIVE_INFINITY);
        const found = new Set(data.reachTarget.subarray(data.reachOffset[edge], data.reachOffset[edge + 1]));
        metres.forEach((distance, target) => {
          // Within a millimetre of the limit rounding decides.
          if (Math.abs(distance - data.meta.reachMetres) < 0.01) return;
          if (found.has(target)) within += 1;
          else beyond += 1;
          expect(found.has(target), `edge ${edge}, target ${target}, ${distance} m`).toBe(
            distance <= data.meta.reachMetres,
          );
        });
      }
    }
    expect(within).toBeGreaterThan(50);
    expect(beyond).toBeGreaterThan(50);
  });

  test('[PF4] calm networks are what walking over calm streets finds', async () => {
    for (const { data, networks } of await towns(longitude, latitude)) {
      const seen = new Map<number, number>();
      for (const start of data.nodeLon.keys()) {
        if (seen.has(start)) continue;
        const open = [start];
        seen.set(start, start);
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          for (const edge of data.edgeFrom.keys()) {
            if (!networks.calm[edge]) continue;
            const [from = 0, to = 0] = [data.edgeFrom[edge], data.edgeTo[edge]];
            const next = from === node ? to : to === node ? from : null;
            if (next === null || seen.has(next)) continue;
            seen.set(next, start);
            open.push(next);
          }
        }
      }
      for (const a of data.nodeLon.keys()) {
        const same = networks.networkOfNode[a] === networks.networkOfNode[seen.get(a) ?? a];
        expect(same).toBe(true);
      }
      expect(new Set(networks.networkOfNode).size).toBe(new Set(seen.values()).size);
    }
  });

  test('[PF2] [SF1] a lane has the same figures either way, and on a device that read the pack from its bytes', async () => {
    const random = new SeededRandom(5);
    for (const city of await towns(longitude, latitude)) {
      const read = readPlanningFile(writePlanningFile(city.data));
      if (!read.ok) throw new Error(read.problem);
      const device = planningCity(read.data);
      const line = shapeOf(city.data, random.integer(0, city.data.edgeFrom.length - 1));
      const figures = bikeLaneConsequences(city, line, BOTH);
      expect(bikeLaneConsequences(device, line, BOTH)).toEqual(figures);
      const back = bikeLaneConsequences(city, line.toReversed(), BOTH);
      expect(back.people).toEqual(figures.people);
      expect(back.schools).toEqual(figures.schools);
      expect(back.networks.value?.after).toBe(figures.networks.value?.after);
      // Without homes there are no people to count, which is unknown and not 0.
      expect(figures.people.value === null).toBe(city.data.cellLon.length === 0);
    }
  });
});
