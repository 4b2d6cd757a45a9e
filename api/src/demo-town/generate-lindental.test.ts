import { beforeAll, describe, expect, test } from 'vitest';
import { generateLindental } from './generate-lindental.ts';
import type { OsmData, OsmWay } from './osm-data.ts';
import { encodeOsmPbf } from './write-osm-pbf.ts';

let town: OsmData;
let streets: OsmWay[];
let positions: ReadonlyMap<number, readonly [number, number]>;

beforeAll(() => {
  town = generateLindental();
  positions = new Map(town.nodes.map(({ id, lon, lat }) => [id, [lon * 71_000, lat * 111_230] as const]));
  streets = town.ways.filter(({ tags }) => tags.highway !== undefined);
});

const withTag = (key: string, value?: string) =>
  [...town.nodes, ...town.ways].filter(({ tags }) =>
    value === undefined ? tags[key] !== undefined : tags[key] === value,
  );

/** In the extract's own units: about a metre each at this latitude. */
function metresOf(way: OsmWay): number {
  let metres = 0;
  for (let index = 1; index < way.nodeIds.length; index++) {
    const [a, b] = [positions.get(way.nodeIds[index - 1] ?? 0), positions.get(way.nodeIds[index] ?? 0)];
    if (a && b) metres += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return metres;
}

/** Sizes of the connected pieces in metres, largest first; ways hang together where they share a node. */
function piecesOf(ways: readonly OsmWay[]): number[] {
  const parent = new Map<number, number>();
  const root = (nodeId: number): number => {
    let here = nodeId;
    for (let up = parent.get(here); up !== undefined && up !== here; up = parent.get(here)) here = up;
    return here;
  };
  for (const { nodeIds } of ways) {
    for (const nodeId of nodeIds) if (!parent.has(nodeId)) parent.set(nodeId, nodeId);
    for (const nodeId of nodeIds) parent.set(root(nodeId), root(nodeIds[0] ?? 0));
  }
  const pieces = new Map<number, number>();
  for (const way of ways) {
    const key = root(way.nodeIds[0] ?? 0);
    pieces.set(key, (pieces.get(key) ?? 0) + metresOf(way));
  }
  return [...pieces.values()].sort((one, other) => other - one);
}

describe('the same town every time', () => {
  test('one seed gives the same bytes, another seed another town', () => {
    const bytes = encodeOsmPbf(town);
    expect(Buffer.compare(encodeOsmPbf(generateLindental()), bytes)).toBe(0);
    expect(Buffer.compare(encodeOsmPbf(generateLindental('somewhere else')), bytes)).not.toBe(0);
  });

  test.each(['a', 'b'])('seed %s grows a whole town too', (seed) => {
    const other = generateLindental(seed);
    expect(other.ways.filter(({ tags }) => tags.amenity === 'school')).toHaveLength(6);
    expect(other.ways.filter(({ tags }) => tags['addr:housenumber'] !== undefined).length).toBeGreaterThan(5000);
  });
});

describe('sound data', () => {
  test('every reference is inside the extract, ids rise, and no way has a node twice in a row', () => {
    const nodes = new Set(town.nodes.map(({ id }) => id));
    for (const list of [town.nodes, town.ways, town.relations]) {
      expect(list.every(({ id }, index) => id === index + 1)).toBe(true);
    }
    for (const { id, nodeIds } of town.ways) {
      expect(nodeIds.length, `way ${id}`).toBeGreaterThanOrEqual(2);
      expect(
        nodeIds.every((nodeId, index) => nodes.has(nodeId) && nodeId !== nodeIds[index + 1]),
        `way ${id}`,
      ).toBe(true);
    }
    const ways = new Set(town.ways.map(({ id }) => id));
    for (const { members } of town.relations) {
      expect(members.every(({ type, id }) => (type === 'node' ? nodes : ways).has(id))).toBe(true);
    }
  });

  test('at least 99 % of all street kilometres hang together', () => {
    const pieces = piecesOf(streets);
    const total = pieces.reduce((sum, metres) => sum + metres, 0);
    expect(total).toBeGreaterThan(150_000);
    expect((pieces[0] ?? 0) / total).toBeGreaterThan(0.99);
  });

  test('no street shares a node with water, and only level crossings share one with the railway', () => {
    const nodesOf = (key: string) =>
      new Set(town.ways.filter(({ tags }) => tags[key]).flatMap(({ nodeIds }) => nodeIds));
    const water = nodesOf('waterway');
    const rails = nodesOf('railway');
    const crossings = new Set(
      town.nodes.filter(({ tags }) => /crossing$/.test(tags.railway ?? '')).map(({ id }) => id),
    );
    for (const { id, nodeIds, tags } of streets) {
      expect(
        nodeIds.some((nodeId) => water.has(nodeId)),
        `way ${id} ${tags.name}`,
      ).toBe(false);
      expect(
        nodeIds.some((nodeId) => rails.has(nodeId) && !crossings.has(nodeId)),
        `way ${id} ${tags.name}`,
      ).toBe(false);
    }
    expect(crossings.size).toBeGreaterThanOrEqual(2);
  });
});

describe('what belongs to a town', () => {
  test('three bridges for cars over the river, and one to walk', () => {
    const bridges = streets.filter(({ tags }) => tags.bridge === 'yes');
    expect(bridges.filter(({ tags }) => tags.highway !== 'path')).toHaveLength(3);
    expect(bridges.filter(({ tags }) => tags.highway === 'path')).toHaveLength(1);
  });

  test('six schools with a name, a kind and an address', () => {
    const schools = withTag('amenity', 'school');
    expect(new Set(schools.map(({ tags }) => tags.name)).size).toBe(6);
    for (const { tags } of schools) {
      expect(tags['school:de']).toMatch(/Grundschule|Gesamtschule|Gymnasium/);
      expect(tags['addr:street']).toBeDefined();
    }
  });

  test.each([
    ['amenity', 'kindergarten', 6],
    ['shop', 'supermarket', 4],
    ['highway', 'bus_stop', 50],
    ['leisure', 'playground', 15],
    ['amenity', 'bench', 40],
    ['amenity', 'hospital', 1],
    ['landuse', 'cemetery', 1],
    ['landuse', 'allotments', 2],
    ['railway', 'station', 1],
    ['railway', 'level_crossing', 1],
    ['waterway', 'weir', 1],
    ['place', 'suburb', 8],
    ['place', 'village', 6],
    ['landuse', 'forest', 20],
    ['landuse', 'orchard', 5],
  ])('%s=%s: at least %i', (key, value, least) => {
    expect(withTag(key, value).length).toBeGreaterThanOrEqual(least);
  });

  test('speed limits from walking pace to the country road, and cycle ways of every kind', () => {
    const values = (key: string) => new Set(streets.flatMap(({ tags }) => tags[key] ?? []));
    for (const speed of ['7', '20', '30', '50', '100']) expect(values('maxspeed')).toContain(speed);
    expect(values('cycleway:both')).toEqual(new Set(['lane', 'track']));
    expect(values('bicycle')).toContain('designated');
    expect(values('bicycle_road')).toContain('yes');
    expect(town.relations.filter(({ tags }) => tags.route === 'bicycle').length).toBeGreaterThanOrEqual(1);
  });

  test('houses for about as many people as the sign at the entrance says', () => {
    const homes = /^(yes|residential|house|detached|apartments|semidetached_house|terrace|farm)$/;
    let people = 0;
    for (const { nodeIds, tags } of town.ways) {
      if (!homes.test(tags.building ?? '') || !tags['addr:housenumber']) continue;
      let area = 0;
      for (let index = 1; index < nodeIds.length; index++) {
        const [a, b] = [positions.get(nodeIds[index - 1] ?? 0), positions.get(nodeIds[index] ?? 0)];
        if (a && b) area += (a[0] * b[1] - b[0] * a[1]) / 2;
      }
      people += (Math.abs(area) * Number(tags['building:levels'] ?? 2)) / 80;
    }
    const population = Number(town.relations.find(({ tags }) => tags.boundary)?.tags.population);
    expect(population).toBe(20_143);
    expect(people / population).toBeGreaterThan(0.8);
    expect(people / population).toBeLessThan(1.25);
  });
});

describe('names and numbers', () => {
  test('a street name stands for one street: its ways hang together', () => {
    const byName = new Map<string, OsmWay[]>();
    for (const way of streets) {
      if (way.tags.name) byName.set(way.tags.name, [...(byName.get(way.tags.name) ?? []), way]);
    }
    expect(byName.size).toBeGreaterThan(200);
    for (const [name, ways] of byName) expect(piecesOf(ways), name).toHaveLength(1);
  });

  test('an address is there once and in a street of the town', () => {
    const names = new Set(streets.map(({ tags }) => tags.name));
    const seen = new Set<string>();
    for (const { tags } of withTag('addr:housenumber')) {
      const address = `${tags['addr:street']} ${tags['addr:housenumber']}`;
      expect(seen.has(address), address).toBe(false);
      seen.add(address);
      expect(names, address).toContain(tags['addr:street']);
      expect(tags['addr:postcode']).toBe('36999');
      expect(tags['addr:housenumber']).toMatch(/^[1-9]\d{0,2}[a-z]?$/);
    }
    expect(seen.size).toBeGreaterThan(5000);
  });
});
