import { BLOCK_KINDS, UNREACHABLE } from '@werkstadt/shared/districts/data/district-data';
import { describe, expect, test } from 'vitest';
import type { SmallTown } from '../small-town.ts';
import { crossTown } from './cross-town.ts';
import { districtsOf } from './districts-of.ts';
import { blockAt, contactOf, ringsOf } from './look-at-blocks.ts';

const street = (name: string) => ({ highway: 'residential', name });
const house = (town: SmallTown, east: number, north: number, tags = {}) =>
  town.rectangle(east, north, east + 0.2, north + 0.1, { building: 'house', ...tags });

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
