import { thumbnailAddress } from '@werkstadt/shared/photo/kept-pictures';
import { memo, useDeferredValue, useState } from 'react';
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

/** A row is drawn again when its own proposal changes, not with everything around it. */
const ProposalRow = memo(function ProposalRow({ proposal }: { readonly proposal: ProposalView }) {
  useLocale();
  const city = useCity();
  return (
    <RowItem>
      <RowLink
        to="/$city/proposals/$proposalId"
        params={{ city: city.slug, proposalId: proposal.id }}
        sign={<StateSign sign={signOf(proposal)} />}
        title={proposal.title}
        titleLanguage={proposal.lang}
        detail={detailOf(proposal)}
        picture={thumbnailAddress(city.id, proposal)}
        trailing={<Support count={proposal.supportCount} />}
      />
    </RowItem>
  );
});

/** Proposals as rows, each with its sign, its state in words, and how many support it. */
export function ProposalList(props: { readonly proposals: readonly ProposalView[] }) {
  useLocale();
  const [shown, setShown] = useState(PAGE_SIZE);
  // Other rows are made beside what is typed.
  const proposals = useDeferredValue(props.proposals);
  const left = proposals.length - shown;
  return (
    <div className="stack">
      <RowList label={m.project_proposals()}>
        {proposals.slice(0, shown).map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
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
