import type { Item } from '@werkstadt/shared/literacy/package/item';
import type { Rating } from '@werkstadt/shared/literacy/scoring/rating';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import type { AnswerWords } from './answer-scale.tsx';
import { ItemIntro } from './item-intro.tsx';
import { ItemQuestion } from './item-question.tsx';
import { ItemVerdict } from './item-verdict.tsx';

/** What is right stands below the answers: it must not stay below the window's edge. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

interface ItemPracticeProps {
  /** Said before the first statement. */
  readonly intro: ReactNode;
  readonly items: readonly Item[];
  readonly textsOf: (item: Item) => ModuleTexts;
  readonly question: string;
  readonly words: AnswerWords;
  readonly answers: Readonly<Record<string, Rating>>;
  readonly onAnswer: (item: Item, rating: Rating) => void;
  readonly onDone: () => void;
}

/** Items one after another, each with what is right as soon as it is answered. The first answer stays. */
export function ItemPractice({ intro, items, textsOf, question, words, answers, onAnswer, onDone }: ItemPracticeProps) {
  const [at, setAt] = useState(() => {
    const open = items.findIndex(({ id }) => answers[id] === undefined);
    return open === -1 ? Math.max(0, items.length - 1) : open;
  });
  const [moved, setMoved] = useState(false);
  const [begun, setBegun] = useState(() => items.some(({ id }) => answers[id] !== undefined));
  const allAnswered = items.every(({ id }) => answers[id] !== undefined);
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (allAnswered) tell();
  }, [allAnswered]);
  const begin = () => {
    setBegun(true);
    setMoved(true);
  };
  if (!begun) return <ItemIntro intro={intro} onBegin={begin} />;
  const item = items[at];
  if (!item) return null;
  const answer = answers[item.id] ?? null;
  const last = at === items.length - 1;
  return (
    <div className="stack">
      <ItemQuestion
        key={item.id}
        item={item}
        texts={textsOf(item)}
        question={question}
        words={words}
        chosen={answer}
        onChoose={(rating) => {
          if (answer === null) onAnswer(item, rating);
        }}
        place={{ position: at + 1, count: items.length }}
        takesFocus={moved}
      >
        {answer !== null && (
          <div className="stack" role="status" ref={showWhole}>
            <ItemVerdict item={item} texts={textsOf(item)} words={words} answer={answer} />
            {!last && (
              <Button
                block
                onClick={() => {
                  setMoved(true);
                  setAt(at + 1);
                }}
              >
                {m.learn_item_next()}
              </Button>
            )}
          </div>
        )}
      </ItemQuestion>
    </div>
  );
}
