import type { Item } from '@werkstadt/shared/literacy/package/item';
import type { Rating } from '@werkstadt/shared/literacy/scoring/rating';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import type { AnswerWords } from './answer-scale.tsx';
import { ItemIntro } from './item-intro.tsx';
import { ItemQuestion } from './item-question.tsx';

interface ItemTestProps {
  /** Said before the first statement. */
  readonly intro: ReactNode;
  readonly items: readonly Item[];
  /** An item's own module's texts: a course test mixes modules. */
  readonly textsOf: (item: Item) => ModuleTexts;
  readonly question: string;
  readonly words: AnswerWords;
  readonly answers: Readonly<Record<string, Rating>>;
  readonly onAnswer: (item: Item, rating: Rating) => void;
  /** Every item has its answer. */
  readonly onDone: () => void;
}

/** Items one after another, one tap each, without feedback: it would train the test. Goes on at the first open one. */
export function ItemTest({ intro, items, textsOf, question, words, answers, onAnswer, onDone }: ItemTestProps) {
  const [at, setAt] = useState(() => {
    const open = items.findIndex(({ id }) => answers[id] === undefined);
    return open === -1 ? items.length : open;
  });
  const [moved, setMoved] = useState(false);
  const [begun, setBegun] = useState(() => at > 0);
  const finished = at >= items.length && items.length > 0;
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (finished) tell();
  }, [finished]);
  const begin = () => {
    setBegun(true);
    setMoved(true);
  };
  if (items.length === 0) return <Notice>{m.learn_form_closed()}</Notice>;
  if (!begun) return <ItemIntro intro={intro} onBegin={begin} />;
  const item = items[at];
  const back = (
    <Button size="small" icon="undo" onClick={() => setAt(at - 1)}>
      {m.learn_item_back()}
    </Button>
  );
  if (!item) {
    return (
      <Notice tone="success" title={m.learn_test_all_answered({ count: items.length })} live actions={back}>
        <p>{m.learn_test_answers_later()}</p>
      </Notice>
    );
  }
  const choose = (rating: Rating) => {
    onAnswer(item, rating);
    setMoved(true);
    setAt(at + 1);
  };
  return (
    <div className="stack">
      <ItemQuestion
        key={item.id}
        item={item}
        texts={textsOf(item)}
        question={question}
        words={words}
        chosen={answers[item.id] ?? null}
        onChoose={choose}
        place={{ position: at + 1, count: items.length }}
        takesFocus={moved}
      />
      {at > 0 && <div className="button-row">{back}</div>}
    </div>
  );
}
