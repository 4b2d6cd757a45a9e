import type { Item } from '@werkstadt/shared/literacy/package/item';
import { type Rating, ratings } from '@werkstadt/shared/literacy/scoring/rating';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { m } from '~/platform/i18n/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import { AnswerScale, type ItemScale } from './answer-scale.tsx';
import { ItemCard } from './item-card.tsx';

interface ItemQuestionProps {
  readonly item: Item;
  readonly texts: ModuleTexts;
  readonly scale: ItemScale;
  readonly chosen: Rating | null;
  readonly onChoose: (rating: Rating) => void;
  /** Where it stands in its round, from 1; nothing for a statement that stands alone. */
  readonly place?: { readonly position: number; readonly count: number } | undefined;
  /** The statement takes the focus: one has just answered the one before. */
  readonly takesFocus: boolean;
  /** What is right, once it may be told. */
  readonly children?: ReactNode;
}

/** Keys that also do something else in the browser stay with it. */
function ratingOfKey(event: KeyboardEvent): Rating | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  return ratings.find((rating) => String(rating) === event.key);
}

/**
 * One statement and its four answers. While something in here has the focus, the keys 1 to 4 answer; elsewhere they do
 * nothing (WCAG 2.1.4).
 */
export function ItemQuestion(props: ItemQuestionProps) {
  const { item, texts, scale, chosen, onChoose, place, takesFocus, children } = props;
  const { question, words } = scale;
  const region = useRef<HTMLElement>(null);
  const questionId = useId();
  const statementId = useId();
  useEffect(() => {
    if (takesFocus) region.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    const rating = ratingOfKey(event);
    if (!rating) return;
    event.preventDefault();
    onChoose(rating);
  };
  return (
    <section
      ref={region}
      className="item-question"
      aria-label={place ? m.learn_item_position(place) : question}
      aria-describedby={statementId}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {place && (
        <p className="item-question__position" aria-hidden="true">
          {m.learn_item_position(place)}
        </p>
      )}
      <ItemCard item={item} texts={texts} statementId={statementId}>
        <p className="item-question__question" id={questionId}>
          {question}
        </p>
        <AnswerScale labelledBy={questionId} words={words} chosen={chosen} onChoose={onChoose} />
      </ItemCard>
      {children}
    </section>
  );
}
