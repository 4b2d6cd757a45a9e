/** The product behind a proxy that can put later builds of the app in its place, one after the other. */
import { createServer, request } from 'node:http';
import type { Locator, Page } from '@playwright/test';
import { freePort } from './server.ts';

export interface LaterBuild {
  readonly url: string;
  /** From now on the service worker and the start page are those of a later build; its number, from 1. */
  readonly publish: () => number;
  readonly close: () => Promise<void>;
}

/** What a later build changes: the page, and with it its revision in the list of the service worker. */
const laterPage = (page: string, build: number): string =>
  page.replace('</head>', `<meta name="build" content="${build}"></head>`);

function laterWorker(worker: string, build: number): string {
  const entry = /"revision":"[0-9a-f]+(?=","url":"index\.html")/;
  if (!entry.test(worker)) throw new Error('the start page was not found in the list of the service worker');
  return worker.replace(entry, `$&later${build}`);
}

/** Is there once, where the page was loaded from that build. */
export const markOfBuild = (page: Page, build: number): Locator => page.locator(`meta[name=build][content="${build}"]`);

/** Starts it before the server at `origin`. */
export async function laterBuildOf(origin: string): Promise<LaterBuild> {
  const target = new URL(origin);
  const port = await freePort();
  let build = 0;
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const change = path === '/sw.js' ? laterWorker : path.startsWith('/index.html') ? laterPage : null;
    const headers = { ...incoming.headers };
    if (change) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const forwarded = request(
      { host: target.hostname, port: target.port, path, method: incoming.method, headers },
      (answer) => {
        if (build === 0 || !change || answer.statusCode !== 200) {
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
          outgoing.end(change(text, build));
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
      build += 1;
      return build;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
