import { writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { OsmData, OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from './osm-data.ts';

// The file format: wiki.openstreetmap.org/wiki/PBF_Format; field numbers as in fileformat.proto and osmformat.proto.

/** Objects in one block; the format's own habit. */
const OBJECTS_IN_BLOCK = 8000;
/** Coordinates are stored in units of 100 nanodegrees (the format's default granularity). */
const UNITS_PER_DEGREE = 1e7;
const MEMBER_TYPES: readonly OsmMember['type'][] = ['node', 'way', 'relation'];

/** The strings of one block by number; number 0 is the delimiter and never a string. */
class StringTable {
  private readonly numbers = new Map<string, number>([['', 0]]);

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  write(writer: PbfWriter): void {
    const encoder = new TextEncoder();
    for (const text of this.numbers.keys()) writer.writeBytesField(1, encoder.encode(text));
  }
}

/** Differences to the value before; the first one to 0. */
function deltas(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function packedSigned(writer: PbfWriter, field: number, values: readonly number[]): void {
  writer.writePackedSVarint(field, [...values]);
}

function writeInfo(writer: PbfWriter, seconds: number): void {
  writer.writeMessage(
    4,
    (_, info) => {
      info.writeVarintField(1, 1);
      info.writeVarintField(2, seconds);
    },
    null,
  );
}

function writeDenseNodes(nodes: readonly OsmNode[], strings: StringTable, seconds: number, group: PbfWriter): void {
  const keysAndValues: number[] = [];
  for (const { tags } of nodes) {
    for (const [key, value] of Object.entries(tags)) keysAndValues.push(strings.numberOf(key), strings.numberOf(value));
    keysAndValues.push(0);
  }
  group.writeMessage(
    2,
    (_, dense) => {
      packedSigned(dense, 1, deltas(nodes.map(({ id }) => id)));
      dense.writeMessage(
        5,
        (__, info) => {
          info.writePackedVarint(
            1,
            nodes.map(() => 1),
          );
          packedSigned(info, 2, deltas(nodes.map(() => seconds)));
        },
        null,
      );
      packedSigned(dense, 8, deltas(nodes.map(({ lat }) => Math.round(lat * UNITS_PER_DEGREE))));
      packedSigned(dense, 9, deltas(nodes.map(({ lon }) => Math.round(lon * UNITS_PER_DEGREE))));
      dense.writePackedVarint(10, keysAndValues);
    },
    null,
  );
}

function writeTags(writer: PbfWriter, tags: OsmTags, strings: StringTable): void {
  const entries = Object.entries(tags);
  writer.writePackedVarint(
    2,
    entries.map(([key]) => strings.numberOf(key)),
  );
  writer.writePackedVarint(
    3,
    entries.map(([, value]) => strings.numberOf(value)),
  );
}

function writeWay(way: OsmWay, strings: StringTable, seconds: number, writer: PbfWriter): void {
  writer.writeVarintField(1, way.id);
  writeTags(writer, way.tags, strings);
  writeInfo(writer, seconds);
  packedSigned(writer, 8, deltas(way.nodeIds));
}

function writeRelation(relation: OsmRelation, strings: StringTable, seconds: number, writer: PbfWriter): void {
  writer.writeVarintField(1, relation.id);
  writeTags(writer, relation.tags, strings);
  writeInfo(writer, seconds);
  writer.writePackedVarint(
    8,
    relation.members.map(({ role }) => strings.numberOf(role)),
  );
  packedSigned(writer, 9, deltas(relation.members.map(({ id }) => id)));
  writer.writePackedVarint(
    10,
    relation.members.map(({ type }) => MEMBER_TYPES.indexOf(type)),
  );
}

/** One PrimitiveBlock with one group; `writeGroup` fills the group and the string table. */
function primitiveBlock(writeGroup: (group: PbfWriter, strings: StringTable) => void): Uint8Array {
  const strings = new StringTable();
  const group = new PbfWriter();
  writeGroup(group, strings);
  const block = new PbfWriter();
  block.writeMessage(1, (_, table) => strings.write(table), null);
  block.writeBytesField(2, group.finish());
  return block.finish();
}

function headerBlock({ boundingBox, timestamp }: OsmData): Uint8Array {
  const [west, south, east, north] = boundingBox.map((degrees) => Math.round(degrees * 1e9));
  const header = new PbfWriter();
  header.writeMessage(
    1,
    (_, box) => {
      box.writeSVarintField(1, west ?? 0);
      box.writeSVarintField(2, east ?? 0);
      box.writeSVarintField(3, north ?? 0);
      box.writeSVarintField(4, south ?? 0);
    },
    null,
  );
  header.writeStringField(4, 'OsmSchema-V0.6');
  header.writeStringField(4, 'DenseNodes');
  header.writeStringField(5, 'Sort.Type_then_ID');
  header.writeStringField(16, 'werkstadt');
  header.writeVarintField(32, Date.parse(timestamp) / 1000);
  return header.finish();
}

/** Length of the blob header (big endian), blob header, blob with zlib data. */
function fileBlock(type: 'OSMHeader' | 'OSMData', data: Uint8Array): Uint8Array[] {
  const blob = new PbfWriter();
  blob.writeVarintField(2, data.length);
  blob.writeBytesField(3, deflateSync(data));
  const blobBytes = blob.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, blobBytes.length);
  const headerBytes = header.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, headerBytes.length);
  return [length, headerBytes, blobBytes];
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += OBJECTS_IN_BLOCK)
    yield items.slice(start, start + OBJECTS_IN_BLOCK);
}

/** The extract as the bytes of an `.osm.pbf` file. The same data give the same bytes. */
export function encodeOsmPbf(data: OsmData): Uint8Array {
  const seconds = Date.parse(data.timestamp) / 1000;
  const parts = fileBlock('OSMHeader', headerBlock(data));
  const add = (writeGroup: (group: PbfWriter, strings: StringTable) => void) =>
    parts.push(...fileBlock('OSMData', primitiveBlock(writeGroup)));

  for (const nodes of chunks(data.nodes)) add((group, strings) => writeDenseNodes(nodes, strings, seconds, group));
  for (const ways of chunks(data.ways)) {
    add((group, strings) => {
      for (const way of ways) group.writeMessage(3, (_, writer) => writeWay(way, strings, seconds, writer), null);
    });
  }
  for (const relations of chunks(data.relations)) {
    add((group, strings) => {
      for (const relation of relations) {
        group.writeMessage(4, (_, writer) => writeRelation(relation, strings, seconds, writer), null);
      }
    });
  }
  return Buffer.concat(parts);
}

/** Writes the extract to `path`; rejects with the file system's error. */
export async function writeOsmPbf(data: OsmData, path: string): Promise<void> {
  await writeFile(path, encodeOsmPbf(data));
}
