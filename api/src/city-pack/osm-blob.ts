import type { FileHandle } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { CityPackError } from './city-pack-error.ts';

/** Limits of the format itself (OSM PBF, "File format"): a file that asks for more is broken or hostile ([SEC14]). */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
/** Stated limit of this builder: ten times the unpacked size of a German Land's largest city. */
const MAX_UNPACKED_BYTES = 8 * 1024 ** 3;

const COMPRESSION_FIELDS: Record<number, string> = { 4: 'LZMA', 5: 'bzip2', 6: 'LZ4', 7: 'Zstandard' };

export interface OsmBlob {
  kind: string;
  bytes: Uint8Array;
  /** Bytes of the file read so far, this blob included. */
  readBytes: number;
}

/** The blobs of an .osm.pbf file one by one, unpacked. Throws `CityPackError` where the file is cut or no such file. */
export async function* readBlobs(file: FileHandle, fileBytes: number): AsyncGenerator<OsmBlob> {
  if (fileBytes === 0) throw new CityPackError('The file is empty.');
  let offset = 0;
  let unpackedBytes = 0;
  for (let index = 1; offset < fileBytes; index++) {
    const prefix = await take(file, offset, 4, fileBytes, index);
    const headerBytes = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0);
    if (index === 1) refuseOtherFormats(prefix, headerBytes);
    if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES) throw damaged(index);
    offset += 4;
    const header = readBlobHeader(await take(file, offset, headerBytes, fileBytes, index), index);
    if (index === 1 && header.kind !== 'OSMHeader') throw notOsmPbf();
    offset += headerBytes;
    if (header.blobBytes > MAX_BLOB_BYTES) throw tooLarge(index);
    const blob = await take(file, offset, header.blobBytes, fileBytes, index);
    offset += header.blobBytes;
    const bytes = unpack(blob, index);
    unpackedBytes += bytes.length;
    if (unpackedBytes > MAX_UNPACKED_BYTES) {
      throw new CityPackError('The file unpacks to more than 8 GiB. Cut the extract to the town and its surroundings.');
    }
    yield { kind: header.kind, bytes, readBytes: offset };
  }
}

/** A sentence about one damaged block; also for the decoder of its content. */
export function damaged(index: number): CityPackError {
  return new CityPackError(`Block ${index} of the file is damaged. Download the extract again.`);
}

async function take(file: FileHandle, offset: number, bytes: number, fileBytes: number, index: number) {
  if (offset + bytes > fileBytes) {
    throw new CityPackError(
      `The file is cut off: block ${index} needs ${offset + bytes - fileBytes} bytes more than there are. Download it again.`,
    );
  }
  const buffer = new Uint8Array(bytes);
  for (let filled = 0; filled < bytes; ) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, offset + filled);
    if (bytesRead === 0) throw new CityPackError('The file became shorter while it was read.');
    filled += bytesRead;
  }
  return buffer;
}

function readBlobHeader(bytes: Uint8Array, index: number): { kind: string; blobBytes: number } {
  let kind = '';
  let blobBytes = -1;
  try {
    new PbfReader(bytes).readFields((field, _, pbf) => {
      if (field === 1) kind = pbf.readString();
      else if (field === 3) blobBytes = pbf.readVarint();
    }, null);
  } catch {
    throw index === 1 ? notOsmPbf() : damaged(index);
  }
  if (kind === '' || blobBytes < 0) throw index === 1 ? notOsmPbf() : damaged(index);
  return { kind, blobBytes };
}

function unpack(blob: Uint8Array, index: number): Uint8Array {
  let raw: Uint8Array | null = null;
  let packed: Uint8Array | null = null;
  let declaredBytes = 0;
  let foreign = '';
  try {
    new PbfReader(blob).readFields((field, _, pbf) => {
      if (field === 1) raw = pbf.readBytes();
      else if (field === 2) declaredBytes = pbf.readVarint();
      else if (field === 3) packed = pbf.readBytes();
      else foreign = COMPRESSION_FIELDS[field] ?? foreign;
    }, null);
  } catch {
    throw damaged(index);
  }
  if (raw !== null) return raw;
  if (packed === null) {
    if (foreign === '') throw damaged(index);
    throw new CityPackError(
      `The file is packed with ${foreign}; the builder reads zlib. Convert it with "osmium cat in.osm.pbf -o out.osm.pbf".`,
    );
  }
  if (declaredBytes > MAX_BLOB_BYTES) throw tooLarge(index);
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { maxOutputLength: Math.max(declaredBytes, 1) });
  } catch {
    throw damaged(index);
  }
  if (unpacked.length !== declaredBytes) throw damaged(index);
  return unpacked;
}

/** Files that people take for an extract, told by their first bytes. */
function refuseOtherFormats(prefix: Uint8Array, headerBytes: number): void {
  const text = String.fromCharCode(...prefix);
  if (text.trimStart().startsWith('<')) {
    throw new CityPackError('The file is a web page or XML, not an .osm.pbf extract. Check the download address.');
  }
  if (text.startsWith('BZh') || text.startsWith('\x1f\x8b') || text.startsWith('PK')) {
    throw new CityPackError(
      'The file is a packed archive (bz2, gz or zip), not an .osm.pbf extract. Choose the .osm.pbf.',
    );
  }
  if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES) throw notOsmPbf();
}

function notOsmPbf(): CityPackError {
  return new CityPackError('The file is not an OpenStreetMap extract in the format .osm.pbf.');
}

function tooLarge(index: number): CityPackError {
  return new CityPackError(`Block ${index} of the file claims to be larger than 32 MiB, which the format forbids.`);
}
