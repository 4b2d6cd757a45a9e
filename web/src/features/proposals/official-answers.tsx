import type { Decision } from '@werkstadt/shared/decision/decision';
import type { StaffRole } from '@werkstadt/shared/person/role';
import { officialAnswers } from '@werkstadt/shared/proposal/history';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { Section, StatePill } from '~/ui/index.ts';

/** Who answered: a role, never an employee's name. */
export const roleName = (role: StaffRole): string => messageByKey(`account_role_${role}`);

function Answer({ decision }: { readonly decision: Decision }) {
  const { state, role, decidedAt, reason, lang } = decision;
  return (
    <article className="answer">
      <p className="muted">
        {roleName(role)} · <time dateTime={decidedAt}>{formatDate(decidedAt)}</time>
      </p>
      <p>
        <StatePill sign={state === 'reopened' ? 'in-review' : state} />
      </p>
      <p className="citizen-text" lang={lang}>
        <strong>{m.proposal_answer_reason()}</strong> {reason}
      </p>
    </article>
  );
}

/** What the city has answered, the newest first; each answer with its public reason. */
export function OfficialAnswers({ decisions }: { readonly decisions: readonly Decision[] }) {
  useLocale();
  const answers = officialAnswers(decisions);
  if (answers.length === 0) return null;
  return (
    <Section title={m.proposal_answer_title()}>
      {answers.map((decision) => (
        <Answer key={decision.id} decision={decision} />
      ))}
    </Section>
  );
}
