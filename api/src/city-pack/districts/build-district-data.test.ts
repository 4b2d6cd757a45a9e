import {
  BLOCK_KINDS,
  CONTACT_KINDS,
  type DistrictData,
  UNREACHABLE,
} from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile, writeDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beforeAll, describe, expect, test } from 'vitest';
import { isInside } from '../find-boundary.ts';
import { lindental } from '../planning/planning-of.ts';
import { SmallTown } from '../small-town.ts';
import type { GridPoint } from './arrange-lines.ts';
import { districtsOf } from './districts-of.ts';
import { FootGraph, type FootPlace } from './foot-graph.ts';
import { walkMatrix } from './walk-matrix.ts';

const BOUNDARY = {
  type: 'boundary',
  boundary: 'administrative',
  admin_level: '8',
  name: 'Kleinau',
  'de:amtlicher_gemeindeschluessel': '01234567',
};

/** A town of two by two blocks, of about 300 by 400 metres each; what divides them is up to the test. */
function crossTown(build: (town: SmallTown) => void = () => {}): SmallTown {
  return new SmallTown().with((town) => {
    town.relation([[town.rectangle(0, 0, 12, 8), 'outer']], BOUNDARY);
    build(town);
  });
}

const street = (name: string) => ({ highway: 'residential', name });
const house = (town: SmallTown, east: number, north: number, tags = {}) =>
  town.rectangle(east, north, east + 0.2, north + 0.1, { building: 'house', ...tags });

const contactOf = (data: DistrictData, one: number, other: number) => {
  for (let at = data.neighbourOffset[one] ?? 0; at < (data.neighbourOffset[one + 1] ?? 0); at++) {
    if (data.neighbour[at] === other) {
      return { kind: CONTACT_KINDS[data.neighbourContact[at] ?? 0], border: data.neighbourBorderDm[at] ?? 0 };
    }
  }
  return null;
};

const ringsOf = (data: DistrictData, block: number): [number, number][][] => {
  const rings: [number, number][][] = [];
  for (let ring = data.ringOffset[block] ?? 0; ring < (data.ringOffset[block + 1] ?? 0); ring++) {
    const points: [number, number][] = [];
    for (let at = data.pointOffset[ring] ?? 0; at < (data.pointOffset[ring + 1] ?? 0); at++) {
      points.push([(data.pointLon[at] ?? 0) / MICRODEGREES, (data.pointLat[at] ?? 0) / MICRODEGREES]);
    }
    rings.push(points);
  }
  return rings;
};

/** Even-odd over all rings, written again. */
const covers = (rings: readonly [number, number][][], [x, y]: readonly [number, number]): boolean => {
  let crossings = 0;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossings += 1;
    });
  }
  return crossings % 2 === 1;
};

/** Row of the block around a place in steps of the small town. */
const blockAt = (data: DistrictData, east: number, north: number): number =>
  data.blockId.findIndex((_, block) => covers(ringsOf(data, block), [(13_200 + east) / 1000, (53_500 + north) / 1000]));

/** Made once for the whole file. */
const lindentalTown = districtsOf(lindental, 20_143);

