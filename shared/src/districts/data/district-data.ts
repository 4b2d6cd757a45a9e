import type { DistrictMeta } from './district-meta.ts';

/**
 * How two neighbouring blocks touch. Pupils walk over streets and bridges; a point is no contact at all, and a `road` is
 * a motorway or the like that nobody may walk on.
 */
export const CONTACT_KINDS = ['street', 'point', 'water', 'rail', 'bridge', 'road'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const BLOCK_KINDS = ['built', 'open', 'water'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Pupils of a block that the city keeps back because they are so few. */
export const SUPPRESSED = 65_535;
/** No way on foot from a block to a school, in metres. */
export const UNREACHABLE = 65_535;

/**
 * The blocks and schools of a city in memory. Blocks cover the municipality without gaps or overlaps. Rows of `block…`
 * belong together, and rows of `school…`. Coordinates are WGS 84 in microdegrees.
 */
export interface DistrictData {
  readonly meta: DistrictMeta;
  /** Ids that outlive a pack, ascending by code unit: `b-<key>`. */
  readonly blockId: readonly string[];
  /** Row of `BLOCK_KINDS`. */
  readonly blockKind: Uint8Array;
  /** A point inside the block, for its sign and for the keyboard. */
  readonly blockLon: Int32Array;
  readonly blockLat: Int32Array;
  /** Square metres. */
  readonly blockArea: Float64Array;
  /** Streets and house numbers, as a person would name the block: "Bahnhofstraße 2–18, Gartenweg". */
  readonly blockName: readonly string[];
  /** Name of the neighbourhood (Stadtteil), '' where the city gave none. */
  readonly blockNeighbourhood: readonly string[];
  readonly blockResidents: Uint16Array;
  /**
   * Pupils of block b in year y of `meta.years`: `blockPupils[y * blocks + b]`, whole numbers; `SUPPRESSED` where the
   * city keeps them back. Lower and upper bounds where they are estimated; equal to it where they were given.
   */
  readonly blockPupils: Uint16Array;
  readonly blockPupilsLower: Uint16Array;
  readonly blockPupilsUpper: Uint16Array;
  /** Zone of today's districts: row of the school + 1, 0 = none. Null where the city gave no districts. */
  readonly blockToday: Uint16Array | null;
  /**
   * Outlines. Block b has rings `ringOffset[b]` up to `ringOffset[b + 1]`; ring r has positions `pointOffset[r]` up to
   * `pointOffset[r + 1]`, closed, the first position not repeated; outer rings run counter-clockwise, holes clockwise,
   * each outer ring followed by its holes. Blocks that touch share their vertices exactly.
   */
  readonly ringOffset: Uint32Array;
  readonly pointOffset: Uint32Array;
  readonly pointLon: Int32Array;
  readonly pointLat: Int32Array;
  /** Neighbours of block b: entries `neighbourOffset[b]` up to `neighbourOffset[b + 1]`, both directions. */
  readonly neighbourOffset: Uint32Array;
  readonly neighbour: Uint32Array;
  /** Decimetres of common border. */
  readonly neighbourBorderDm: Uint32Array;
  /** Row of `CONTACT_KINDS`. */
  readonly neighbourContact: Uint8Array;
  /** Ids that outlive a pack. */
  readonly schoolId: readonly string[];
  readonly schoolName: readonly string[];
  readonly schoolLon: Int32Array;
  readonly schoolLat: Int32Array;
  /** Row of the block the school stands in. */
  readonly schoolBlock: Uint32Array;
  /** Places of school s in year y: `schoolPlaces[y * schools + s]`; -1 where the city gave none. */
  readonly schoolPlaces: Int32Array;
  /** Metres on foot from block b to school s: `walk[b * schools + s]`; `UNREACHABLE`. */
  readonly walk: Uint16Array;
  /** Crossings of roads of 50 km/h or more without signals on that way; 255 = unknown. */
  readonly walkCrossings: Uint8Array;
}
