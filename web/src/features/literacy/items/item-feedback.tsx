import type { Item } from '@werkstadt/shared/literacy/package/item';
import { type Rating, saysTrue } from '@werkstadt/shared/literacy/scoring/rating';
import { m } from '~/platform/i18n/index.ts';
import { Icon, Section } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import { ItemCard } from './item-card.tsx';
import { ItemVerdict } from './item-verdict.tsx';

export interface FeedbackPart {
  readonly title: string;
  readonly items: readonly Item[];
  readonly answers: Readonly<Record<string, Rating>>;
}

interface ItemFeedbackProps {
  readonly parts: readonly FeedbackPart[];
  /** A course asks from several modules. */
  readonly textsOf: (item: Item) => ModuleTexts;
}

function summary(item: Item, answer: Rating | null): string {
  if (answer === null) return m.learn_feedback_open();
  return saysTrue(answer) === item.truth ? m.learn_feedback_right() : m.learn_feedback_wrong();
}

/** Every item with what is right and why; closed at first, so that sixteen of them fit on a phone. */
export function ItemFeedback({ parts, textsOf }: ItemFeedbackProps) {
  return parts.map(({ title, items, answers }) => (
    <Section key={title} title={title}>
      <ul className="feedback-list">
        {items.map((item) => {
          const answer = answers[item.id] ?? null;
          const texts = textsOf(item);
          const right = answer !== null && saysTrue(answer) === item.truth;
          return (
            <li key={item.id}>
              <details className="feedback">
                <summary className="feedback__head">
                  <Icon name={answer === null ? 'minus' : right ? 'check' : 'close'} />
                  <span className="feedback__words">
                    <span className="feedback__statement">{texts.plain(item.text)}</span>
                    <span className="feedback__result">{summary(item, answer)}</span>
                  </span>
                  <Icon name="chevron-down" size={20} />
                </summary>
                <ItemCard item={item} texts={texts}>
                  <ItemVerdict item={item} texts={texts} scale={texts.scale} answer={answer} />
                </ItemCard>
              </details>
            </li>
          );
        })}
      </ul>
    </Section>
  ));
}
