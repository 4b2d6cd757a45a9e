import { countMissingPhotos } from '@werkstadt/shared/photo/photo';
import { useEffect, useRef } from 'react';
import { missingPhotosWord } from '~/features/photos/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, ButtonLink, StateSign, TextLink } from '~/ui/index.ts';
import { stateWords } from './state-words.ts';

/** What has happened to the proposal just submitted, and what comes next. Changes in place when the city answers. */
export function Submitted({ proposal, citySlug }: { readonly proposal: ProposalView; readonly citySlug: string }) {
  useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  const { sign, word } = stateWords(proposal);
  useEffect(() => {
    // The page before it was long: its sign would lie behind the bar at the top.
    scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => announce(word), [word]);
  const missing = countMissingPhotos(proposal.photos);
  const waiting = sign === 'saved' || sign === 'sending';
  return (
    <div className="submitted">
      <StateSign sign={sign} size={32} />
      <h2 className="heading-1" ref={heading} tabIndex={-1}>
        {word}
      </h2>
      <p className="submitted__title citizen-text" lang={proposal.lang}>
        {proposal.title}
      </p>
      {sign === 'attention' ? (
        <>
          <p>{m.propose_done_attention()}</p>
          <ButtonLink to="/$city/me/device" params={{ city: citySlug }}>
            {m.proposal_see_why()}
          </ButtonLink>
        </>
      ) : (
        <>
          <p>{waiting ? m.propose_done_waiting() : m.propose_done_received()}</p>
          {missing > 0 && <p>{missingPhotosWord(missing, true)}</p>}
          <section className="submitted__next">
            <h3 className="heading-3">{m.propose_next_title()}</h3>
            <ol>
              {waiting && <li>{m.propose_next_send()}</li>}
              <li>{m.propose_next_review()}</li>
              <li>{m.propose_next_answer()}</li>
            </ol>
          </section>
        </>
      )}
      <p className="link-line">
        <TextLink to="/$city" params={{ city: citySlug }}>
          {m.propose_to_map()}
        </TextLink>
      </p>
    </div>
  );
}
