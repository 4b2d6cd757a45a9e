import type { Item } from '@werkstadt/shared/literacy/package/item';
import { type Rating, saysTrue } from '@werkstadt/shared/literacy/scoring/rating';
import { m } from '~/platform/i18n/index.ts';
import { Icon } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import type { ItemScale } from './answer-scale.tsx';
import { InventedMark } from './item-card.tsx';

interface ItemVerdictProps {
  readonly item: Item;
  readonly texts: ModuleTexts;
  readonly scale: ItemScale;
  /** Null where it was not answered. */
  readonly answer: Rating | null;
}

/** What is right, what one said, and why it is so. */
export function ItemVerdict({ item, texts, scale: { words, own }, answer }: ItemVerdictProps) {
  const right = answer !== null && saysTrue(answer) === item.truth;
  return (
    <div className="item-verdict">
      <p className="item-verdict__key">
        <Icon name={item.truth ? 'check' : 'close'} />
        <span>
          {own
            ? m.learn_verdict_own({ answer: words[item.truth ? 4 : 1] })
            : item.truth
              ? m.learn_verdict_true()
              : m.learn_verdict_false()}
        </span>
      </p>
      <p className="muted">
        {answer === null
          ? m.learn_verdict_no_answer()
          : right
            ? m.learn_verdict_right({ answer: words[answer] })
            : m.learn_verdict_wrong({ answer: words[answer] })}
      </p>
      {texts.text(item.why)}
      <InventedMark />
    </div>
  );
}
