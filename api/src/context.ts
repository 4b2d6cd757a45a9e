import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PokeHub } from './features/sync/poke-hub.ts';
import type { Services } from './platform/services.ts';

export interface RequestContext {
  readonly services: Services;
  readonly pokeHub: PokeHub;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function contextMaker(services: Services, pokeHub: PokeHub) {
  return ({ req, res }: CreateFastifyContextOptions): RequestContext => ({
    services,
    pokeHub,
    request: req,
    reply: res,
  });
}
