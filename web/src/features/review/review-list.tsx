import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ReviewRow } from './review-row.tsx';

/** Two lines of title and detail; measured anew where text is larger. */
const ROW_HEIGHT_PIXELS = 76;

export interface ReviewListProps {
  readonly proposals: readonly ProposalView[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}

/** Which row the arrow keys lead to; null for any other key. */
function rowAfter(key: string, index: number, last: number): number | null {
  if (key === 'ArrowDown') return Math.min(last, index + 1);
  if (key === 'ArrowUp') return Math.max(0, index - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
}

/**
 * The queue: only the rows in view are in the page, so that ten thousand stay fluid. One stop of the Tab key; the arrows
 * move through it, and the detail follows.
 */
export function ReviewList({ proposals, selectedId, onSelect }: ReviewListProps) {
  useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);
  const selected = useMemo(
    () => (selectedId === null ? -1 : proposals.findIndex(({ id }) => id === selectedId)),
    [proposals, selectedId],
  );
  const virtualizer = useVirtualizer({
    count: proposals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PIXELS,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the selection moves, not when the list redraws
  useEffect(() => {
    if (selected < 0) return;
    virtualizer.scrollToIndex(selected, { align: 'auto' });
  }, [selectedId]);

  function onKeyDown(event: KeyboardEvent) {
    const next = rowAfter(event.key, selected, proposals.length - 1);
    const proposal = next === null ? undefined : proposals[next];
    if (!proposal) return;
    event.preventDefault();
    focusNext.current = true;
    onSelect(proposal.id);
  }

  return (
    <div className="review-list" ref={scroller}>
      <ul
        className="review-list__rows"
        aria-label={m.review_list_label()}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const proposal = proposals[item.index];
          if (!proposal) return null;
          const isSelected = proposal.id === selectedId;
          return (
            <li
              key={proposal.id}
              className="review-list__row"
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={proposals.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ReviewRow
                proposal={proposal}
                selected={isSelected}
                tabStop={isSelected || (selected < 0 && item.index === 0)}
                takesFocus={isSelected && focusNext.current}
                onFocused={() => {
                  focusNext.current = false;
                }}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
