import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OsmData, OsmNode, OsmRelation, OsmTags, OsmWay } from '../demo-town/osm-data.ts';
import { writeOsmPbf } from '../demo-town/write-osm-pbf.ts';
import type { OsmExtract } from './osm-extract.ts';
import { readOsmPbf } from './read-osm-pbf.ts';

/** Builds OSM data by hand, for tests: a step east or north is 0.001 degrees from 13.2, 53.5. */
export class SmallTown {
  readonly nodes: OsmNode[] = [];
  readonly ways: OsmWay[] = [];
  readonly relations: OsmRelation[] = [];

  node(east: number, north: number, tags: OsmTags = {}): number {
    const id = this.nodes.length + 1;
    this.nodes.push({ id, lon: (13_200 + east) / 1000, lat: (53_500 + north) / 1000, tags });
    return id;
  }

  way(nodeIds: readonly number[], tags: OsmTags = {}): number {
    const id = this.ways.length + 1;
    this.ways.push({ id, nodeIds, tags });
    return id;
  }

  /** A way through new nodes at these steps. */
  line(steps: readonly (readonly [east: number, north: number])[], tags: OsmTags = {}): number {
    return this.way(
      steps.map(([east, north]) => this.node(east, north)),
      tags,
    );
  }

  /** A closed way round a rectangle, anticlockwise. */
  rectangle(west: number, south: number, east: number, north: number, tags: OsmTags = {}): number {
    const corners = [this.node(west, south), this.node(east, south), this.node(east, north), this.node(west, north)];
    return this.way([...corners, corners[0] ?? 0], tags);
  }

  relation(members: readonly (readonly [wayId: number, role: string])[], tags: OsmTags): number {
    const id = this.relations.length + 1;
    this.relations.push({ id, members: members.map(([wayId, role]) => ({ type: 'way', id: wayId, role })), tags });
    return id;
  }

  with(build: (town: SmallTown) => void): this {
    build(this);
    return this;
  }

  data(): OsmData {
    const { nodes, ways, relations } = this;
    return { boundingBox: [13.19, 53.49, 13.22, 53.52], timestamp: '2026-03-01T12:00:00Z', nodes, ways, relations };
  }
}

/** A village with a street, a house, a pond with an island, a bus stop and a boundary. */
export function smallTown(): SmallTown {
  const town = new SmallTown();
  const corner = town.node(2, 0);
  town.way([town.node(0, 0), town.node(1, 0), corner, town.node(4, 0)], { highway: 'residential', name: 'Badstraße' });
  town.way([town.node(2, -2), corner, town.node(2, 3)], { highway: 'secondary', name: 'Ring', cycleway: 'track' });
  town.rectangle(0.1, 0.2, 0.3, 0.4, { building: 'house', 'addr:street': 'Badstraße', 'addr:housenumber': '1' });
  town.relation(
    [
      [town.rectangle(5, 5, 8, 8), 'outer'],
      [town.rectangle(6, 6, 7, 7), 'inner'],
    ],
    { type: 'multipolygon', natural: 'water', name: 'Dorfteich' },
  );
  town.node(3, 0.1, { highway: 'bus_stop', name: 'Badstraße' });
  town.node(2, 1, { place: 'village', name: 'Kleinau', population: '812' });
  const outline = town.rectangle(-5, -5, 12, 12);
  town.relation([[outline, 'outer']], {
    type: 'boundary',
    boundary: 'administrative',
    admin_level: '8',
    name: 'Kleinau',
    'de:amtlicher_gemeindeschluessel': '01234567',
  });
  return town;
}

/** The town as the reader gives it, through the bytes of a file. */
export async function extractOf(town: Pick<SmallTown, 'data'>): Promise<OsmExtract> {
  const folder = await mkdtemp(join(tmpdir(), 'small-town-'));
  try {
    const path = join(folder, 'town.osm.pbf');
    await writeOsmPbf(town.data(), path);
    return await readOsmPbf(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