describe('the demo town', () => {
  let town: Awaited<typeof lindentalTown>;
  beforeAll(async () => {
    town = await lindentalTown;
  });

  test('[DB3] every place of the municipality lies in exactly one block, and the areas sum to its own', () => {
    const { data, municipality } = town;
    if (!municipality) throw new Error('no municipality');
    const [west, south, east, north] = municipality.bbox;
    const rings = data.blockId.map((_, block) => ringsOf(data, block));
    const random = new SeededRandom(3);
    let inTown = 0;
    for (let turn = 0; turn < 400; turn++) {
      const place: [number, number] = [west + random.next() * (east - west), south + random.next() * (north - south)];
      const found = rings.filter((outline) => covers(outline, place)).length;
      if (isInside(municipality, place)) inTown += 1;
      expect(found).toBe(isInside(municipality, place) ? 1 : 0);
    }
    expect(inTown).toBeGreaterThan(200);
    const whole = municipality.polygons.reduce((sum, polygon) => sum + polygonAreaSquareMetres(polygon), 0);
    expect(data.blockArea.reduce((sum, area) => sum + area, 0) / whole).toBeCloseTo(1, 5);
  });

  test('[DB3] each block has a middle inside it, an id of its own and outlines that others share corner by corner', () => {
    const { data } = town;
    expect(new Set(data.blockId).size).toBe(data.blockId.length);
    const uses = new Map<string, number>();
    for (let block = 0; block < data.blockId.length; block++) {
      const rings = ringsOf(data, block);
      const middle = [(data.blockLon[block] ?? 0) / MICRODEGREES, (data.blockLat[block] ?? 0) / MICRODEGREES] as const;
      expect(covers(rings, middle)).toBe(true);
      for (const ring of rings) {
        ring.forEach((from, index) => {
          const to = ring[(index + 1) % ring.length] ?? from;
          const key = [from, to].map(String).sort().join(' ');
          uses.set(key, (uses.get(key) ?? 0) + 1);
        });
      }
    }
    // A stretch lies between two blocks, or between a block and what is outside.
    expect(Math.max(...uses.values())).toBe(2);
    expect([...uses.values()].filter((count) => count === 2).length).toBeGreaterThan(uses.size / 2);
  });

  test('[DB4] contacts are the same from both sides, and every block can be walked to', () => {
    const { data } = town;
    const blocks = data.blockId.length;
    for (let block = 0; block < blocks; block++) {
      for (let at = data.neighbourOffset[block] ?? 0; at < (data.neighbourOffset[block + 1] ?? 0); at++) {
        const other = data.neighbour[at] ?? 0;
        const back = contactOf(data, other, block);
        expect(back).toEqual({
          kind: CONTACT_KINDS[data.neighbourContact[at] ?? 0],
          border: data.neighbourBorderDm[at],
        });
        expect(back?.kind === 'point' ? back.border : 0).toBe(0);
      }
    }
    const isWater = (block: number) => BLOCK_KINDS[data.blockKind[block] ?? 0] === 'water';
    const reached = new Set<number>();
    const open = [blockOfSchool(data)];
    for (let block = open.pop(); block !== undefined; block = open.pop()) {
      if (reached.has(block)) continue;
      reached.add(block);
      for (let at = data.neighbourOffset[block] ?? 0; at < (data.neighbourOffset[block + 1] ?? 0); at++) {
        const kind = CONTACT_KINDS[data.neighbourContact[at] ?? 0];
        if (kind === 'street' || kind === 'bridge') open.push(data.neighbour[at] ?? 0);
      }
    }
    expect(reached.size).toBe(data.blockId.filter((_, block) => !isWater(block)).length);
  });

  test('[DB6] [DB7] its four primary schools stand in their blocks; people and pupils are whole and sum up', () => {
    const { data } = town;
    expect(data.schoolName).toEqual([
      'Grundschule am Wall',
      'Grundschule Gartenstadt',
      'Grundschule Sonnenhang',
      'Lindenschule',
    ]);
    expect(data.schoolId[0]).toBe('s-grundschule-am-wall');
    expect(data.blockResidents.reduce((sum, people) => sum + people, 0)).toBe(20_143);
    expect(data.blockPupils.reduce((sum, pupils) => sum + pupils, 0)).toBe(Math.round(20_143 * 0.036));
    data.blockPupils.forEach((pupils, at) => {
      expect(data.blockPupilsLower[at]).toBeLessThanOrEqual(pupils);
      expect(data.blockPupilsUpper[at]).toBeGreaterThanOrEqual(pupils);
    });
    expect(data.meta.pupils).toMatchObject({ given: false, suppressedBelow: null });
    expect(data.walk.every((metres) => metres < UNREACHABLE)).toBe(true);
    expect(readDistrictsFile(writeDistrictsFile(data))).toEqual({ ok: true, data });
  });
});

