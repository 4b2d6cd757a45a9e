import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PlanningProcesses } from './features/planning/planning-processes.ts';
import type { PokeHub } from './features/sync/poke-hub.ts';
import type { Turns } from './features/sync/turns.ts';
import type { Services } from './platform/services.ts';

export interface RequestContext {
  readonly services: Services;
  readonly pokeHub: PokeHub;
  /** Pushes of this process that are decided at the same time. */
  readonly pushTurns: Turns;
  readonly planning: PlanningProcesses;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function contextMaker(shared: Pick<RequestContext, 'services' | 'pokeHub' | 'pushTurns' | 'planning'>) {
  return ({ req, res }: CreateFastifyContextOptions): RequestContext => ({ ...shared, request: req, reply: res });
}
