import { nextDecisions } from '@werkstadt/shared/decision/transitions';
import { may } from '@werkstadt/shared/person/permissions';
import { type ProposalView, useMyContributions, useSession } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Notice, Section } from '~/ui/index.ts';
import { ChangedNotice } from './changed-notice.tsx';
import { DecisionForm } from './decision-form.tsx';
import { RefusedDecision } from './refused-decision.tsx';
import { useReadRevision } from './use-read-revision.ts';

/** What staff may do with a proposal now, and why not where they may not. */
export function DecisionPanel({ proposal }: { readonly proposal: ProposalView }) {
  useLocale();
  const { session } = useSession();
  const { outbox } = useMyContributions();
  const { changedFrom, markRead } = useReadRevision(proposal);
  const own = outbox.filter((item) => item.name === 'decision.take' && item.proposalId === proposal.id);
  const refused = own.filter((item) => item.state === 'attention');
  const role = session?.roles.find((candidate) => may({ roles: [candidate] }, 'decide'));
  return (
    <Section title={m.review_decision_title()}>
      {refused.map((item) => (
        <RefusedDecision key={item.mid} item={item} proposal={proposal} />
      ))}
      {own.length > refused.length && <Notice tone="info">{m.review_decision_waits()}</Notice>}
      {changedFrom !== null && <ChangedNotice before={changedFrom} after={proposal} onRead={markRead} />}
      {role === undefined ? (
        <p>{m.review_decision_not_allowed()}</p>
      ) : proposal.state === 'withdrawn' ? (
        <p>{m.review_decision_withdrawn()}</p>
      ) : proposal.receivedAt === null ? (
        <p>{m.review_decision_not_received()}</p>
      ) : (
        <DecisionForm
          key={proposal.id}
          proposal={proposal}
          role={role}
          steps={nextDecisions[proposal.state]}
          mayDecide={changedFrom === null}
        />
      )}
    </Section>
  );
}
