import type { LanesByStreet, WishedStreet } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, RowItem, RowLink, RowList, StateSign, signOf } from '~/ui/index.ts';

export interface StreetListProps {
  readonly found: LanesByStreet;
  readonly proposals: readonly ProposalView[];
  /** Row of the street that is open. */
  readonly chosen: number | null;
  readonly onChoose: (street: number | null) => void;
  readonly citySlug: string;
  /** Proposals lead to the review desk. */
  readonly forStaff: boolean;
}

/** Streets are shown in portions: a thousand rows are no list to read. */
const PORTION = 25;

/** The ranked streets, each with the proposals it was added up from, and the heap of what runs on none. */
export function StreetList({ found, proposals, chosen, onChoose, citySlug, forStaff }: StreetListProps) {
  useLocale();
  const [shown, setShown] = useState(PORTION);
  const byId = useMemo(() => new Map(proposals.map((proposal) => [proposal.id, proposal])), [proposals]);
  const { streets, offStreets } = found;
  const until = Math.max(shown, (chosen ?? -1) + 1);
  if (streets.length === 0 && offStreets.length === 0) return <p className="muted">{m.wishes_nothing()}</p>;
  const links = (ids: readonly string[]) => (
    <Proposals proposals={ids.flatMap((id) => byId.get(id) ?? [])} citySlug={citySlug} forStaff={forStaff} />
  );
  return (
    <>
      <p className="muted small">{m.wishes_how()}</p>
      <ol className="lane-wishes__streets" aria-label={m.wishes_list_label()}>
        {streets.slice(0, until).map((street, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a street is its place in the ranking, as on the map
          <li key={row}>
            <Street
              street={street}
              rank={row + 1}
              open={chosen === row}
              onOpen={(open) => {
                if (open) onChoose(row);
                else if (chosen === row) onChoose(null);
              }}
            >
              {chosen === row && links(street.proposalIds)}
            </Street>
          </li>
        ))}
      </ol>
      {until < streets.length && (
        <Button onClick={() => setShown(until + PORTION)}>{m.wishes_more({ count: streets.length - until })}</Button>
      )}
      {offStreets.length > 0 && (
        <div className="stack stack--tight">
          <h3 className="heading-3">{m.wishes_off_streets()}</h3>
          <p className="muted small">{m.wishes_off_streets_text()}</p>
          {links(offStreets)}
        </div>
      )}
    </>
  );
}

interface StreetProps {
  readonly street: WishedStreet;
  readonly rank: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: React.ReactNode;
}

function Street({ street: { name, metres, proposalIds, supports }, rank, open, onOpen, children }: StreetProps) {
  useLocale();
  const element = useRef<HTMLDetailsElement>(null);
  // Chosen on the map, it may lie far down the list.
  useEffect(() => {
    if (open) element.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <details
      ref={element}
      className="wished-street"
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open !== open && onOpen(currentTarget.open)}
    >
      <summary className="wished-street__head">
        <span className="wished-street__rank" aria-hidden="true">
          {rank}
        </span>
        <span className="wished-street__words">
          <strong>{name === '' ? m.wishes_unnamed() : name}</strong>
          <span className="muted small">
            {formatLength(metres)} · {m.wishes_proposals({ count: proposalIds.length })} ·{' '}
            {m.wishes_supports({ count: supports })}
          </span>
        </span>
      </summary>
      {children}
    </details>
  );
}

interface ProposalsProps extends Pick<StreetListProps, 'citySlug' | 'forStaff'> {
  readonly proposals: readonly ProposalView[];
}

function Proposals({ proposals, citySlug, forStaff }: ProposalsProps) {
  useLocale();
  return (
    <RowList>
      {proposals.map((proposal) => (
        <RowItem key={proposal.id}>
          <RowLink
            to={forStaff ? '/$city/review/$proposalId' : '/$city/proposals/$proposalId'}
            params={{ city: citySlug, proposalId: proposal.id }}
            sign={<StateSign sign={signOf(proposal)} />}
            title={proposal.title}
            titleLanguage={proposal.lang}
            detail={m.wishes_supports({ count: proposal.supportCount })}
          />
        </RowItem>
      ))}
    </RowList>
  );
}
