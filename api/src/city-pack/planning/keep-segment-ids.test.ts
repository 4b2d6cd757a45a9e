import type { Position } from '@werkstadt/shared/geometry/geojson';
import { laneOnPack } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import { StreetIndex } from '@werkstadt/shared/planning/network/street-index';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { readPlanningFile, writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { RouteNetwork } from '@werkstadt/shared/planning/route/route-network';
import { segmentIdOf } from '@werkstadt/shared/planning/route/segment';
import { StreetRouter } from '@werkstadt/shared/planning/route/street-route';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { describe, expect, test } from 'vitest';
import { generateLindental } from '../../demo-town/generate-lindental.ts';
import type { OsmData, OsmNode, OsmWay } from '../../demo-town/osm-data.ts';
import { extractOf, SmallTown } from '../small-town.ts';
import { collectNetwork, type Network } from './collect-network.ts';
import { type KeptIds, keepSegmentIds } from './keep-segment-ids.ts';
import { NameTable } from './name-table.ts';
import { planningOf } from './planning-of.ts';

const ROAD = { highway: 'residential' };
const at = (east: number, north: number): Position => [(13_200 + east) / 1000, (53_500 + north) / 1000];
const idsOf = (data: Network & KeptIds) => [...data.edgeFrom.keys()].map((edge) => segmentIdOf(data, edge));

/** Two streets that meet: Badstraße in two parts over the node 2, and a way south from there. */
const older = (town: SmallTown) => {
  const [a, b, c] = [town.node(0, 0), town.node(2, 0), town.node(5, 0)];
  town.way([a, b, c], ROAD);
  town.way([b, town.node(2, -3)], ROAD);
};
const built = async (build: (town: SmallTown) => void, previous: PlanningData | null = null) =>
  planningOf(new SmallTown().with(build), { previous });

describe('ids on a newer pack', () => {
  test('[PN9] a street whose way and nodes have other numbers now keeps its id, through the bytes of a pack', async () => {
    const { data: before } = await built(older);
    const { data, changes } = await built((town) => {
      for (let n = 0; n < 40; n++) town.node(9, 9);
      town.line([
        [8, 8],
        [9, 8],
      ]);
      // Drawn anew, four metres to the side.
      const [a, b, c] = [town.node(0.05, 0.04), town.node(2.05, 0.04), town.node(5.05, 0.04)];
      town.way([a, b, c], ROAD);
      town.way([b, town.node(2.05, -3)], ROAD);
    }, before);
    expect(changes).toEqual({ same: 3, kept: 3, added: 0, gone: 0 });
    const again = readPlanningFile(writePlanningFile(data));
    expect(again.ok && idsOf(again.data)).toEqual(['s-1-1-2', 's-1-2-3', 's-2-2-4']);
  });

  test('[PN9] a divided way keeps the ids of its parts; a new junction, a turn and a new level make new streets', async () => {
    const { data: before } = await built(older);
    const { data, changes } = await built((town) => {
      const [a, b, c, d] = [town.node(0, 0), town.node(2, 0), town.node(5, 0), town.node(2, -3)];
      const between = town.node(1, 0);
      town.way([a, between, b], ROAD);
      town.way([d, b], ROAD);
      town.way([b, c], ROAD);
      town.way([between, town.node(1, 2)], ROAD);
    }, before);
    expect(idsOf(data)).toEqual(['s-1-1-5', 's-1-5-2', 's-2-4-2', 's-1-2-3', 's-4-5-6']);
    expect(changes).toEqual({ same: 1, kept: 1, added: 4, gone: 2 });
    const { changes: raised } = await built((town) => {
      town.node(9, 9);
      const [a, b, c] = [town.node(0, 0), town.node(2, 0), town.node(5, 0)];
      town.way([a, b], { ...ROAD, bridge: 'yes' });
      town.way([b, c], ROAD);
      town.way([b, town.node(2, -3)], ROAD);
    }, before);
    expect(raised).toMatchObject({ same: 2, added: 1, gone: 1 });
  });

  test('[PN9] no two streets have one id, though a number of before comes back for another street', async () => {
    const { data: first } = await built(older);
    const { data: second } = await built((town) => {
      for (let n = 0; n < 6; n++) town.node(9, 9);
      older(town);
    }, first);
    expect(idsOf(second)).toEqual(idsOf(first));
    const { data: third } = await built((town) => {
      // The nodes 1 and 2 and the way 1 are elsewhere now.
      town.way([town.node(0, 8), town.node(5, 8)], ROAD);
      for (let n = 0; n < 4; n++) town.node(9, 9);
      older(town);
    }, second);
    const ids = idsOf(third);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('s-1-1-2');
  });

  test('[PN9] a lane of before is found by its ids, and what became of its streets is told', async () => {
    const { data: before } = await built(older);
    const router = (data: PlanningData) => new StreetRouter(new RouteNetwork(data, StreetIndex.of(data)), 'v');
    const route = router(before).route(at(0, 0), at(5, 0));
    const { data } = await built((town) => {
      for (let n = 0; n < 6; n++) town.node(9, 9);
      older(town);
    }, before);
    const lane = { line: route.line, network: { segments: route.segments, free: [] } };
    const found = laneOnPack(router(data), lane);
    expect(found).toMatchObject({ byPlaceMetres: 0, freeMetres: 0, gone: { metres: 0, lines: [] } });
    expect(found.byIdMetres).toBeGreaterThan(300);
  });
});

/** The demo town's streets, and the same a year later, changed as mappers change things. */
async function networkOf(data: OsmData): Promise<Network> {
  const extract = await extractOf({ data: () => data });
  return collectNetwork(extract, [-180, -85, 180, 85], new NameTable()).network;
}

/** Nothing but the roads and their nodes. */
function streetsOf(data: OsmData): OsmData {
  const ways = data.ways.filter(({ tags }) => tags.highway !== undefined);
  const used = new Set(ways.flatMap(({ nodeIds }) => nodeIds));
  return { ...data, nodes: data.nodes.filter(({ id }) => used.has(id)), ways, relations: [] };
}

const none = { keptEdge: new Uint32Array(0), keptWay: new Float64Array(0) };
const firstIds: KeptIds = { ...none, keptFrom: none.keptWay, keptTo: none.keptWay };

test('[PN9] the demo town a year later: moved, divided, deleted and new ways, and every street that is the same has its id', async () => {
  const data = streetsOf(generateLindental());
  const random = new SeededRandom(9);
  const chosen = random.shuffled(data.ways).slice(0, 240);
  const [divided, deleted, drawnAnew] = [chosen.slice(0, 100), chosen.slice(100, 120), chosen.slice(120, 220)];
  const cutOf = new Map(divided.map((way) => [way.id, random.integer(1, Math.max(1, way.nodeIds.length - 2))]));
  const [gone, anew] = [new Set(deleted.map(({ id }) => id)), new Set(drawnAnew.map(({ id }) => id))];
  const highest = {
    node: Math.max(...data.nodes.map(({ id }) => id)),
    way: Math.max(...data.ways.map(({ id }) => id)),
  };
  const moved = new Set(random.shuffled(data.nodes.map(({ id }) => id)).slice(0, 500));
  const nodes: OsmNode[] = data.nodes.map((node) => (moved.has(node.id) ? { ...node, lat: node.lat + 2e-5 } : node));
  const ways: OsmWay[] = [];
  const more: OsmWay[] = [];
  const later = (nodeIds: readonly number[], tags: OsmWay['tags']) =>
    more.push({ id: highest.way + 1 + more.length, nodeIds, tags });
  for (const way of data.ways) {
    const cut = cutOf.get(way.id);
    if (gone.has(way.id)) continue;
    if (anew.has(way.id)) later(way.nodeIds, way.tags);
    else if (cut !== undefined && cut < way.nodeIds.length - 1 && way.nodeIds[0] !== way.nodeIds.at(-1)) {
      ways.push({ ...way, nodeIds: way.nodeIds.slice(0, cut + 1) });
      later(way.nodeIds.slice(cut), way.tags);
    } else ways.push(way);
  }
  const start = data.nodes.find(({ id }) => id === data.ways[0]?.nodeIds[0]);
  if (!start) throw new Error('the town has no roads');
  nodes.push({ id: highest.node + 1, lon: start.lon + 1e-3, lat: start.lat + 1e-3, tags: {} });
  later([start.id, highest.node + 1], ROAD);

  const before = { ...(await networkOf(data)), ...firstIds };
  const network = await networkOf({ ...data, nodes, ways: [...ways, ...more] });
  const { kept, changes } = keepSegmentIds(network, before);
  const after = { ...network, ...kept };
  expect(new Set(idsOf(after)).size).toBe(new Set(idsOf({ ...network, ...firstIds })).size);
  // The same nodes in the same order are the same street, whatever its way is numbered.
  const nodesOf = (of: Network, edge: number) =>
    `${of.nodeId[of.edgeFrom[edge] ?? 0]}-${of.nodeId[of.edgeTo[edge] ?? 0]}`;
  const byNodes = new Map<string, string[]>();
  for (const edge of before.edgeFrom.keys()) {
    const key = nodesOf(before, edge);
    byNodes.set(key, [...(byNodes.get(key) ?? []), segmentIdOf(before, edge)]);
  }
  const ids = idsOf(after);
  const unlike = ids.filter((id, edge) => {
    const were = byNodes.get(nodesOf(after, edge));
    return were?.length === 1 && were[0] !== id;
  });
  expect(unlike).toEqual([]);
  expect(changes.kept).toBeGreaterThan(100);
  expect(changes.gone).toBeGreaterThan(20);
  expect(changes.same).toBeGreaterThan(before.edgeFrom.length * 0.85);
  // Once more without a change: every id stays.
  const again = keepSegmentIds(network, after);
  expect(idsOf({ ...network, ...again.kept })).toEqual(ids);
  expect(again.changes).toEqual({ same: ids.length, kept: changes.kept, added: 0, gone: 0 });
});
