import { thumbnailAddress } from '@werkstadt/shared/photo/kept-pictures';
import { useState } from 'react';
import { When } from '~/features/comments/index.ts';
import { stateWords } from '~/features/proposals/index.ts';
import {
  type CommentView,
  type ProposalView,
  useCity,
  useCityStore,
  useDecisions,
  useFollows,
  useProposal,
  useProposals,
} from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Icon, RowItem, RowLink, RowList, StateSign, signWord } from '~/ui/index.ts';

/** A longer list opens with one press. */
const SHOWN_AT_FIRST = 5;

function useFirstFew<T>(all: readonly T[]): { readonly shown: readonly T[]; readonly more: React.ReactNode } {
  const [open, setOpen] = useState(false);
  const hidden = all.length - SHOWN_AT_FIRST;
  if (open || hidden <= 0) return { shown: all, more: null };
  const more = <Button onClick={() => setOpen(true)}>{m.me_show_all({ count: all.length })}</Button>;
  return { shown: all.slice(0, SHOWN_AT_FIRST), more };
}

interface RowProps {
  readonly proposal: ProposalView;
  readonly citySlug: string;
}

/** The newest thing the city said about it, with its date. */
function NewsOf({ proposal }: { readonly proposal: ProposalView }) {
  const newest = useDecisions(proposal.id).at(-1);
  const { word } = stateWords(proposal);
  return newest ? `${word} · ${formatDate(newest.decidedAt)}` : word;
}

function ProposalRow({ proposal, citySlug }: RowProps) {
  const city = useCity();
  const { sign } = stateWords(proposal);
  return (
    <RowItem>
      <RowLink
        to="/$city/proposals/$proposalId"
        params={{ city: citySlug, proposalId: proposal.id }}
        sign={<StateSign sign={sign} />}
        title={<span className="citizen-text">{proposal.title}</span>}
        titleLanguage={proposal.lang}
        detail={<NewsOf proposal={proposal} />}
        picture={thumbnailAddress(city.id, proposal)}
      />
    </RowItem>
  );
}

export interface ListProps<T> {
  readonly items: readonly T[];
  readonly citySlug: string;
}

export function ProposalList({ items, citySlug }: ListProps<ProposalView>) {
  const { shown, more } = useFirstFew(items);
  return (
    <>
      <RowList>
        {shown.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} citySlug={citySlug} />
        ))}
      </RowList>
      {more}
    </>
  );
}

function CommentRow({ comment, citySlug }: { readonly comment: CommentView; readonly citySlug: string }) {
  const proposal = useProposal(comment.proposalId);
  const { local } = comment;
  const waiting = local !== null && local !== 'received';
  return (
    <RowItem>
      <RowLink
        to="/$city/proposals/$proposalId"
        params={{ city: citySlug, proposalId: comment.proposalId }}
        sign={waiting ? <StateSign sign={local} /> : <Icon name="message" />}
        title={<span className="citizen-text me-excerpt">{comment.body}</span>}
        titleLanguage={comment.lang}
        detail={
          <>
            {waiting ? signWord(local) : <When iso={comment.createdAt} />}
            {proposal && <> · {m.me_comment_on({ title: proposal.title })}</>}
          </>
        }
      />
    </RowItem>
  );
}

export function CommentList({ items, citySlug }: ListProps<CommentView>) {
  const { shown, more } = useFirstFew(items);
  return (
    <>
      <RowList>
        {shown.map((comment) => (
          <CommentRow key={comment.id} comment={comment} citySlug={citySlug} />
        ))}
      </RowList>
      {more}
    </>
  );
}

/** The proposals this person follows, those with the newest word of the city first. */
export function useFollowed(): readonly ProposalView[] {
  const store = useCityStore();
  const follows = useFollows();
  const proposals = useProposals();
  const newest = ({ id, createdAt }: ProposalView) => store.decisions(id).at(-1)?.decidedAt ?? createdAt;
  return proposals.filter(({ id }) => follows.has(id)).toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1));
}
