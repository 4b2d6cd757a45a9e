import type { Rating } from '@werkstadt/shared/literacy/scoring/rating';
import type { ReactNode } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';
import { TakesFocus } from '../takes-focus.tsx';
import { ItemIntro } from './item-intro.tsx';
import { ItemQuestion } from './item-question.tsx';
import { type ItemSequenceProps, useItemSequence, useTellWhen } from './use-item-sequence.ts';

interface ItemTestProps extends ItemSequenceProps {
  /** Said behind the last statement. */
  readonly whenAnswered: ReactNode;
}

/** Items one after another, one tap each, without feedback: it would train the test. Goes on at the first open one. */
export function ItemTest({ whenAnswered, ...props }: ItemTestProps) {
  const { intro, items, textsOf, scaleOf, answers, onAnswer, onDone } = props;
  const { at, goTo, begun, begin, moved } = useItemSequence(props, items.length);
  useTellWhen(at >= items.length && items.length > 0, onDone);
  if (items.length === 0) return <Notice>{m.learn_form_closed()}</Notice>;
  if (!begun) return <ItemIntro intro={intro} onBegin={begin} />;
  const item = items[at];
  const back = (
    <Button size="small" icon="undo" onClick={() => goTo(at - 1)}>
      {m.learn_item_back()}
    </Button>
  );
  if (!item) {
    return (
      <TakesFocus when={moved}>
        <Notice tone="success" title={m.learn_test_all_answered({ count: items.length })} actions={back}>
          {whenAnswered}
        </Notice>
      </TakesFocus>
    );
  }
  const choose = (rating: Rating) => {
    onAnswer(item, rating);
    goTo(at + 1);
  };
  return (
    <div className="stack">
      <ItemQuestion
        key={item.id}
        item={item}
        texts={textsOf(item)}
        scale={scaleOf(item)}
        chosen={answers[item.id] ?? null}
        onChoose={choose}
        place={{ position: at + 1, count: items.length }}
        takesFocus={moved}
      />
      {at > 0 && <div className="button-row">{back}</div>}
    </div>
  );
}
