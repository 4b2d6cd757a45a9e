import type { z } from 'zod/mini';
import type { Mutator } from './mutator.ts';

type Parsed = ReturnType<z.ZodMiniType<unknown>['safeParse']>;

/**
 * By the arguments themselves: an envelope never changes, and a fold runs all waiting ones again after every pull. The
 * mutator is looked at because an upcaster may hand on the very object it was given.
 */
const known = new WeakMap<object, { readonly mutator: Mutator; readonly parsed: Parsed }>();

/** Parses the arguments of a kept envelope, once. */
export function parseArgs(mutator: Mutator, args: unknown): Parsed {
  if (!(args instanceof Object)) return mutator.args.safeParse(args);
  const before = known.get(args);
  if (before?.mutator === mutator) return before.parsed;
  const parsed = mutator.args.safeParse(args);
  known.set(args, { mutator, parsed });
  return parsed;
}
