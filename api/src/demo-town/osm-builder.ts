import type { OsmData, OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from './osm-data.ts';
import { at, type PlanePoint } from './plane.ts';

/** Where the market square lies: in the middle of Germany, on no real town. */
const ORIGIN_LON = 9.4312;
const ORIGIN_LAT = 50.4187;
const METRES_PER_DEGREE_LAT = 111_230;
const METRES_PER_DEGREE_LON = 111_412 * Math.cos((ORIGIN_LAT * Math.PI) / 180);

const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** WGS 84 [lon, lat] of a place in the town's plane. */
export function toLonLat([east, north]: PlanePoint): [number, number] {
  return [rounded(ORIGIN_LON + east / METRES_PER_DEGREE_LON), rounded(ORIGIN_LAT + north / METRES_PER_DEGREE_LAT)];
}

/** The other way round. */
export function fromLonLat([longitude, latitude]: readonly [number, number]): PlanePoint {
  return [(longitude - ORIGIN_LON) * METRES_PER_DEGREE_LON, (latitude - ORIGIN_LAT) * METRES_PER_DEGREE_LAT];
}

/** Collects the objects of the extract and numbers them. */
export class OsmBuilder {
  private readonly nodes: { lonLat: [number, number]; tags: Record<string, string> }[] = [];
  private readonly ways: OsmWay[] = [];
  private readonly relations: OsmRelation[] = [];
  private readonly nodeOfMapNode = new Map<number, number>();

  node(point: PlanePoint, tags: OsmTags = {}): number {
    this.nodes.push({ lonLat: toLonLat(point), tags: { ...tags } });
    return this.nodes.length;
  }

  /** The one node of a place where lines of the map meet: asked twice it is the same. */
  mapNode(mapNodeId: number, point: PlanePoint): number {
    const known = this.nodeOfMapNode.get(mapNodeId);
    if (known !== undefined) return known;
    const id = this.node(point);
    this.nodeOfMapNode.set(mapNodeId, id);
    return id;
  }

  tagNode(nodeId: number, tags: OsmTags): void {
    Object.assign(at(this.nodes, nodeId - 1).tags, tags);
  }

  way(nodeIds: readonly number[], tags: OsmTags): number {
    this.ways.push({ id: this.ways.length + 1, nodeIds, tags });
    return this.ways.length;
  }

  line(points: readonly PlanePoint[], tags: OsmTags): number {
    return this.way(
      points.map((point) => this.node(point)),
      tags,
    );
  }

  /** A closed way; the ring does not repeat its first point. */
  area(ring: readonly PlanePoint[], tags: OsmTags): number {
    const nodeIds = ring.map((point) => this.node(point));
    return this.way([...nodeIds, at(nodeIds, 0)], tags);
  }

  relation(members: readonly OsmMember[], tags: OsmTags): number {
    this.relations.push({ id: this.relations.length + 1, members, tags });
    return this.relations.length;
  }

  finish(timestamp: string): OsmData {
    const nodes = this.nodes.map(({ lonLat: [lon, lat], tags }, index): OsmNode => ({ id: index + 1, lon, lat, tags }));
    const box: [number, number, number, number] = [180, 90, -180, -90];
    for (const { lon, lat } of nodes) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
    return { boundingBox: box, timestamp, nodes, ways: this.ways, relations: this.relations };
  }
}
