/** Tags of one OpenStreetMap object, in the order they are written. */
export type OsmTags = Readonly<Record<string, string>>;

/** WGS 84 degrees, at most 7 decimals. */
export interface OsmNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: OsmTags;
}

/** An area is a way that ends at the node it starts from. */
export interface OsmWay {
  readonly id: number;
  readonly nodeIds: readonly number[];
  readonly tags: OsmTags;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: OsmTags;
}

/** An extract: each list ordered by id, ids positive, every reference inside the extract. */
export interface OsmData {
  /** [west, south, east, north] in WGS 84 degrees. */
  readonly boundingBox: readonly [number, number, number, number];
  /** ISO 8601 instant in UTC that every object carries as its last change. */
  readonly timestamp: string;
  readonly nodes: readonly OsmNode[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
}
