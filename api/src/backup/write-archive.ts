import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Snapshot } from '../db/backup/read-rows.ts';
import {
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  END_NAME,
  FILES_FOLDER,
  HEAD_NAME,
  PART_BYTES,
  rowsName,
} from './format.ts';

const compress = promisify(gzip);

/** Appends parts to an archive and remembers what the end has to say of them. */
class ArchiveWriter {
  readonly #pack: Pack;
  readonly #parts: BackupEnd['parts'][number][] = [];
  rows = 0;

  constructor(archive: Pack) {
    this.#pack = archive;
  }

  async bytes(name: string, content: Buffer): Promise<void> {
    this.#note(name, content.length, createHash('sha256').update(content).digest('hex'));
    await new Promise<void>((done, fail) =>
      this.#pack.entry(header(name, content.length), content, (error) => (error ? fail(error) : done())),
    );
  }

  async file(name: string, path: string): Promise<void> {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    const hashed = new Transform({
      transform(chunk, _encoding, pass) {
        hash.update(chunk);
        pass(null, chunk);
      },
    });
    const entry = this.#pack.entry(header(name, size));
    // `end`: a file that grows meanwhile is taken as it was when its size was told.
    if (size === 0) entry.end(Buffer.alloc(0));
    else await pipeline(createReadStream(path, { end: size - 1 }), hashed, entry);
    this.#note(name, size, hash.digest('hex'));
  }

  async end(): Promise<void> {
    const end: BackupEnd = { rows: this.rows, parts: this.#parts.slice() };
    await this.bytes(END_NAME, json(end));
    this.#pack.finalize();
  }

  #note(name: string, bytes: number, sha256: string): void {
    this.#parts.push({ name, bytes, sha256 });
  }
}

const json = (value: BackupHead | BackupEnd): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
const header = (name: string, size: number) => ({ name, size, mode: 0o600, mtime: new Date(0) });

/**
 * Writes one moment of the database and the given files (name in the archive → path) as an archive, on disk when this
 * resolves. Streamed: a part at a time is in memory.
 */
export async function writeArchive(
  path: string,
  snapshot: Snapshot,
  files: ReadonlyMap<string, string>,
  madeAt: Date,
): Promise<{ readonly rows: number; readonly head: BackupHead }> {
  const archive = pack();
  const written = pipeline(archive, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  // A failure of the disk ends the work below through the archive's own error.
  written.catch(() => undefined);
  const writer = new ArchiveWriter(archive);
  const { migrations, cities } = snapshot;
  const head: BackupHead = {
    format: 'werkstadt-backup',
    version: BACKUP_VERSION,
    madeAt: madeAt.toISOString(),
    migrations: [...migrations],
    cities: cities.map(({ id, slug, name }) => ({ id, slug, name })),
  };
  const work = async (): Promise<void> => {
    await writer.bytes(HEAD_NAME, json(head));
    for (const { id } of cities) await writeCity(writer, snapshot, id);
    for (const [name, from] of files) await writer.file(name, from);
    await writer.end();
    await written;
  };
  try {
    await Promise.race([work(), written.then(() => new Promise<void>(() => {}))]);
  } catch (error) {
    archive.destroy();
    throw error;
  }
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return { rows: writer.rows, head };
}

async function writeCity(writer: ArchiveWriter, snapshot: Snapshot, cityId: string): Promise<void> {
  let table = '';
  let part = 0;
  let lines: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (lines.length === 0) return;
    part += 1;
    writer.rows += lines.length;
    await writer.bytes(rowsName(cityId, table, part), await compress(Buffer.from(`${lines.join('\n')}\n`)));
    lines = [];
    bytes = 0;
  };
  await snapshot.readCity(cityId, async (name, rows) => {
    if (name !== table) {
      await flush();
      table = name;
      part = 0;
    }
    for (const line of rows) {
      lines.push(line);
      bytes += line.length;
      if (bytes >= PART_BYTES) await flush();
    }
  });
  await flush();
}

/** Files below folders of the data folder, as the archive names them. */
export async function filesOf(dataFolder: string, folders: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    const found = await readdir(join(dataFolder, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of found) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const inside = path.slice(dataFolder.length + 1);
      // What begins with a point is still being made.
      if (!inside.split('/').some((part) => part.startsWith('.'))) files.set(`${FILES_FOLDER}${inside}`, path);
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
