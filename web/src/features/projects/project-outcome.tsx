import type { ProposalState } from '@werkstadt/shared/proposal/proposal';
import { useProposals } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Card, StateSign, signOf } from '~/ui/index.ts';
import { proposalStateWord } from './filter-dialog.tsx';

/** What a city answered comes first, what is still open last. */
const outcomes: readonly ProposalState[] = ['done', 'accepted', 'partly', 'declined', 'in-review', 'submitted'];

/** A closed project in numbers: how many proposals came to which end. */
export function ProjectOutcome({ projectId }: { readonly projectId: string }) {
  const proposals = useProposals(projectId);
  const counted = outcomes
    .map((state) => ({ state, count: proposals.filter((proposal) => proposal.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <Card tone="accent">
      <div className="stack stack--tight">
        <p className="heading-3">{counted.length === 0 ? m.project_over_none() : m.project_over()}</p>
        <ul className="outcome">
          {counted.map(({ state, count }) => (
            <li key={state} className="outcome__line">
              <StateSign sign={signOf({ state })} />
              <strong>{formatNumber(count)}</strong>
              <span>{proposalStateWord(state)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
