import type { Mutator } from './mutator.ts';
import { mutatorByName } from './mutator-registry.ts';

/** Turns the arguments of one payload version into those of the next. Pure; throws for nothing. */
export type Upcaster = (args: Record<string, unknown>) => Record<string, unknown>;

/** The next version only brought something that may be absent. */
const asItWas: Upcaster = (args) => args;

/**
 * [S25]: `upcasters[name][n]` lifts payload version n to n + 1. Queued acts are never rewritten; they are lifted where
 * they run. An entry stays at least 24 months after the release that brought the newer version.
 */
const upcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {
  // Photos.
  'proposal.submit': { 1: asItWas },
  'comment.add': { 1: asItWas },
  // What the author had read; without it an edit is never merged.
  'proposal.edit': { 1: asItWas },
  // Figures at that time.
  'decision.take': { 1: asItWas },
};

export type Upcast =
  | { readonly kind: 'ready'; readonly mutator: Mutator; readonly args: unknown }
  /** A later version of the app made it, or the way up is gone. */
  | { readonly kind: 'unknown' };

/** The mutator for an envelope and its arguments in that mutator's version, not yet parsed. */
export function upcast(
  envelope: { readonly name: string; readonly pv: number; readonly args: Record<string, unknown> },
  steps: typeof upcasters = upcasters,
  find: (name: string) => Mutator | undefined = mutatorByName,
): Upcast {
  const mutator = find(envelope.name);
  if (!mutator || envelope.pv > mutator.version) return { kind: 'unknown' };
  let args = envelope.args;
  for (let version = envelope.pv; version < mutator.version; version++) {
    const up = steps[envelope.name]?.[version];
    if (!up) return { kind: 'unknown' };
    args = up(args);
  }
  return { kind: 'ready', mutator, args };
}
