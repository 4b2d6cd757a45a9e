import type { KindId } from './kind-id.ts';
import { kindById } from './kinds/registry.ts';

/**
 * Fields of a kind in its present version (rule K7); null for a version that is not there. Not yet parsed.
 */
export function liftFields<P extends { kind: KindId; kindVersion: number; fields: Record<string, unknown> }>(
  proposal: P,
): P | null {
  const { version, upcasters } = kindById(proposal.kind);
  if (proposal.kindVersion > version) return null;
  let { fields } = proposal;
  for (let at = proposal.kindVersion; at < version; at++) {
    const up = upcasters[at];
    if (!up) return null;
    fields = up(fields);
  }
  return { ...proposal, kindVersion: version, fields };
}
