import type { Item } from '@werkstadt/shared/literacy/package/item';
import { type ReactNode, Suspense } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { lazyPart, Skeleton } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';

const ModuleFigure = lazyPart(() => import('../steps/chart/module-figure.tsx'));

interface ItemCardProps {
  readonly item: Item;
  readonly texts: ModuleTexts;
  /** Names the statement for what describes itself by it. */
  readonly statementId?: string | undefined;
  /** Below the statement: answers, or what is right. */
  readonly children?: ReactNode;
}

/** The statement to be judged, with its picture or drawing. It has no share button: it may be false. */
export function ItemCard({ item, texts, statementId, children }: ItemCardProps) {
  const picture = item.asset ? texts.asset(item.asset) : undefined;
  return (
    <article className="item-card">
      {picture && <img className="item-card__picture" src={picture.url} alt={picture.alt} />}
      {item.figure && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ModuleFigure id={item.figure} data={texts.data} plain={texts.plain} />
        </Suspense>
      )}
      <blockquote className="item-card__statement" id={statementId}>
        {texts.text(item.text)}
      </blockquote>
      {children}
    </article>
  );
}

/** Everything that was invented for practice says so once it may be told ([H6]). */
export function InventedMark() {
  return <p className="item-card__invented">{m.learn_item_invented()}</p>;
}
