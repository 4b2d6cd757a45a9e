import type { Decision } from '@werkstadt/shared/decision/decision';
import type { StaffRole } from '@werkstadt/shared/person/role';
import { type SeenFigures, seenFiguresIn } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { officialAnswers } from '@werkstadt/shared/proposal/history';
import { Suspense } from 'react';
import { DecidedFigures } from '~/features/planning/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import { Section, StatePill } from '~/ui/index.ts';
import './proposals.scss';

/** Who answered: a role, never an employee's name. */
export const roleName = (role: StaffRole): string => messageByKey(`account_role_${role}`);

interface AnswerProps {
  readonly decision: Decision;
  readonly sent: SeenFigures | null;
}

function Answer({ decision, sent }: AnswerProps) {
  const { figures, state, role, decidedAt, reason, lang } = decision;
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
      {figures && (
        <Suspense>
          <DecidedFigures decided={figures} sent={sent} />
        </Suspense>
      )}
    </article>
  );
}

export interface OfficialAnswersProps {
  readonly proposal: Pick<ProposalView, 'fields'>;
  readonly decisions: readonly Decision[];
}

/** What the city has answered, the newest first; each answer with its public reason. */
export function OfficialAnswers({ proposal, decisions }: OfficialAnswersProps) {
  useLocale();
  const answers = officialAnswers(decisions);
  if (answers.length === 0) return null;
  const sent = seenFiguresIn(proposal.fields);
  return (
    <Section title={m.proposal_answer_title()}>
      {answers.map((decision) => (
        <Answer key={decision.id} decision={decision} sent={sent} />
      ))}
    </Section>
  );
}
