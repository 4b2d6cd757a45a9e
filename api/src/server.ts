import { mkdirSync } from 'node:fs';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { MAX_PUSH_BYTES } from '@werkstadt/shared/sync/protocol';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { contextMaker } from './context.ts';
import { servePhotos } from './features/photo/serve-photos.ts';
import { PlanningProcesses } from './features/planning/planning-processes.ts';
import { SEAL_KEYS_PATH, sealKeysFile } from './features/planning/seal-keys.ts';
import { serveSnapshots } from './features/snapshot/serve-snapshots.ts';
import { Snapshots } from './features/snapshot/snapshots.ts';
import { decideParkedActs } from './features/sync/decide-parked-acts.ts';
import { PokeHub } from './features/sync/poke-hub.ts';
import { Pushes } from './features/sync/pushes.ts';
import { ScopeCrowd } from './features/sync/scope-crowd.ts';
import { Turns } from './features/sync/turns.ts';
import { describeError } from './platform/log.ts';
import { isFromOwnPage, isJson, isPiece } from './platform/origin-check.ts';
import { Refusal } from './platform/refusal.ts';
import { refuse } from './platform/refuse.ts';
import { SECURITY_HEADERS } from './platform/security-headers.ts';
import type { Services } from './platform/services.ts';
import { type AppRouter, appRouter } from './router.ts';
import { servePacks } from './static-files.ts';

/** A push of `MAX_PUSH_BYTES` and its wrapping. */
const BODY_LIMIT_BYTES = 2 * MAX_PUSH_BYTES;
/** Calls in one request: the app never batches ([SEC9]). */
const MAX_BATCH_SIZE = 1;
/** As many as keep the database busy from one process. */
const PUSHES_AT_ONCE = 4;
/** A pull with little to tell takes some milliseconds: those in hand are answered within a second. */
const PULLS_OF_A_SCOPE_AT_ONCE = 100;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

export interface ServerOptions {
  readonly services: Services;
  readonly publicUrlIsFixed: boolean;
  readonly packsFolder: string;
  /** The pages: the built web app, or the development server. */
  readonly servePages: (server: FastifyInstance) => Promise<void>;
}

export interface WerkstadtServer {
  readonly http: FastifyInstance;
  readonly close: () => Promise<void>;
}

/** App and API on one port. */
export async function buildServer({
  services,
  publicUrlIsFixed,
  packsFolder,
  servePages,
}: ServerOptions): Promise<WerkstadtServer> {
  const pokeHub = new PokeHub(services.database, services.log);
  await pokeHub.open();
  await decideParkedActs(services, (cityId, rows) => pokeHub.announce(cityId, rows));
  const planning = new PlanningProcesses(packsFolder);
  const pushTurns = new Turns(PUSHES_AT_ONCE);
  const http = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // Only a proxy on this very machine is believed about the client's address ([SEC12]).
    trustProxy: 'loopback',
    // Open streams never end by themselves.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  http.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isFromOwnPage(request, { publicUrl: services.publicUrl, publicUrlIsFixed }))
      return refuse(reply, 403, 'forbidden');
    if (!isJson(request) && !isPiece(request)) return refuse(reply, 415, 'input-invalid');
  });
  http.setErrorHandler((error, request, reply) => answerError(services, error, request, reply));
  await http.register(cookie);
  http.get('/healthz', async (_request, reply) => {
    await services.database.withDirectory((tx) => tx`select 1`);
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
  http.get(SEAL_KEYS_PATH, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(await sealKeysFile(services)),
  );
  await http.register(async (api) => {
    await api.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: FAST_BROTLI });
    api.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    await api.register(fastifyTRPCPlugin<AppRouter>, {
      prefix: '/trpc',
      trpcOptions: {
        router: appRouter,
        createContext: contextMaker({
          services,
          pokeHub,
          pushTurns,
          pushes: new Pushes(services.database, pushTurns, (cityId, rows) => pokeHub.announce(cityId, rows)),
          pullCrowd: new ScopeCrowd(PULLS_OF_A_SCOPE_AT_ONCE),
          planning,
        }),
        maxBatchSize: MAX_BATCH_SIZE,
        responseMeta: ({ errors }) => {
          const seconds = errors
            .map((error) => (error instanceof Refusal ? error.retryAfterSeconds : null))
            .find((s) => s !== null);
          return seconds === undefined ? {} : { headers: new Headers({ 'retry-after': String(seconds) }) };
        },
        onError: ({ error, path }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR') {
            services.log('error', 'procedure-failed', { path: path ?? null, ...describeError(error.cause ?? error) });
          }
        },
      },
    });
  });
  await http.register(async (photos) => servePhotos(photos, services, pokeHub));
  await http.register(async (packed) => serveSnapshots(packed, new Snapshots(services.database, services.log)));
  mkdirSync(packsFolder, { recursive: true });
  await servePacks(http, packsFolder);
  await servePages(http);
  return {
    http,
    close: async () => {
      pokeHub.close();
      planning.close();
      await http.close();
    },
  };
}

function answerError(services: Services, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return refuse(reply, 413, 'too-large');
  if (status >= 400 && status < 500) return refuse(reply, status, 'input-invalid');
  services.log('error', 'request-failed', { route: request.routeOptions.url ?? null, ...describeError(error) });
  return refuse(reply, 500, 'server-error');
}

/**
 * Answers are compressed while somebody waits. Quality 3 of 11 with a window of 256 kB: 500 proposals are 1 % larger than
 * with quality 4 and 4 MB, and cost half the processor time and a fifth of the memory.
 */
const FAST_BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 },
};
