import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PlanningProcesses } from './features/planning/planning-processes.ts';
import type { PokeHub } from './features/sync/poke-hub.ts';
import type { Pushes } from './features/sync/pushes.ts';
import type { ScopeCrowd } from './features/sync/scope-crowd.ts';
import type { Turns } from './features/sync/turns.ts';
import type { Services } from './platform/services.ts';

export interface RequestContext {
  readonly services: Services;
  readonly pokeHub: PokeHub;
  readonly pushes: Pushes;
  /** Pushes, and acts handed in, that this process decides at the same time. */
  readonly pushTurns: Turns;
  /** Pulls of this process, by the scopes they are about. */
  readonly pullCrowd: ScopeCrowd;
  readonly planning: PlanningProcesses;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function contextMaker(shared: Omit<RequestContext, 'request' | 'reply'>) {
  return ({ req, res }: CreateFastifyContextOptions): RequestContext => ({ ...shared, request: req, reply: res });
}
