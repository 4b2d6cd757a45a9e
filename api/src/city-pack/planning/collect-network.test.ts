import { CYCLE_FACILITIES, EDGE_FLAGS, ROAD_CLASSES } from '@werkstadt/shared/planning/network/edge-facts';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { describe, expect, test } from 'vitest';
import type { OsmTags } from '../../demo-town/osm-data.ts';
import { SmallTown } from '../small-town.ts';
import { planningOf } from './planning-of.ts';

const networkOf = async (build: (town: SmallTown) => void): Promise<PlanningData> =>
  (await planningOf(new SmallTown().with(build))).data;

/** OSM ids of both ends of each edge. */
const ends = ({ edgeFrom, edgeTo, nodeId }: PlanningData) =>
  [...edgeFrom].map((from, edge) => [nodeId[from], nodeId[edgeTo[edge] ?? 0]]);

/** Flags, numbers and classes of a single street with these tags. */
async function factsOf(tags: OsmTags) {
  const { edgeFlags, edgeSpeed, edgeLanes, edgeWidthDm, edgeCycle, edgeClass, meta } = await networkOf((town) =>
    town.line(
      [
        [0, 0],
        [1, 0],
      ],
      tags,
    ),
  );
  const flags = Object.entries(EDGE_FLAGS).filter(([, bit]) => (edgeFlags[0] ?? 0) & bit);
  return {
    flags: flags.map(([name]) => name),
    speed: edgeSpeed[0],
    lanes: edgeLanes[0],
    widthDm: edgeWidthDm[0],
    cycle: CYCLE_FACILITIES[edgeCycle[0] ?? 0],
    roadClass: ROAD_CLASSES[edgeClass[0] ?? 0],
    meta,
  };
}

describe('where streets join', () => {
  test('[PN1] streets join where they share a node, in the middle of both as well', async () => {
    const data = await networkOf((town) => {
      const crossing = town.node(1, 0);
      town.way([town.node(0, 0), crossing, town.node(2, 0)], { highway: 'residential' });
      town.way([town.node(1, 1), crossing, town.node(1, -1)], { highway: 'residential' });
    });
    expect(ends(data)).toEqual([
      [2, 1],
      [1, 3],
      [4, 1],
      [1, 5],
    ]);
  });

  test('[PN1] a bridge does not join what runs below it, though both cross at the very same place', async () => {
    const data = await networkOf((town) => {
      town.way([town.node(0, 0), town.node(1, 0), town.node(2, 0)], { highway: 'residential' });
      town.way([town.node(1, 1), town.node(1, 0), town.node(1, -1)], {
        highway: 'secondary',
        bridge: 'yes',
        layer: '1',
      });
    });
    expect(ends(data)).toEqual([
      [1, 3],
      [4, 6],
    ]);
    expect((data.edgeFlags[1] ?? 0) & EDGE_FLAGS.bridge).toBeTruthy();
  });

  test('[PN1] a way that returns to itself is cut there, and a ring without a junction stays whole', async () => {
    const data = await networkOf((town) => {
      const [a, b, c, d] = [town.node(0, 0), town.node(1, 0), town.node(1, 1), town.node(0, 1)];
      town.way([a, b, c, d, b], { highway: 'residential' });
      town.rectangle(3, 3, 4, 4, { highway: 'service' });
    });
    expect(ends(data)).toEqual([
      [1, 2],
      [2, 2],
      [5, 5],
    ]);
  });

  test('[PN1] a way is cut where its points are missing, and what is no street is left out', async () => {
    const data = await networkOf((town) => {
      town.way([town.node(0, 0), town.node(1, 0), 999, town.node(3, 0), town.node(4, 0)], { highway: 'residential' });
      town.line(
        [
          [0, 2],
          [1, 2],
        ],
        { highway: 'construction' },
      );
      town.rectangle(5, 5, 6, 6, { highway: 'pedestrian', area: 'yes' });
    });
    expect(ends(data)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('what the tags say', () => {
  test('[PN2] who may go where: by bike, on foot, by car, in both directions or one', async () => {
    expect((await factsOf({ highway: 'residential' })).flags).toEqual(['bikeForward', 'bikeBackward', 'foot', 'motor']);
    expect((await factsOf({ highway: 'residential', oneway: 'yes' })).flags).toEqual([
      'bikeForward',
      'foot',
      'motor',
      'oneWay',
    ]);
    expect((await factsOf({ highway: 'residential', oneway: '-1' })).flags).toContain('bikeBackward');
    expect((await factsOf({ highway: 'residential', oneway: 'yes', 'oneway:bicycle': 'no' })).flags).toContain(
      'bikeBackward',
    );
    expect((await factsOf({ highway: 'motorway' })).flags).toEqual(['motor']);
    expect((await factsOf({ highway: 'footway' })).flags).toEqual(['foot']);
    expect((await factsOf({ highway: 'footway', bicycle: 'yes' })).flags).toContain('bikeForward');
    expect((await factsOf({ highway: 'service', access: 'private' })).flags).toEqual([]);
    expect((await factsOf({ highway: 'secondary', bicycle: 'use_sidepath' })).flags).toEqual(['foot', 'motor']);
  });

  test('[PN2] numbers are read strictly; what cannot be read is unknown and counted, never guessed', async () => {
    const facts = await factsOf({ highway: 'primary', maxspeed: '50', lanes: '2', width: '6,5', cycleway: 'lane' });
    expect(facts).toMatchObject({ speed: 50, lanes: 2, widthDm: 65, cycle: 'lane', roadClass: 'primary' });
    expect(await factsOf({ highway: 'primary', maxspeed: 'DE:urban' })).toMatchObject({ speed: 50, lanes: 255 });
    expect(await factsOf({ highway: 'motorway', maxspeed: 'none' })).toMatchObject({ speed: 254 });
    const { unread } = await planningOf(
      new SmallTown().with((town) =>
        town.line(
          [
            [0, 0],
            [1, 0],
          ],
          { highway: 'primary_link', maxspeed: 'fast', lanes: '1.5', width: 'narrow' },
        ),
      ),
    );
    expect(unread).toEqual({ maxspeed: 1, lanes: 1, width: 1 });
  });

  test('[PN2] parking is read in the spelling of today and of before', async () => {
    expect((await factsOf({ highway: 'residential', 'parking:left': 'lane' })).flags).toContain('parking');
    expect((await factsOf({ highway: 'residential', 'parking:lane:both': 'parallel' })).flags).toContain('parking');
    const none = (await factsOf({ highway: 'residential', 'parking:both': 'no' })).flags;
    expect(none).toContain('parkingTagged');
    expect(none).not.toContain('parking');
  });

  test('[PN2] a bus route marks the streets it runs on', async () => {
    const data = await networkOf((town) => {
      const way = town.line(
        [
          [0, 0],
          [1, 0],
        ],
        { highway: 'tertiary' },
      );
      town.line(
        [
          [0, 1],
          [1, 1],
        ],
        { highway: 'tertiary' },
      );
      town.relation([[way, '']], { type: 'route', route: 'bus' });
    });
    expect([...data.edgeFlags].map((flags) => (flags & EDGE_FLAGS.busRoute) > 0)).toEqual([true, false]);
  });
});
