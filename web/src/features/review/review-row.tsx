import { thumbnailAddress } from '@werkstadt/shared/photo/kept-pictures';
import { memo, useEffect, useRef } from 'react';
import { type ProposalView, useCity } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { Icon, RowButton, StateSign, signOf, VisuallyHidden } from '~/ui/index.ts';

export interface ReviewRowProps {
  readonly proposal: ProposalView;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  readonly onSelect: (id: string) => void;
}

/** One proposal of the queue. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { proposal, selected, tabStop, takesFocus, onFocused, onSelect } = props;
  useLocale();
  const city = useCity();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    place.current?.querySelector('button')?.focus({ preventScroll: true });
    onFocused();
  }, [takesFocus, onFocused]);
  const kind = kindName(proposal.kind);
  return (
    <div ref={place}>
      <RowButton
        sign={<StateSign sign={signOf(proposal)} named />}
        title={proposal.title}
        titleLanguage={proposal.lang}
        detail={
          proposal.number === null
            ? m.review_row_detail_no_number({ kind })
            : m.review_row_detail({ number: formatNumber(proposal.number), kind })
        }
        picture={thumbnailAddress(city.id, proposal)}
        trailing={
          <span className="review-row__count">
            <Icon name="support" size={20} />
            {formatNumber(proposal.supportCount)}
            <VisuallyHidden>{m.review_row_supports()}</VisuallyHidden>
          </span>
        }
        selected={selected}
        aria-current={selected || undefined}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => onSelect(proposal.id)}
      />
    </div>
  );
});
