import { useState } from 'react';
import { type ProposalView, useCity } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { Button, Icon, RowItem, RowLink, RowList, StateSign, signOf, signWord, VisuallyHidden } from '~/ui/index.ts';

/** Enough for a long look, few enough to be drawn at once on a cheap phone. */
const PAGE_SIZE = 40;

function detailOf(proposal: ProposalView): string {
  const number = proposal.number === null ? [] : [m.project_number({ number: proposal.number })];
  return [signWord(signOf(proposal)), kindName(proposal.kind), ...number].join(' · ');
}

function Support({ count }: { readonly count: number }) {
  return (
    <>
      <Icon name="support" size={20} />
      <span aria-hidden="true">{formatNumber(count)}</span>
      <VisuallyHidden>{m.project_supports({ count })}</VisuallyHidden>
    </>
  );
}

/** Proposals as rows, each with its sign, its state in words, and how many support it. */
export function ProposalList({ proposals }: { readonly proposals: readonly ProposalView[] }) {
  useLocale();
  const city = useCity();
  const [shown, setShown] = useState(PAGE_SIZE);
  const left = proposals.length - shown;
  return (
    <div className="stack">
      <RowList label={m.project_proposals()}>
        {proposals.slice(0, shown).map((proposal) => (
          <RowItem key={proposal.id}>
            <RowLink
              to="/$city/proposals/$proposalId"
              params={{ city: city.slug, proposalId: proposal.id }}
              sign={<StateSign sign={signOf(proposal)} />}
              title={proposal.title}
              titleLanguage={proposal.lang}
              detail={detailOf(proposal)}
              trailing={<Support count={proposal.supportCount} />}
            />
          </RowItem>
        ))}
      </RowList>
      {left > 0 && (
        <Button block onClick={() => setShown(shown + PAGE_SIZE)}>
          {m.project_show_more({ count: formatNumber(left) })}
        </Button>
      )}
    </div>
  );
}
