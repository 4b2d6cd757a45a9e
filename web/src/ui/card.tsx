import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface CardProps {
  readonly children: ReactNode;
  /** `attention`: needs the person's help; `accent`: what matters now. */
  readonly tone?: 'plain' | 'attention' | 'accent' | undefined;
  /** `none`: rows inside bring their own padding. */
  readonly padding?: 'normal' | 'none' | undefined;
}

/** A white (or near-black) surface with one hairline. */
export function Card({ children, tone = 'plain', padding = 'normal' }: CardProps) {
  return (
    <div className={classNames('card', tone !== 'plain' && `card--${tone}`, padding === 'none' && 'card--flush')}>
      {children}
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Stands opposite the title: a link or a small button. */
  readonly aside?: ReactNode | undefined;
  readonly level?: 2 | 3 | undefined;
}

/** A heading and what belongs under it. */
export function Section({ title, children, aside, level = 2 }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section">
      <div className="section__head">
        <Heading className={level === 2 ? 'heading-2' : 'heading-3'}>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
