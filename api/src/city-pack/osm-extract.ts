import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { NodeTable } from './node-table.ts';

export type Tags = ReadonlyMap<string, string>;

export interface OsmNode {
  /** Row of the node in the node table. */
  node: number;
  tags: Tags;
}

export interface OsmWay {
  id: number;
  tags: Tags;
  /** Rows of the node table in order; `MISSING` where the extract does not hold the node. */
  nodes: Int32Array;
  /** First and last node reference are the same. */
  closed: boolean;
}

export interface OsmMember {
  type: 'node' | 'way' | 'relation';
  id: number;
  role: string;
}

export interface OsmRelation {
  id: number;
  tags: Tags;
  members: readonly OsmMember[];
}

/** What of the input could not be used, each counted once. */
export interface ExtractDefects {
  /** References of ways to nodes that the extract does not hold. */
  missingNodes: number;
  /** Ways with at least one missing node that could still be used. */
  cutWays: number;
  /** Ways with fewer than two nodes in the extract. */
  droppedWays: number;
  /** Nodes with coordinates outside WGS 84. */
  droppedNodes: number;
  /** Objects with an id that was there before; the first stays. */
  repeatedObjects: number;
}

/** A whole .osm.pbf file in memory. */
export interface OsmExtract {
  nodes: NodeTable;
  taggedNodes: readonly OsmNode[];
  ways: readonly OsmWay[];
  relations: readonly OsmRelation[];
  /** As the file's header says; null where it says nothing. */
  headerBbox: BoundingBox | null;
  /** Newest object or, without times in the objects, the header's time; seconds since 1970, null if neither is there. */
  newestTimestamp: number | null;
  defects: ExtractDefects;
}

/** In `OsmWay.nodes`: the extract does not hold this node. */
export const MISSING = -1;

/** Unbroken parts of a way, cut where nodes are missing; each has at least two positions. */
export function lineParts(way: OsmWay, nodes: NodeTable): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  for (const row of way.nodes) {
    if (row !== MISSING) {
      part.push(nodes.position(row));
      continue;
    }
    if (part.length > 1) parts.push(part);
    part = [];
  }
  if (part.length > 1) parts.push(part);
  return parts;
}
