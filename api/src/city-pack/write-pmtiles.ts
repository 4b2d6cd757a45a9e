import { createHash } from 'node:crypto';
import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { gzipSync } from 'fflate';
import { PbfWriter } from 'pbf';
import { Compression, TileType } from 'pmtiles';

export interface PmtilesContent {
  /** Unpacked tiles by PMTiles tile id. */
  tiles: ReadonlyMap<number, Uint8Array>;
  metadata: Record<string, unknown>;
  minZoom: number;
  maxZoom: number;
  bbox: BoundingBox;
  centre: Position;
  centreZoom: number;
}

interface Entry {
  tileId: number;
  runLength: number;
  offset: number;
  length: number;
}

const HEADER_BYTES = 127;
/** The first request of a reader is 16 KiB: header and root directory must fit ([PMTiles v3], section 3). */
const MAX_ROOT_BYTES = 16_384 - HEADER_BYTES;
const FIRST_LEAF_ENTRIES = 4096;
const COORDINATE_UNITS_PER_DEGREE = 1e7;

/**
 * Writes a PMTiles v3 archive: tiles gzipped in the order of their ids (clustered), equal tiles stored once. The same
 * content gives the same bytes on every machine: gzip is computed without time and in plain JavaScript.
 * Source: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function writePmtiles(content: PmtilesContent): Uint8Array {
  const { entries, data, contents } = storeTiles(content.tiles);
  const { root, leaves } = directories(entries);
  const metadata = gzip(new TextEncoder().encode(JSON.stringify(content.metadata)));
  const rootOffset = HEADER_BYTES;
  const metadataOffset = rootOffset + root.length;
  const leavesOffset = metadataOffset + metadata.length;
  const dataOffset = leavesOffset + leaves.length;

  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const sizes = [
    rootOffset,
    root.length,
    metadataOffset,
    metadata.length,
    leavesOffset,
    leaves.length,
    dataOffset,
    data.length,
    content.tiles.size,
    entries.length,
    contents,
  ];
  for (const [index, size] of sizes.entries()) header.setBigUint64(8 + index * 8, BigInt(size), true);
  const clustered = 1;
  const flags = [clustered, Compression.Gzip, Compression.Gzip, TileType.Mvt, content.minZoom, content.maxZoom];
  for (const [index, flag] of flags.entries()) header.setUint8(96 + index, flag);
  for (const [index, degrees] of content.bbox.entries()) {
    header.setInt32(102 + index * 4, Math.round(degrees * COORDINATE_UNITS_PER_DEGREE), true);
  }
  header.setUint8(118, content.centreZoom);
  for (const [index, degrees] of content.centre.entries()) {
    header.setInt32(119 + index * 4, Math.round(degrees * COORDINATE_UNITS_PER_DEGREE), true);
  }
  return concatenate([new Uint8Array(header.buffer), root, metadata, leaves, data]);
}

function storeTiles(tiles: ReadonlyMap<number, Uint8Array>) {
  const stored: Uint8Array[] = [];
  const placeByHash = new Map<string, { offset: number; length: number }>();
  const entries: Entry[] = [];
  let offset = 0;
  for (const [tileId, tile] of [...tiles].sort(([a], [b]) => a - b)) {
    const hash = createHash('sha256').update(tile).digest('base64');
    let place = placeByHash.get(hash);
    if (place === undefined) {
      const packed = gzip(tile);
      place = { offset, length: packed.length };
      placeByHash.set(hash, place);
      stored.push(packed);
      offset += packed.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.tileId + last.runLength === tileId) last.runLength += 1;
    else entries.push({ tileId, runLength: 1, ...place });
  }
  return { entries, data: concatenate(stored), contents: placeByHash.size };
}

/** One root directory, or, where it would be too large, a root of leaves. */
function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const flat = writeDirectory(entries);
  if (flat.length <= MAX_ROOT_BYTES) return { root: flat, leaves: new Uint8Array(0) };
  for (let leafEntries = FIRST_LEAF_ENTRIES; ; leafEntries *= 2) {
    const leaves: Uint8Array[] = [];
    const rootEntries: Entry[] = [];
    let offset = 0;
    for (let start = 0; start < entries.length; start += leafEntries) {
      const part = entries.slice(start, start + leafEntries);
      const leaf = writeDirectory(part);
      // A run length of 0 says: not a tile but a leaf directory.
      rootEntries.push({ tileId: part[0]?.tileId ?? 0, runLength: 0, offset, length: leaf.length });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = writeDirectory(rootEntries);
    if (root.length <= MAX_ROOT_BYTES) return { root, leaves: concatenate(leaves) };
  }
}

function writeDirectory(entries: readonly Entry[]): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  let lastId = 0;
  for (const { tileId } of entries) {
    pbf.writeVarint(tileId - lastId);
    lastId = tileId;
  }
  for (const { runLength } of entries) pbf.writeVarint(runLength);
  for (const { length } of entries) pbf.writeVarint(length);
  for (const [index, { offset }] of entries.entries()) {
    const before = entries[index - 1];
    const follows = before !== undefined && offset === before.offset + before.length;
    pbf.writeVarint(follows ? 0 : offset + 1);
  }
  return gzip(pbf.finish());
}

function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 });
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
