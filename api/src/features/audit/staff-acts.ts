import type { MutationResult } from '@werkstadt/shared/sync/protocol';
import * as z from 'zod/mini';
import type { AuditAct } from '../../db/audit-log.ts';

const idsSchema = z.looseObject({ seq: z.int() });
const decisionSchema = z.looseObject({
  name: z.literal('decision.take'),
  args: z.looseObject({ proposalId: z.string(), state: z.string() }),
});
const projectSchema = z.looseObject({
  name: z.literal('project.put'),
  args: z.looseObject({ project: z.looseObject({ id: z.string() }) }),
});

type StaffAct = Pick<AuditAct, 'kind' | 'subject' | 'facts'>;

/** What the log tells of this act, once it is applied; null for what citizens do too. */
export function staffAct(mutation: unknown): StaffAct | null {
  const decision = decisionSchema.safeParse(mutation);
  if (decision.success) {
    const { proposalId, state } = decision.data.args;
    return { kind: 'decided', subject: proposalId, facts: { state } };
  }
  const project = projectSchema.safeParse(mutation);
  return project.success ? { kind: 'project-changed', subject: project.data.args.project.id } : null;
}

/** Those acts of a push that were applied now and that only staff can do: each is told in the log ([SEC22]). */
export function staffActsIn(mutations: readonly unknown[], results: readonly MutationResult[]): StaffAct[] {
  const applied = new Set(
    results.flatMap(({ seq, status, repeated }) => (status === 'applied' && !repeated ? [seq] : [])),
  );
  return mutations.flatMap((mutation) => {
    const { data } = idsSchema.safeParse(mutation);
    const act = data && applied.has(data.seq) ? staffAct(mutation) : null;
    return act ? [act] : [];
  });
}
