import type { Decision } from '@werkstadt/shared/decision/decision';
import { type HistoryStep, historyOf } from '@werkstadt/shared/proposal/history';
import type { ReactNode } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { formatDate, formatDateTime } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Section, type SignName, StateSign, signWord } from '~/ui/index.ts';
import { roleName } from './official-answers.tsx';
import './proposals.scss';

interface Line {
  readonly key: string;
  readonly sign: SignName;
  readonly word: string;
  readonly detail: ReactNode;
}

function decisionLine(decision: Decision): Line {
  const { id, state, role, decidedAt, reason, lang } = decision;
  const when = m.proposal_history_by({ date: formatDate(decidedAt), role: roleName(role) });
  const reopened = state === 'reopened';
  // An answer's reason stands above, in full; what only leads there says its reason here.
  const detail =
    reopened || state === 'in-review' ? (
      <>
        {when}
        <span className="history__reason citizen-text" lang={lang}>
          {reason}
        </span>
      </>
    ) : (
      `${when}, ${m.proposal_history_with_reason()}`
    );
  return {
    key: id,
    sign: reopened ? 'in-review' : state,
    word: reopened ? m.proposal_history_reopened() : signWord(state),
    detail,
  };
}

function lineOf(step: HistoryStep): Line {
  switch (step.step) {
    case 'decided':
      return decisionLine(step.decision);
    case 'received':
      return {
        key: 'received',
        sign: 'received',
        word: signWord('received'),
        detail:
          step.number === null
            ? formatDateTime(step.at)
            : m.proposal_history_received({ number: step.number, date: formatDateTime(step.at) }),
      };
    case 'written':
      return { key: 'written', sign: 'saved', word: m.proposal_history_written(), detail: formatDateTime(step.at) };
    case 'withdrawn':
      return { key: 'withdrawn', sign: 'withdrawn', word: signWord('withdrawn'), detail: null };
  }
}

export interface ProposalHistoryProps {
  readonly proposal: ProposalView;
  readonly decisions: readonly Decision[];
}

/** Every public step with its sign, the newest first; above them what is still on its way from this device. */
export function ProposalHistory({ proposal, decisions }: ProposalHistoryProps) {
  useLocale();
  const { local } = proposal;
  const lines = historyOf(proposal, decisions).map(lineOf);
  const waiting = local !== null && local !== 'received';
  return (
    <Section title={m.proposal_history_title()}>
      <ol className="history">
        {waiting && (
          <li className="history__step">
            <StateSign sign={local} />
            <div>
              <p className="history__word">{signWord(local)}</p>
              {proposal.receivedAt !== null && <p className="muted small">{m.proposal_change_waits()}</p>}
            </div>
          </li>
        )}
        {lines.map(({ key, sign, word, detail }) => (
          <li className="history__step" key={key}>
            <StateSign sign={sign} />
            <div>
              <p className="history__word">{word}</p>
              {detail && <p className="muted small">{detail}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
