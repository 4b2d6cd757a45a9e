/** The product behind a proxy that can put a later build of the app in its place. */
import { createServer, request } from 'node:http';
import { freePort } from './server.ts';

export interface LaterBuild {
  readonly url: string;
  /** From now on the service worker and the start page are those of a later build. */
  readonly publish: () => void;
  readonly close: () => Promise<void>;
}

/** What a later build changes: the page, and with it its revision in the list of the service worker. */
const PAGE_MARK = '<meta name="build" content="later">';

const laterPage = (page: string): string => page.replace('</head>', `${PAGE_MARK}</head>`);

function laterWorker(worker: string): string {
  const entry = /"revision":"[0-9a-f]+(?=","url":"index\.html")/;
  if (!entry.test(worker)) throw new Error('the start page was not found in the list of the service worker');
  return worker.replace(entry, '$&later');
}

/** Starts it before the server at `origin`. */
export async function laterBuildOf(origin: string): Promise<LaterBuild> {
  const target = new URL(origin);
  const port = await freePort();
  let later = false;
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const change = path === '/sw.js' ? laterWorker : path.startsWith('/index.html') ? laterPage : null;
    const headers = { ...incoming.headers };
    if (change) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const forwarded = request(
      { host: target.hostname, port: target.port, path, method: incoming.method, headers },
      (answer) => {
        if (!later || !change || answer.statusCode !== 200) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => {
          const { 'content-length': _length, etag: _etag, 'last-modified': _modified, ...rest } = answer.headers;
          outgoing.writeHead(200, rest);
          outgoing.end(change(text));
        });
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((done) => server.listen(port, 'localhost', done));
  return {
    url: `http://localhost:${port}`,
    publish: () => {
      later = true;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
