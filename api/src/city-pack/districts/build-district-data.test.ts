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
import type { GridPoint } from './arrange-lines.ts';
import { districtsOf } from './districts-of.ts';
import { FootGraph, type FootPlace } from './foot-graph.ts';
import { contactOf, covers, ringsOf } from './look-at-blocks.ts';
import { walkMatrix } from './walk-matrix.ts';

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
