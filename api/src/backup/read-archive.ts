import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { OperatorError } from '../platform/operator-error.ts';
import {
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  END_NAME,
  endSchema,
  FILES_FOLDER,
  HEAD_NAME,
  headSchema,
  MAX_PART_BYTES,
  parseRowsName,
  versionSchema,
} from './format.ts';

const decompress = promisify(gunzip);

/** What is done with the parts, in their order. What `end` has not confirmed is not to be believed yet. */
export interface ArchiveTaker {
  readonly head: (head: BackupHead) => Promise<void>;
  readonly rows: (cityId: string, table: string, lines: readonly string[]) => Promise<void>;
  /** `path`: below the data folder, without `..`. */
  readonly file: (path: string, content: AsyncIterable<Buffer>) => Promise<void>;
}

/**
 * Reads an archive to its end and resolves only when every part has the size and hash it was written with. What cannot
 * be read is one sentence that says what it is.
 */
export async function readArchive(path: string, taker: ArchiveTaker): Promise<{ readonly rows: number }> {
  const name = basename(path);
  await requireTar(path, name);
  const source = createReadStream(path);
  const archive = extract();
  let failure: Error | null = null;
  source.on('error', (error) => archive.destroy(error));
  source.pipe(archive);
  const parts: BackupEnd['parts'][number][] = [];
  let rows = 0;
  let end: BackupEnd | null = null;
  try {
    for await (const entry of archive) {
      if (parts.length === 0 && entry.header.name !== HEAD_NAME) throw noBackup(name);
      if (entry.header.name === END_NAME) {
        end = parsed(endSchema, (await whole(bytesOf(entry))).toString('utf8'), name);
        continue;
      }
      const hash = createHash('sha256');
      const content = hashed(bytesOf(entry), hash);
      rows += await takePart(entry.header, content, taker, name);
      parts.push({ name: entry.header.name, bytes: entry.header.size ?? 0, sha256: hash.digest('hex') });
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  } finally {
    source.destroy();
  }
  if (failure instanceof OperatorError) throw failure;
  // The tar reader's own words for a file that ends in the middle; anything else is a damaged one.
  if (failure && /end of data|closed/i.test(failure.message)) throw cutOff(name);
  if (failure && 'code' in failure && typeof failure.code === 'string' && /^Z_|^ERR_BUFFER/.test(failure.code))
    throw damaged(name);
  if (failure && /header|tar/i.test(failure.message)) throw damaged(name);
  if (failure) throw failure;
  if (!end) throw cutOff(name);
  const same = JSON.stringify(parts) === JSON.stringify(end.parts) && rows === end.rows;
  if (!same) throw damaged(name);
  return { rows };
}

async function takePart(
  header: Header,
  content: AsyncIterable<Buffer>,
  taker: ArchiveTaker,
  name: string,
): Promise<number> {
  const inside = header.name;
  if (inside === HEAD_NAME) {
    const text = (await whole(content)).toString('utf8');
    const known = parsed(versionSchema, text, name);
    if (known.version > BACKUP_VERSION) {
      throw new OperatorError(
        `${name} was made by a newer Werkstadt (format ${known.version}; this one reads up to ${BACKUP_VERSION}): restore it with that version.`,
      );
    }
    await taker.head(parsed(headSchema, text, name));
    return 0;
  }
  const where = parseRowsName(inside);
  if (where) {
    const text = (await decompress(await whole(content), { maxOutputLength: MAX_PART_BYTES })).toString('utf8');
    const lines = text.split('\n').filter((line) => line !== '');
    await taker.rows(where.cityId, where.table, lines);
    return lines.length;
  }
  const path = inside.startsWith(FILES_FOLDER) ? inside.slice(FILES_FOLDER.length) : '';
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)) throw damaged(name);
  await taker.file(path, content);
  return 0;
}

/** The tar reader's streams are of another make and say nothing of what is in them. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
}

async function* hashed(content: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_PART_BYTES)
      throw new OperatorError('A part of this backup is larger than any that is ever written.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface Parser<T> {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false };
}
function parsed<T>(schema: Parser<T>, text: string, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(name);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw damaged(name);
  return result.data;
}

/** A tar header says "ustar" at its place; whatever does not is some other file. */
async function requireTar(path: string, name: string): Promise<void> {
  const file = await open(path, 'r').catch(() => {
    throw new OperatorError(`There is no file ${path} that can be read.`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    if (bytesRead === 0) throw new OperatorError(`${name} is empty.`);
    if (buffer.toString('latin1', 257, 262) !== 'ustar') throw noBackup(name);
  } finally {
    await file.close();
  }
}

const noBackup = (name: string) => new OperatorError(`${name} is no backup of Werkstadt.`);
const cutOff = (name: string) => new OperatorError(`${name} is cut off: its end is missing. Nothing was restored.`);
const damaged = (name: string) =>
  new OperatorError(`${name} is damaged: a part of it is not what was written. Nothing was restored.`);
