import { gunzipSync, gzipSync } from 'node:zlib';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { nearestOnLine } from '@werkstadt/shared/geometry/nearest-on-line';
import { DESTINATION_KINDS, POINT_KINDS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { readPlanningFile, writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallTown, smallTown } from '../small-town.ts';
import { lindental, planningOf } from './planning-of.ts';

let data: PlanningData;
beforeAll(async () => {
  data = (await planningOf(lindental, { population: 20_143 })).data;
});

const shapeOf = ({ shapeOffset, shapeLon, shapeLat }: PlanningData, edge: number): Position[] => {
  const positions: Position[] = [];
  for (let at = shapeOffset[edge] ?? 0; at < (shapeOffset[edge + 1] ?? 0); at++) {
    positions.push([(shapeLon[at] ?? 0) / MICRODEGREES, (shapeLat[at] ?? 0) / MICRODEGREES]);
  }
  return positions;
};

describe('streets of a whole town', () => {
  test('[PN2] the length of every edge is that of its geometry, to the decimetre', () => {
    expect(data.edgeFrom.length).toBeGreaterThan(1500);
    data.edgeLengthDm.forEach((decimetres, edge) => {
      expect(Math.abs(decimetres / 10 - lineLengthMetres(shapeOf(data, edge)))).toBeLessThanOrEqual(0.0501);
    });
  });

  test('[PN2] every shape begins and ends at the nodes of its edge', () => {
    data.edgeFrom.forEach((from, edge) => {
      const shape = shapeOf(data, edge);
      const node = (row: number) => [(data.nodeLon[row] ?? 0) / MICRODEGREES, (data.nodeLat[row] ?? 0) / MICRODEGREES];
      expect(shape[0]).toEqual(node(from));
      expect(shape.at(-1)).toEqual(node(data.edgeTo[edge] ?? 0));
    });
  });

  test('[PN4] the reach lists hold exactly what a plain loop over all distances finds', () => {
    const random = new SeededRandom(4);
    const cells = data.cellLon.length;
    let found = 0;
    for (let turn = 0; turn < 60; turn++) {
      const edge = random.integer(0, data.edgeFrom.length - 1);
      const shape = shapeOf(data, edge);
      const near: number[] = [];
      for (let target = 0; target < cells + data.destinationCount; target++) {
        const [longitude = 0, latitude = 0] =
          target < cells
            ? [data.cellLon[target], data.cellLat[target]]
            : [data.pointLon[target - cells], data.pointLat[target - cells]];
        const position: Position = [longitude / MICRODEGREES, latitude / MICRODEGREES];
        const distance = nearestOnLine(shape, position)?.distanceMetres ?? Number.POSITIVE_INFINITY;
        if (distance <= data.meta.reachMetres) near.push(target);
      }
      expect([...data.reachTarget.subarray(data.reachOffset[edge], data.reachOffset[edge + 1])]).toEqual(near);
      found += near.length;
    }
    expect(found).toBeGreaterThan(1000);
  });
});

describe('people', () => {
  test('[PN3] the cells of the municipality have exactly the people that were given', async () => {
    const { data: town } = await planningOf(smallTown(), { population: 812 });
    expect(town.meta.residents).toMatchObject({ total: 812, scaled: true, shareAssumedStoreys: 1 });
    expect(data.meta.residents).toMatchObject({ total: 20_143, scaled: true });
    const sum = (residents: Uint16Array) => residents.reduce((all, count) => all + count, 0);
    for (const residents of [data.cellResidents, data.cellResidentsLower, data.cellResidentsTaller]) {
      expect(sum(residents)).toBeGreaterThanOrEqual(20_143);
    }
  });

  test('[PN3] without a number people follow from floor space; without buildings there are none', async () => {
    const town = new SmallTown();
    town.line(
      [
        [0, 0],
        [1, 0],
      ],
      { highway: 'residential' },
    );
    expect((await planningOf(town)).data.meta.residents).toMatchObject({ total: 0, scaled: false });
    town.rectangle(0.1, 0.2, 0.3, 0.4, { building: 'apartments', 'building:levels': '5' });
    const { meta, cellResidents } = (await planningOf(town)).data;
    // About 13.3 m by 22.3 m, five floors, four fifths lived in, 47 m² a head.
    expect(meta.residents).toMatchObject({ total: 25, scaled: false, shareAssumedStoreys: 0 });
    expect([...cellResidents]).toEqual([25]);
  });

  test('[PN3] work places, sheds and halls are no homes', async () => {
    const town = smallTown();
    town.rectangle(1, 1, 3, 3, { landuse: 'industrial' });
    town.rectangle(1.2, 1.2, 1.5, 1.5, { building: 'yes' });
    town.rectangle(1.6, 1.6, 1.8, 1.8, { building: 'garage' });
    town.rectangle(0.5, 0.5, 0.7, 0.7, { building: 'yes', shop: 'supermarket' });
    expect((await planningOf(town)).homes).toBe(1);
    town.rectangle(0.8, 0.8, 0.95, 0.95, { building: 'yes', 'addr:housenumber': '3' });
    expect((await planningOf(town)).homes).toBe(2);
  });
});

describe('places', () => {
  test('[PN6] both signs of a stop are one; other names and places without one stay', async () => {
    const town = smallTown();
    town.node(3, -0.1, { highway: 'bus_stop', name: 'Badstraße' });
    town.node(9, 9, { highway: 'bus_stop', name: 'Badstraße' });
    town.node(3.1, -0.1, { highway: 'bus_stop' });
    town.rectangle(2, 2, 2.5, 2.5, { amenity: 'school' });
    town.node(1, 1, { natural: 'tree' });
    const { pointKind, destinationCount } = (await planningOf(town)).data;
    const kinds = [...pointKind].map((kind) => POINT_KINDS[kind]);
    expect(kinds).toEqual(['stop', 'stop', 'stop', 'school', 'tree']);
    expect(destinationCount).toBe(4);
  });

  test('[PN6] journeys lead to schools and stations, twenty to each, from where people live', () => {
    const { journeyTo, journeyFrom, pointKind, cellResidents } = data;
    const byDestination = new Map<number, number>();
    for (const point of journeyTo) byDestination.set(point, (byDestination.get(point) ?? 0) + 1);
    expect(byDestination.size).toBeGreaterThan(5);
    for (const [point, count] of byDestination) {
      expect(['school', 'station']).toContain(POINT_KINDS[pointKind[point] ?? 0]);
      expect(count).toBe(20);
    }
    for (const cell of journeyFrom) expect(cellResidents[cell]).toBeGreaterThan(0);
    expect(POINT_KINDS.slice(0, DESTINATION_KINDS.length)).toEqual(DESTINATION_KINDS);
  });
});

describe('the file', () => {
  test('[PN5] a town comes back from its file as it was written, and the same town gives the same bytes', async () => {
    const bytes = writePlanningFile(data);
    const read = readPlanningFile(new Uint8Array(gunzipSync(gzipSync(bytes))));
    expect(read).toEqual({ ok: true, data });
    expect(writePlanningFile((await planningOf(lindental, { population: 20_143 })).data)).toEqual(bytes);
  });

  test('[PN5] whatever happens to the bytes, the answer is a value', () => {
    const bytes = writePlanningFile(data);
    const random = new SeededRandom(5);
    for (let turn = 0; turn < 100; turn++) {
      const cut = random.integer(0, bytes.length - 1);
      expect(readPlanningFile(bytes.slice(0, cut)).ok).toBe(false);
      const changed = bytes.slice();
      const at = random.integer(0, bytes.length - 1);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.integer(0, 7));
      expect(readPlanningFile(changed).ok).toBe(false);
    }
  });
});
