/** The same rows for other engines: asked for in parts, all at once, or told of as they change. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { PeerRow, PeerRows } from './peer-row.ts';

const HTML = '<!doctype html><meta charset="utf-8"><title>peer</title>';

export interface RowServer {
  readonly url: string;
  /** Of rows. */
  readonly count: number;
  /** One more comment on one of them; answers its id and the change's number. */
  readonly change: () => { readonly id: string; readonly v: number };
  /** Bytes of all bodies sent so far, compressed where the product compresses too. */
  readonly sentBytes: () => number;
  readonly close: () => Promise<void>;
}

export async function startRowServer(bodies: readonly Record<string, unknown>[], script: string): Promise<RowServer> {
  const rows = new Map(bodies.map((body, at) => rowOf(body, at + 1)).map((row) => [row.id, row]));
  const ids = [...rows.keys()];
  const listeners = new Set<ServerResponse>();
  let newest = rows.size;
  let bytes = 0;

  function send(answer: ServerResponse, type: string, text: string): void {
    const packed = gzipSync(text);
    bytes += packed.length;
    answer.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(packed);
  }

  async function serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/peer.js') return send(answer, 'text/javascript', script);
    if (pathname === '/all') return send(answer, 'application/json', JSON.stringify([...rows.values()]));
    if (pathname === '/stream') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      listeners.add(answer);
      answer.on('close', () => listeners.delete(answer));
      return;
    }
    if (pathname !== '/rows') return send(answer, 'text/html', HTML);
    if (request.method === 'POST') {
      for await (const _ of request);
      // Taken as they are: no conflict.
      return send(answer, 'application/json', '[]');
    }
    const [after, limit] = [Number(searchParams.get('after')), Number(searchParams.get('limit'))];
    const part = [...rows.values()].filter(({ v }) => v > after).slice(0, limit);
    send(answer, 'application/json', JSON.stringify(told(part, after)));
  }

  const server = createServer((request, answer) => {
    serve(request, answer).catch((error: unknown) => answer.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!(address instanceof Object)) throw new Error('the row server has no port');

  return {
    count: rows.size,
    url: `http://127.0.0.1:${address.port}`,
    change: () => {
      const id = ids[randomBytes(4).readUInt32LE() % ids.length] ?? '';
      const row = rows.get(id);
      if (!row) throw new Error('there is no row to change');
      newest += 1;
      const changed = { ...row, v: newest, body: { ...row.body, commentCount: row.body.commentCount + 1 } };
      // Last in the order of changes.
      rows.delete(id);
      rows.set(id, changed);
      const event = `data: ${JSON.stringify(told([changed], newest))}\n\n`;
      for (const listener of listeners) {
        bytes += Buffer.byteLength(event);
        listener.write(event);
      }
      return { id, v: newest };
    },
    sentBytes: () => bytes,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function rowOf(body: Record<string, unknown>, v: number): PeerRow {
  return { id: String(body.id), v, body: { ...body, commentCount: Number(body.commentCount ?? 0) } };
}

function told(rows: readonly PeerRow[], otherwise: number): PeerRows {
  const documents = rows.map((row) => ({ ...row, _deleted: false as const }));
  return { documents, checkpoint: { v: documents.at(-1)?.v ?? otherwise } };
}
