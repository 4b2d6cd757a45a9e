/** One request as a browser sends it, and what came over the wire. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Connections stay open, as a browser's do. */
const agent = new Agent({ keepAlive: true, maxSockets: 100 });

export interface Exchange {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  /** Bytes of the body as sent, compressed. */
  readonly wireBytes: number;
  /** From the request's first byte to the answer's last. */
  readonly milliseconds: number;
}

export interface Sending {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH';
  readonly cookie?: string | null;
  /** JSON where no header says otherwise. */
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function exchange(url: string, { method, cookie, body, headers: more }: Sending): Promise<Exchange> {
  return new Promise((done, fail) => {
    const started = performance.now();
    const headers = {
      'accept-encoding': 'br, gzip',
      origin: new URL(url).origin,
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...more,
    };
    const sent = request(url, { method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        const milliseconds = performance.now() - started;
        const bytes = Buffer.concat(chunks);
        const text = decode(bytes, answer.headers['content-encoding']).toString('utf8');
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: read(text, answer.headers['content-type']),
          wireBytes: bytes.length,
          milliseconds,
        });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

function read(text: string, type = ''): unknown {
  if (text === '') return null;
  return type.includes('ndjson') ? text : JSON.parse(text);
}

function decode(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}
