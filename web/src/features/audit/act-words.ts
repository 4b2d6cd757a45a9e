import type { AuditEntry } from '@werkstadt/shared/audit/audit-log';
import type { DecisionState } from '@werkstadt/shared/decision/decision';
import { staffRoles } from '@werkstadt/shared/person/role';
import { m, messageByKey } from '~/platform/i18n/index.ts';
import type { IconName } from '~/ui/index.ts';

const stateWords: Readonly<Record<DecisionState, () => string>> = {
  'in-review': m.state_in_review,
  accepted: m.state_accepted,
  partly: m.state_partly,
  declined: m.state_declined,
  done: m.state_done,
  reopened: m.audit_reopened,
};

const isDecisionState = (state: unknown): state is DecisionState => String(state) in stateWords;
const decided = (state: unknown): string => (isDecisionState(state) ? stateWords[state]() : String(state));
const role = (name: unknown): string =>
  staffRoles.some((known) => known === name) ? messageByKey(`account_role_${name}`) : String(name);

/** What was done, in one sentence. */
export function wordsOfEntry({ kind, facts }: AuditEntry): { readonly icon: IconName; readonly words: string } {
  switch (kind) {
    case 'role-given':
      return { icon: 'user', words: m.audit_role_given({ role: role(facts.role) }) };
    case 'signed-in':
      return { icon: 'sign-in', words: m.audit_signed_in() };
    case 'decided':
      return { icon: 'clipboard-check', words: m.audit_decided({ state: decided(facts.state) }) };
    case 'project-changed':
      return { icon: 'pencil', words: m.audit_project_changed() };
    case 'handed-in':
      return { icon: 'export', words: m.audit_handed_in({ count: Number(facts.acts) }) };
    case 'backup-made':
      return { icon: 'download', words: m.audit_backup_made() };
    case 'log-exported':
      return { icon: 'download', words: m.audit_exported() };
  }
}

/** Who it was: an address, the operator at the server, or nobody that is still known. */
export function whoDidIt({ who, whoHash }: AuditEntry): string {
  if (who) return who.email;
  return whoHash === null ? m.audit_operator() : m.audit_forgotten();
}
