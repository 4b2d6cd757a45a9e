import { m } from '~/platform/i18n/index.ts';
import { Button } from '~/ui/index.ts';
import { ItemIntro } from './item-intro.tsx';
import { ItemQuestion } from './item-question.tsx';
import { ItemVerdict } from './item-verdict.tsx';
import { type ItemSequenceProps, useItemSequence, useTellWhen } from './use-item-sequence.ts';

/** What is right stands below the answers: it must not stay below the window's edge. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Items one after another, each with what is right as soon as it is answered. The first answer stays. */
export function ItemPractice(props: ItemSequenceProps) {
  const { intro, items, textsOf, scaleOf, answers, onAnswer, onDone } = props;
  const { at, goTo, begun, begin, moved } = useItemSequence(props, Math.max(0, items.length - 1));
  useTellWhen(
    items.every(({ id }) => answers[id] !== undefined),
    onDone,
  );
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
        scale={scaleOf(item)}
        chosen={answer}
        onChoose={(rating) => {
          if (answer === null) onAnswer(item, rating);
        }}
        place={{ position: at + 1, count: items.length }}
        takesFocus={moved}
      >
        {answer !== null && (
          <div className="stack" role="status" ref={showWhole}>
            <ItemVerdict item={item} texts={textsOf(item)} scale={scaleOf(item)} answer={answer} />
            {!last && (
              <Button block onClick={() => goTo(at + 1)}>
                {m.learn_item_next()}
              </Button>
            )}
          </div>
        )}
      </ItemQuestion>
    </div>
  );
}
