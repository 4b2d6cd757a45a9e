import type { Area, LineString, Point, Polygon, Position } from '@werkstadt/shared/geometry/geojson';
import type { OsmData, OsmNode, OsmWay } from './osm-data.ts';
import { at } from './plane.ts';

/** Metres between two places of a town, by the flat earth: good to a part in a thousand over some kilometres. */
function metresBetween(one: OsmNode, other: OsmNode): number {
  const north = (other.lat - one.lat) * 111_230;
  const east = (other.lon - one.lon) * 111_412 * Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(east, north);
}

/** Finds streets and places of an extract by their names; geometries follow its nodes exactly. Unknown names throw. */
export class TownPlaces {
  private readonly data: OsmData;
  private readonly nodes: ReadonlyMap<number, OsmNode>;
  private readonly neighbours = new Map<number, Map<number, { metres: number; names: Set<string> }>>();
  private readonly streets = new Map<string, OsmWay[]>();

  constructor(data: OsmData) {
    this.data = data;
    this.nodes = new Map(data.nodes.map((node) => [node.id, node]));
    for (const way of data.ways) {
      if (!way.tags.highway || way.tags.area === 'yes') continue;
      const name = way.tags.name ?? '';
      this.streets.set(name, [...(this.streets.get(name) ?? []), way]);
      for (let index = 1; index < way.nodeIds.length; index++)
        this.link(at(way.nodeIds, index - 1), at(way.nodeIds, index), name);
    }
  }

  /** The part of a street between its crossings with two others, in this direction. */
  lane(street: string, from: string, to: string): LineString {
    const path = this.shortestPath(this.crossing(street, from), this.crossing(street, to), street);
    return { type: 'LineString', coordinates: path.map((nodeId) => this.position(nodeId)) };
  }

  /** The land between streets: each one is followed from its crossing with the one before to that with the next. */
  between(...streets: readonly string[]): Polygon {
    const corners = streets.map((street, index) => this.crossing(street, at(streets, (index + 1) % streets.length)));
    const ring: number[] = [];
    for (const [index, street] of streets.entries()) {
      ring.push(...this.shortestPath(at(corners, index - 1), at(corners, index), street).slice(0, -1));
    }
    return { type: 'Polygon', coordinates: [[...ring, at(ring, 0)].map((nodeId) => this.position(nodeId))] };
  }

  atCrossing(street: string, other: string): Point {
    return { type: 'Point', coordinates: this.position(this.crossing(street, other)) };
  }

  /** The middle of what carries the name: a node, or the corners of an area. */
  at(name: string): Point {
    const node = this.data.nodes.find(({ tags }) => tags.name === name);
    if (node) return { type: 'Point', coordinates: [node.lon, node.lat] };
    const way = this.data.ways.find(({ tags }) => tags.name === name && !tags.highway);
    if (!way) throw new Error(`nothing in the town is called ${name}`);
    const corners = way.nodeIds.slice(1).map((nodeId) => this.position(nodeId));
    return { type: 'Point', coordinates: average(corners) };
  }

  /** The municipality by its boundary relation. */
  municipality(): Area {
    const relation = this.data.relations.find(({ tags }) => tags.boundary === 'administrative');
    if (!relation) throw new Error('the town has no boundary');
    const ways = new Map(this.data.ways.map((way) => [way.id, way]));
    // The generator writes the pieces in their order round the town.
    const pieces = relation.members.flatMap(({ type, id }) => (type === 'way' ? [ways.get(id)?.nodeIds ?? []] : []));
    const ring = pieces.flatMap((piece) => piece.slice(0, -1));
    return { type: 'Polygon', coordinates: [[...ring, at(ring, 0)].map((nodeId) => this.position(nodeId))] };
  }

  private position(nodeId: number): Position {
    const node = this.nodes.get(nodeId);
    if (!node) throw new Error(`node ${nodeId} is not in the extract`);
    return [node.lon, node.lat];
  }

  private link(one: number, other: number, name: string): void {
    const [a, b] = [this.nodes.get(one), this.nodes.get(other)];
    if (!a || !b) return;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const list = this.neighbours.get(from) ?? new Map<number, { metres: number; names: Set<string> }>();
      const edge = list.get(to) ?? { metres: metresBetween(a, b), names: new Set() };
      edge.names.add(name);
      list.set(to, edge);
      this.neighbours.set(from, list);
    }
  }

  private nodesOf(street: string): Set<number> {
    const ways = this.streets.get(street);
    if (!ways) throw new Error(`no street in the town is called ${street}`);
    return new Set(ways.flatMap(({ nodeIds }) => nodeIds));
  }

  private crossing(street: string, other: string): number {
    const others = this.nodesOf(other);
    const shared = [...this.nodesOf(street)].find((nodeId) => others.has(nodeId));
    if (shared === undefined) throw new Error(`${street} does not meet ${other}`);
    return shared;
  }

  /** Along edges of the street alone. */
  private shortestPath(from: number, to: number, street: string): number[] {
    const metres = new Map<number, number>([[from, 0]]);
    const before = new Map<number, number>();
    const done = new Set<number>();
    for (;;) {
      let here: number | undefined;
      for (const [nodeId, cost] of metres) {
        if (!done.has(nodeId) && (here === undefined || cost < (metres.get(here) ?? 0))) here = nodeId;
      }
      if (here === undefined) throw new Error(`${street} does not hang together`);
      if (here === to) break;
      done.add(here);
      for (const [next, edge] of this.neighbours.get(here) ?? []) {
        if (!edge.names.has(street)) continue;
        const cost = (metres.get(here) ?? 0) + edge.metres;
        if (cost >= (metres.get(next) ?? Number.POSITIVE_INFINITY)) continue;
        metres.set(next, cost);
        before.set(next, here);
      }
    }
    const path = [to];
    for (let here = before.get(to); here !== undefined; here = before.get(here)) path.unshift(here);
    return path;
  }
}

function average(positions: readonly Position[]): Position {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  const sum = positions.reduce(([lon, lat], [east, north]) => [lon + east, lat + north] as Position, [0, 0]);
  return [round(sum[0] / positions.length), round(sum[1] / positions.length)];
}
