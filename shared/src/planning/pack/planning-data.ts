import type { PlanningMeta } from './planning-meta.ts';

/** How high edge e lies: `heightDm[heightOffset[e]]` up to `heightOffset[e + 1]`, evenly along it, both nodes included. */
export interface EdgeHeights {
  /** No heights at all for an edge that the height model does not cover. */
  readonly heightOffset: Uint32Array;
  /** Decimetres. */
  readonly heightDm: Int32Array;
}

/**
 * The planning layers of a city in memory. Rows of `node…`, `edge…`, `cell…` and `point…` belong together. Coordinates
 * are WGS 84 in microdegrees. An edge is a street between two junctions of the data; streets that only cross each
 * other on a bridge share no node.
 */
export interface PlanningData {
  readonly meta: PlanningMeta;
  /** Names; row 0 is the empty one. */
  readonly strings: readonly string[];
  readonly nodeLon: Int32Array;
  readonly nodeLat: Int32Array;
  /** OSM ids, exact below 2⁵³. */
  readonly nodeId: Float64Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeWay: Float64Array;
  /** Row of the name. */
  readonly edgeName: Uint32Array;
  /** Decimetres, whole, so that sums do not drift. */
  readonly edgeLengthDm: Uint32Array;
  readonly edgeFlags: Uint16Array;
  /** Row of `ROAD_CLASSES`, of `CYCLE_FACILITIES`. */
  readonly edgeClass: Uint8Array;
  readonly edgeCycle: Uint8Array;
  /** As tagged; `UNKNOWN_BYTE` where nothing is. km/h, number, decimetres of the carriageway. */
  readonly edgeSpeed: Uint8Array;
  readonly edgeLanes: Uint8Array;
  readonly edgeWidthDm: Uint8Array;
  /** Rows, ascending, of edges that keep the id of an older pack, and its parts: the data has other numbers for them now. */
  readonly keptEdge: Uint32Array;
  readonly keptWay: Float64Array;
  readonly keptFrom: Float64Array;
  readonly keptTo: Float64Array;
  /** Shape of edge e: positions `shapeOffset[e]` up to `shapeOffset[e + 1]`, both nodes included. */
  readonly shapeOffset: Uint32Array;
  readonly shapeLon: Int32Array;
  readonly shapeLat: Int32Array;
  /** Null where the city has no height model. */
  readonly heights: EdgeHeights | null;
  /** A cell is a group of buildings: where its people are in the middle, and how many there are. */
  readonly cellLon: Int32Array;
  readonly cellLat: Int32Array;
  readonly cellResidents: Uint16Array;
  /** The same if every building of unknown height had one storey fewer, or more. */
  readonly cellResidentsLower: Uint16Array;
  readonly cellResidentsTaller: Uint16Array;
  /** Destinations first, then what may be in the way; `POINT_KINDS`. */
  readonly pointKind: Uint8Array;
  readonly pointLon: Int32Array;
  readonly pointLat: Int32Array;
  readonly pointName: Uint32Array;
  readonly destinationCount: number;
  /** What lies within reach of edge e: a cell, or `cells + point` for a destination; ascending. */
  readonly reachOffset: Uint32Array;
  readonly reachTarget: Uint32Array;
  /** Fixed journeys for the detour: to destination `journeyTo[i]` from the cell `journeyFrom[i]`. */
  readonly journeyTo: Uint32Array;
  readonly journeyFrom: Uint32Array;
}
