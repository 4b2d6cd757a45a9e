import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import { parseScope } from '@werkstadt/shared/sync/scope';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { refuse } from '../../platform/refuse.ts';
import type { Snapshots } from './snapshots.ts';

const decompress = promisify(brotliDecompress);
const manifestParameters = z.object({ city: uuidSchema, scope: z.string() });
const pageParameters = z.object({ city: uuidSchema, hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** A page never changes under its address, but words in it may be taken back: nobody between keeps it for longer. */
const PAGE_CACHING = 'public, max-age=60, immutable';

const takesBrotli = ({ headers }: FastifyRequest): boolean => /\bbr\b/.test(String(headers['accept-encoding'] ?? ''));

/** `/snapshots/<city>/<scope>` tells the pages of a scope, `/snapshots/<city>/pages/<sha256>` is one of them ([S31]). */
export async function serveSnapshots(http: FastifyInstance, snapshots: Snapshots): Promise<void> {
  http.get('/snapshots/:city/:scope', async (request, reply) => {
    const parameters = manifestParameters.safeParse(request.params);
    const scope = parameters.success ? parseScope(parameters.data.scope) : null;
    if (!parameters.success || scope === null || scope.kind === 'person') return refuse(reply, 404, 'not-found');
    const snapshot = await snapshots.ofScope(parameters.data.city, parameters.data.scope);
    if (!snapshot) return refuse(reply, 404, 'not-found');
    const tag = `"${snapshot.tag}"`;
    reply.headers({ etag: tag, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.send(snapshot.manifest);
  });
  http.get('/snapshots/:city/pages/:hash', async (request, reply) => {
    const parameters = pageParameters.safeParse(request.params);
    const page = parameters.success ? await snapshots.page(parameters.data.city, parameters.data.hash) : null;
    if (!parameters.success || !page) return refuse(reply, 404, 'not-found');
    const tag = `"${parameters.data.hash}"`;
    reply.headers({
      etag: tag,
      'cache-control': PAGE_CACHING,
      vary: 'accept-encoding',
      'content-type': 'application/x-ndjson; charset=utf-8',
    });
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    if (!takesBrotli(request)) return reply.send(await decompress(page));
    return reply.header('content-encoding', 'br').send(page);
  });
}