test('[DB5] ways on foot are those of the plainest search, weighted over the homes of a block', async () => {
  const { planning } = await lindentalTown;
  const unit = metresPerMicrodegree(50.4);
  const graph = new FootGraph(planning, unit);
  const random = new SeededRandom(8);
  const node = () => random.integer(0, planning.nodeLon.length - 1);
  const near = (): GridPoint => {
    const at = node();
    return [
      (planning.nodeLon[at] ?? 0) + random.integer(-900, 900),
      (planning.nodeLat[at] ?? 0) + random.integer(-900, 900),
    ];
  };
  const entries = Array.from({ length: 12 }, () =>
    Array.from({ length: random.integer(1, 3) }, () => ({ point: near(), weight: random.integer(1, 9) })),
  );
  const schools = [near(), near()];
  const { walk } = walkMatrix(graph, entries, schools);
  schools.forEach((school, column) => {
    const start = graph.place(school);
    if (!start) throw new Error('no place');
    const far = farByRelaxing(planning, start);
    entries.forEach((list, block) => {
      const ways = list.map(({ point, weight }) => {
        const place = graph.place(point);
        if (!place) throw new Error('no place');
        const ends = [
          (far[planning.edgeFrom[place.edge] ?? 0] ?? 0) + place.fromMetres,
          (far[planning.edgeTo[place.edge] ?? 0] ?? 0) + place.toMetres,
          place.edge === start.edge ? Math.abs(place.fromMetres - start.fromMetres) : Number.POSITIVE_INFINITY,
        ];
        return { metres: Math.min(...ends) + place.awayMetres + start.awayMetres, weight };
      });
      const weights = ways.reduce((sum, { weight }) => sum + weight, 0);
      const mean = ways.reduce((sum, { metres, weight }) => sum + metres * weight, 0) / weights;
      expect(Math.abs((walk[block * schools.length + column] ?? 0) - mean)).toBeLessThan(0.51);
    });
  });
});

/** Bellman and Ford: every edge again and again, until nothing becomes nearer. */
function farByRelaxing(data: PlanningData, start: FootPlace): Float64Array {
  const far = new Float64Array(data.nodeLon.length).fill(Number.POSITIVE_INFINITY);
  far[data.edgeFrom[start.edge] ?? 0] = start.fromMetres;
  far[data.edgeTo[start.edge] ?? 0] = Math.min(far[data.edgeTo[start.edge] ?? 0] ?? 0, start.toMetres);
  for (let changed = true; changed; ) {
    changed = false;
    for (let edge = 0; edge < data.edgeFrom.length; edge++) {
      if (!((data.edgeFlags[edge] ?? 0) & EDGE_FLAGS.foot)) continue;
      const [a, b] = [data.edgeFrom[edge] ?? 0, data.edgeTo[edge] ?? 0];
      const metres = (data.edgeLengthDm[edge] ?? 0) / 10;
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        if ((far[from] ?? 0) + metres >= (far[to] ?? 0)) continue;
        far[to] = (far[from] ?? 0) + metres;
        changed = true;
      }
    }
  }
  return far;
}

const blockOfSchool = (data: DistrictData): number => data.schoolBlock[0] ?? 0;

