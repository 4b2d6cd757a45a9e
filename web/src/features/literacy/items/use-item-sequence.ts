import type { Item } from '@werkstadt/shared/literacy/package/item';
import type { Rating } from '@werkstadt/shared/literacy/scoring/rating';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { ModuleTexts } from '../content/module-texts.tsx';
import type { ItemScale } from './answer-scale.tsx';

/** Items that are shown one after another. */
export interface ItemSequenceProps {
  /** Said before the first statement. */
  readonly intro: ReactNode;
  readonly items: readonly Item[];
  /** An item's own module's texts: a booster mixes modules. */
  readonly textsOf: (item: Item) => ModuleTexts;
  /** A booster mixes scales too. */
  readonly scaleOf: (item: Item) => ItemScale;
  readonly answers: Readonly<Record<string, Rating>>;
  readonly onAnswer: (item: Item, rating: Rating) => void;
  /** Every item has its answer. */
  readonly onDone: () => void;
}

interface ItemSequence {
  /** Place of the item that is shown; the number of items = behind the last one. */
  readonly at: number;
  readonly goTo: (place: number) => void;
  /** The statements have begun: until then the intro stands alone. */
  readonly begun: boolean;
  readonly begin: () => void;
  /** Something was pressed since the sequence is on screen: the next statement takes the focus. */
  readonly moved: boolean;
}

/** Where one is: goes on at the first open item, or at `whenAllAnswered`; the intro is not said again. */
export function useItemSequence(
  { items, answers }: Pick<ItemSequenceProps, 'items' | 'answers'>,
  whenAllAnswered: number,
): ItemSequence {
  const [at, setAt] = useState(() => {
    const open = items.findIndex(({ id }) => answers[id] === undefined);
    return open === -1 ? whenAllAnswered : open;
  });
  const [moved, setMoved] = useState(false);
  const [begun, setBegun] = useState(() => items.some(({ id }) => answers[id] !== undefined));
  return {
    at,
    goTo: (place) => {
      setMoved(true);
      setAt(place);
    },
    begun,
    begin: () => {
      setMoved(true);
      setBegun(true);
    },
    moved,
  };
}

/** Tells once that the end is reached, and again only where it was left in between. */
export function useTellWhen(reached: boolean, onDone: () => void): void {
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (reached) tell();
  }, [reached]);
}
