import type { z } from 'zod/mini';
import type { ErrorCode } from '../errors/codes.ts';
import type { MutationContext } from './transaction.ts';

export type Outcome =
  | { readonly status: 'applied' | 'merged' }
  | { readonly status: 'rejected'; readonly code: ErrorCode; readonly detail?: string };

export const applied: Outcome = { status: 'applied' };
export const rejected = (code: ErrorCode, detail?: string): Outcome =>
  detail === undefined ? { status: 'rejected', code } : { status: 'rejected', code, detail };

/**
 * A named intent, written once and run on both sides: optimistic on the phone, with authority on the server.
 * `run` is safe to repeat, awaits nothing but `context.tx`, and gets time and ids from outside.
 */
export interface Mutator<Name extends string = string, Args = unknown> {
  readonly name: Name;
  /** Payload version. A changed payload is a new version with an upcaster, never a new meaning of an old one ([S25]). */
  readonly version: number;
  readonly args: z.ZodMiniType<Args>;
  /** Entities it creates or changes, the first one being its subject. */
  readonly entityIds: (args: Args) => readonly string[];
  /** The entity without which this one cannot stand: a rejected create of it rejects this one too ([S11]). */
  readonly parentIds: (args: Args) => readonly string[];
  /** Id of the entity that only this mutation brings into being; null when it changes an existing one. */
  readonly createdId: (args: Args) => string | null;
  /** Photos it names: their bytes must lie whole in the vault before it counts as saved ([S3]). */
  readonly photoHashes?: (args: Args) => readonly string[];
  readonly run: (context: MutationContext, args: Args) => Promise<Outcome>;
}

export function defineMutator<const Name extends string, Args>(mutator: Mutator<Name, Args>): Mutator<Name, Args> {
  return mutator;
}
