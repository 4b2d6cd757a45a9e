import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { MISSING, type OsmExtract, type OsmWay } from '../osm-extract.ts';
import { classifyEdge, type EdgeFacts, type UnreadTags } from './classify-edge.ts';
import type { NameTable } from './name-table.ts';

export type Network = Pick<
  PlanningData,
  | 'nodeLon'
  | 'nodeLat'
  | 'nodeId'
  | 'edgeFrom'
  | 'edgeTo'
  | 'edgeWay'
  | 'edgeName'
  | 'edgeLengthDm'
  | 'edgeFlags'
  | 'edgeClass'
  | 'edgeCycle'
  | 'edgeSpeed'
  | 'edgeLanes'
  | 'edgeWidthDm'
  | 'shapeOffset'
  | 'shapeLon'
  | 'shapeLat'
>;

interface Stretch {
  way: OsmWay;
  facts: EdgeFacts;
  /** Rows of the extract's node table, both junctions included. */
  rows: number[];
}

/**
 * The streets of the map's box, cut where ways share a node of the data: by its id, never by its place, so that a
 * bridge does not join what runs below it ([PN1]).
 */
export function collectNetwork(
  extract: OsmExtract,
  bbox: BoundingBox,
  names: NameTable,
): { network: Network; unread: UnreadTags } {
  const unread: UnreadTags = {};
  const ways = extract.ways.flatMap((way) => {
    const facts = classifyEdge(way.tags, way.closed, unread);
    return facts ? [{ way, facts }] : [];
  });
  const uses = new Uint8Array(extract.nodes.size);
  for (const { way } of ways) {
    way.nodes.forEach((row, index) => {
      if (row === MISSING) return;
      const atEnd = index === 0 || index === way.nodes.length - 1;
      uses[row] = Math.min(2, (uses[row] ?? 0) + (atEnd ? 2 : 1));
    });
  }
  const busWays = waysOfRoutes(extract, new Set(['bus', 'trolleybus']));
  const stretches = ways.flatMap(({ way, facts }) =>
    stretchesOf(way, uses)
      .filter((rows) => rows.some((row) => isIn(bbox, extract.nodes.position(row))))
      .map((rows) => ({
        way,
        rows,
        facts: busWays.has(way.id) ? { ...facts, flags: facts.flags | EDGE_FLAGS.busRoute } : facts,
      })),
  );
  return { network: assemble(stretches, extract, names), unread };
}

/** Parts of a way between junctions; cut where nodes are missing. */
function stretchesOf({ nodes }: OsmWay, uses: Uint8Array): number[][] {
  const found: number[][] = [];
  let rows: number[] = [];
  for (const row of nodes) {
    if (row === MISSING) {
      if (rows.length > 1) found.push(rows);
      rows = [];
      continue;
    }
    // The same node twice in a row is no stretch.
    if (rows.at(-1) === row) continue;
    rows.push(row);
    if (rows.length < 2 || (uses[row] ?? 0) < 2) continue;
    found.push(rows);
    rows = [row];
  }
  if (rows.length > 1) found.push(rows);
  return found;
}

function waysOfRoutes(extract: OsmExtract, kinds: ReadonlySet<string>): Set<number> {
  const found = new Set<number>();
  for (const { tags, members } of extract.relations) {
    if (tags.get('type') !== 'route' || !kinds.has(tags.get('route') ?? '')) continue;
    for (const { type, id } of members) if (type === 'way') found.add(id);
  }
  return found;
}

function assemble(stretches: readonly Stretch[], extract: OsmExtract, names: NameTable): Network {
  const edges = stretches.length;
  const nodeOfRow = new Map<number, number>();
  const rowOfNode: number[] = [];
  const nodeOf = (row: number): number => {
    const known = nodeOfRow.get(row);
    if (known !== undefined) return known;
    nodeOfRow.set(row, rowOfNode.length);
    return rowOfNode.push(row) - 1;
  };
  const positions = stretches.reduce((sum, { rows }) => sum + rows.length, 0);
  const network = {
    edgeFrom: new Uint32Array(edges),
    edgeTo: new Uint32Array(edges),
    edgeWay: new Float64Array(edges),
    edgeName: new Uint32Array(edges),
    edgeLengthDm: new Uint32Array(edges),
    edgeFlags: new Uint16Array(edges),
    edgeClass: new Uint8Array(edges),
    edgeCycle: new Uint8Array(edges),
    edgeSpeed: new Uint8Array(edges),
    edgeLanes: new Uint8Array(edges),
    edgeWidthDm: new Uint8Array(edges),
    shapeOffset: new Uint32Array(edges + 1),
    shapeLon: new Int32Array(positions),
    shapeLat: new Int32Array(positions),
  };
  let end = 0;
  stretches.forEach(({ way, facts, rows }, edge) => {
    network.edgeFrom[edge] = nodeOf(rows[0] ?? 0);
    network.edgeTo[edge] = nodeOf(rows.at(-1) ?? 0);
    network.edgeWay[edge] = way.id;
    network.edgeName[edge] = names.row(way.tags.get('name'));
    network.edgeFlags[edge] = facts.flags;
    network.edgeClass[edge] = facts.roadClass;
    network.edgeCycle[edge] = facts.cycle;
    network.edgeSpeed[edge] = facts.speed;
    network.edgeLanes[edge] = facts.lanes;
    network.edgeWidthDm[edge] = facts.widthDm;
    const line = rows.map((row) => kept(extract, row));
    for (const [longitude, latitude] of line) {
      network.shapeLon[end] = longitude;
      network.shapeLat[end] = latitude;
      end += 1;
    }
    network.shapeOffset[edge + 1] = end;
    const metres = lineLengthMetres(
      line.map(([longitude, latitude]) => [longitude / MICRODEGREES, latitude / MICRODEGREES]),
    );
    network.edgeLengthDm[edge] = Math.round(metres * 10);
  });
  const nodes = rowOfNode.map((row) => kept(extract, row));
  return {
    nodeLon: Int32Array.from(nodes, ([longitude]) => longitude),
    nodeLat: Int32Array.from(nodes, ([, latitude]) => latitude),
    nodeId: Float64Array.from(rowOfNode, (row) => extract.nodes.idOf(row)),
    ...network,
  };
}

/** Microdegrees, as a pack keeps them. */
function kept(extract: OsmExtract, row: number): [longitude: number, latitude: number] {
  const [longitude, latitude] = extract.nodes.position(row);
  return [Math.round(longitude * MICRODEGREES), Math.round(latitude * MICRODEGREES)];
}

function isIn([west, south, east, north]: BoundingBox, [longitude, latitude]: readonly [number, number]): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