describe('small towns', () => {
  test('[DB3] a town without a street is one block; without schools there is no way to one', async () => {
    const { data } = await districtsOf(crossTown());
    expect(data.blockId).toHaveLength(1);
    expect([data.schoolId, data.walk.length, data.neighbour.length]).toEqual([[], 0, 0]);
    expect(data.blockResidents[0]).toBe(0);
  });

  test('[DB4] blocks meet over a street, over rails, in a point', async () => {
    const { data } = await districtsOf(
      crossTown((town) => {
        town.line(
          [
            [-1, 4],
            [6, 4],
            [13, 4],
          ].map(([east = 0, north = 0]) => [east, north] as const),
          street('Ring'),
        );
        town.line(
          [
            [6, -1],
            [6, 9],
          ].map(([east = 0, north = 0]) => [east, north] as const),
          { railway: 'rail' },
        );
      }),
    );
    expect(data.blockId).toHaveLength(4);
    const [sw, se, nw, ne] = [blockAt(data, 3, 2), blockAt(data, 9, 2), blockAt(data, 3, 6), blockAt(data, 9, 6)];
    expect(contactOf(data, sw, nw)?.kind).toBe('street');
    // The street crosses the rails: a level crossing joins both sides.
    expect(contactOf(data, sw, se)?.kind).toBe('bridge');
    expect(contactOf(data, sw, ne)).toEqual({ kind: 'point', border: 0 });
    expect(contactOf(data, nw, ne)?.border).toBeGreaterThan(4000);
  });

  test('[DB4] rails without a crossing part the town, a footbridge over them does not', async () => {
    const rails = (town: SmallTown) =>
      void town.line(
        [
          [6, -1],
          [6, 9],
        ],
        { railway: 'rail' },
      );
    const without = (await districtsOf(crossTown(rails))).data;
    expect(contactOf(without, 0, 1)?.kind).toBe('rail');
    const path = (town: SmallTown) =>
      void town.line(
        [
          [4, 2],
          [8, 2],
        ],
        { highway: 'footway', bridge: 'yes' },
      );
    const crossed = (await districtsOf(crossTown(rails).with(path))).data;
    expect(contactOf(crossed, 0, 1)?.kind).toBe('bridge');
  });

  test('[DB4] a path over rails that shares their point is a crossing', async () => {
    const { data } = await districtsOf(
      crossTown((town) => {
        const crossing = town.node(6, 2);
        town.way([town.node(6, -1), crossing, town.node(6, 9)], { railway: 'rail' });
        town.way([town.node(4, 2), crossing, town.node(8, 2.5)], { highway: 'path' });
      }),
    );
    expect(contactOf(data, 0, 1)?.kind).toBe('bridge');
  });

  test('[DB3] [DB4] a river is a block of water; its bridge joins the banks', async () => {
    const river = (town: SmallTown) => void town.rectangle(-1, 3, 13, 4, { natural: 'water', name: 'Au' });
    const bridge = (town: SmallTown) =>
      void town.line(
        [
          [6, -1],
          [6, 3],
          [6, 4],
          [6, 9],
        ],
        { highway: 'residential', bridge: 'yes' },
      );
    const apart = (await districtsOf(crossTown(river))).data;
    expect(apart.blockId).toHaveLength(3);
    const [south, water, north] = [blockAt(apart, 3, 1), blockAt(apart, 3, 3.5), blockAt(apart, 3, 6)];
    expect(BLOCK_KINDS[apart.blockKind[water] ?? 0]).toBe('water');
    expect(apart.blockName[water]).toBe('Au');
    expect([contactOf(apart, south, water)?.kind, contactOf(apart, south, north)]).toEqual(['water', null]);

    const joined = (await districtsOf(crossTown(river).with(bridge))).data;
    const [southWest, northEast] = [blockAt(joined, 3, 1), blockAt(joined, 9, 6)];
    expect(contactOf(joined, southWest, northEast)).toEqual({ kind: 'bridge', border: 0 });
  });

  test('[DB3] what lies in a ring of streets is a block, and a hole of the one around it', async () => {
    const { data } = await districtsOf(crossTown((town) => town.rectangle(4, 2, 8, 6, street('Ring'))));
    expect(data.blockId).toHaveLength(2);
    const around = blockAt(data, 1, 1);
    expect(ringsOf(data, around)).toHaveLength(2);
    expect(contactOf(data, around, blockAt(data, 6, 4))?.kind).toBe('street');
  });

  test('[DB3] slivers join a neighbour, land with land', async () => {
    const { data, joinedSlivers } = await districtsOf(
      crossTown((town) => {
        town.line(
          [
            [-1, 4],
            [13, 4],
          ],
          street('Ring'),
        );
        town.line(
          [
            [-1, 4.08],
            [13, 4.08],
          ],
          street('Ring'),
        );
      }),
    );
    expect([data.blockId.length, joinedSlivers]).toEqual([2, 1]);
  });

  test('[DB6] a school that is a ground and a point is one; others, special ones and those elsewhere are not taken', async () => {
    const { data, dropped } = await districtsOf(
      crossTown((town) => {
        town.rectangle(2, 2, 3, 3, { amenity: 'school', name: 'Grundschule Mitte' });
        town.node(2.4, 2.4, { amenity: 'school', name: 'Grundschule Mitte', 'school:de': 'Grundschule' });
        town.node(2.5, 2.6, { amenity: 'school', 'isced:level': '1' });
        town.node(9, 6, { amenity: 'school', 'isced:level': '1;2', name: 'Schule am Forst' });
        town.node(9, 7, { amenity: 'school', 'isced:level': '2;3', name: 'Gymnasium' });
        town.node(8, 7, { amenity: 'school', name: 'Freie Grundschule', 'operator:type': 'private' });
        town.node(9, 5, { amenity: 'school', 'isced:level': '1', name: 'Förderschule Nord' });
        town.node(15, 5, { amenity: 'school', 'isced:level': '1', name: 'Grundschule im Nachbarort' });
      }),
    );
    expect(data.schoolId).toEqual(['s-grundschule-mitte', 's-schule-am-forst']);
    expect(dropped).toEqual({ joinedSchools: 2 });
  });

  test('[DB7] a block is called after its house numbers, and holds the people of its homes', async () => {
    const { data } = await districtsOf(
      crossTown((town) => {
        town.line(
          [
            [-1, 4],
            [13, 4],
          ],
          street('Ring'),
        );
        for (const number of [2, 4, 18]) {
          house(town, number / 3, 4.3, { 'addr:street': 'Ring', 'addr:housenumber': `${number}` });
        }
        house(town, 8, 4.6, { 'addr:street': 'Au', 'addr:housenumber': '7a' });
        house(town, 5, 3.7);
      }),
      1000,
    );
    const [south, north] = [blockAt(data, 3, 2), blockAt(data, 3, 6)];
    expect(data.blockName[north]).toBe('Ring 2–18, Au 7');
    expect([data.blockResidents[south], data.blockResidents[north]]).toEqual([200, 800]);
  });

  test('[DB5] a fast road is crossed once, not where there are signals, and not by who walks along it', async () => {
    const townWith = (signals: boolean) =>
      crossTown((town) => {
        const crossing = town.node(6, 4, signals ? { highway: 'traffic_signals' } : {});
        town.way([town.node(-1, 4), crossing, town.node(13, 4)], { highway: 'primary', maxspeed: '50' });
        town.way([town.node(6, 1), crossing, town.node(6, 7)], { highway: 'footway' });
        town.node(6, 7, { amenity: 'school', name: 'Grundschule Nord' });
        house(town, 5.9, 1);
        house(town, 5.9, 5.5);
      });
    for (const [signals, crossings] of [
      [false, 1],
      [true, 0],
    ] as const) {
      const { data } = await districtsOf(townWith(signals));
      expect(data.walkCrossings[blockAt(data, 3, 2)]).toBe(crossings);
      expect(data.walkCrossings[blockAt(data, 3, 6)]).toBe(0);
    }
  });

  test('[DB5] a school that no way leads to is not reached', async () => {
    const { data } = await districtsOf(
      crossTown((town) => void town.node(3, 3, { amenity: 'school', 'isced:level': '1' })),
    );
    expect([...data.walk]).toEqual([UNREACHABLE]);
    expect([...data.walkCrossings]).toEqual([255]);
  });
});
