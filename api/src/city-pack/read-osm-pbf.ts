import { open } from 'node:fs/promises';
import { CityPackError } from './city-pack-error.ts';
import { NodeTable } from './node-table.ts';
import { damaged, readBlobs } from './osm-blob.ts';
import { type OsmHeader, type OsmSink, readHeaderBlock, readPrimitiveBlock } from './osm-block.ts';
import {
  type ExtractDefects,
  MISSING,
  type OsmExtract,
  type OsmNode,
  type OsmRelation,
  type OsmWay,
  type Tags,
} from './osm-extract.ts';

/** Integers of 10⁻⁷ degrees. */
const MAX_LONGITUDE = 180e7;
const MAX_LATITUDE = 90e7;
/** The year 2100: a later change is damage, not news. */
const MAX_TIMESTAMP = 4_102_444_800;

interface RawWay {
  id: number;
  nodeIds: number[];
  tags: Tags;
}

/**
 * Reads a whole .osm.pbf file block by block ([PK1]–[PK4]). `onProgress` gets the share read, 0 to 1.
 * Throws `CityPackError` with one clear sentence where the file is missing, empty, cut, damaged or something else.
 */
export async function readOsmPbf(path: string, onProgress: (share: number) => void = () => {}): Promise<OsmExtract> {
  const file = await open(path).catch((cause: unknown) => {
    throw new CityPackError(`The file ${path} cannot be read.`, { cause });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new CityPackError(`${path} is not a file.`);
    const { size } = stat;
    const collector = new Collector();
    let header: OsmHeader = { bbox: null, replicationTimestamp: null };
    let index = 0;
    for await (const blob of readBlobs(file, size)) {
      index += 1;
      try {
        if (blob.kind === 'OSMHeader') header = readHeaderBlock(blob.bytes);
        else if (blob.kind === 'OSMData') readPrimitiveBlock(blob.bytes, collector);
      } catch (error) {
        throw error instanceof CityPackError ? error : damaged(index);
      }
      onProgress(blob.readBytes / size);
    }
    return collector.finish(header);
  } finally {
    await file.close();
  }
}

class Collector implements OsmSink {
  #nodes = new NodeTable();
  #taggedNodes: OsmNode[] = [];
  #ways: RawWay[] = [];
  #relations: OsmRelation[] = [];
  #newestTimestamp = 0;
  #defects: ExtractDefects = { missingNodes: 0, cutWays: 0, droppedWays: 0, droppedNodes: 0, repeatedObjects: 0 };

  node(id: number, longitude: number, latitude: number, tags: Tags): void {
    requireId(id);
    if (!(Math.abs(longitude) <= MAX_LONGITUDE && Math.abs(latitude) <= MAX_LATITUDE)) {
      this.#defects.droppedNodes += 1;
      return;
    }
    const node = this.#nodes.add(id, longitude, latitude);
    if (tags.size > 0) this.#taggedNodes.push({ node, tags });
  }

  way(id: number, nodeIds: number[], tags: Tags): void {
    requireId(id);
    this.#ways.push({ id, nodeIds, tags });
  }

  relation(id: number, members: OsmRelation['members'], tags: Tags): void {
    requireId(id);
    this.#relations.push({ id, members, tags });
  }

  timestamp(seconds: number): void {
    if (seconds > this.#newestTimestamp && seconds < MAX_TIMESTAMP) this.#newestTimestamp = seconds;
  }

  finish(header: OsmHeader): OsmExtract {
    if (this.#nodes.size === 0)
      throw new CityPackError('The extract holds no map data: not a single point with a place.');
    if (header.replicationTimestamp !== null && this.#newestTimestamp === 0)
      this.timestamp(header.replicationTimestamp);
    const before = this.#nodes.size;
    const moved = this.#nodes.seal();
    this.#defects.repeatedObjects += before - this.#nodes.size;
    const taggedNodes = this.#unique(
      moved ? this.#taggedNodes.map(({ node, tags }) => ({ node: moved[node] ?? 0, tags })) : this.#taggedNodes,
      ({ node }) => node,
      false,
    );
    const ways = this.#unique(this.#ways, ({ id }) => id, true).flatMap((way) => this.#resolve(way) ?? []);
    return {
      nodes: this.#nodes,
      taggedNodes,
      ways,
      relations: this.#unique(this.#relations, ({ id }) => id, true),
      headerBbox: header.bbox,
      newestTimestamp: this.#newestTimestamp || null,
      defects: this.#defects,
    };
  }

  /** The first of each id stays. */
  #unique<T>(objects: readonly T[], keyOf: (object: T) => number, counted: boolean): T[] {
    const seen = new Set<number>();
    const kept = objects.filter((object) => {
      const key = keyOf(object);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    if (counted) this.#defects.repeatedObjects += objects.length - kept.length;
    return kept;
  }

  #resolve({ id, nodeIds, tags }: RawWay): OsmWay | null {
    const nodes = Int32Array.from(nodeIds, (nodeId) => this.#nodes.rowOf(nodeId));
    const missing = nodes.reduce((count, row) => (row === MISSING ? count + 1 : count), 0);
    this.#defects.missingNodes += missing;
    if (nodes.length - missing < 2) {
      this.#defects.droppedWays += 1;
      return null;
    }
    if (missing > 0) this.#defects.cutWays += 1;
    return { id, tags, nodes, closed: nodeIds.length > 2 && nodeIds[0] === nodeIds.at(-1) };
  }
}

function requireId(id: number): void {
  if (!Number.isSafeInteger(id)) throw new RangeError('id is no integer');
}
