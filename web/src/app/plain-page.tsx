import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { m } from '~/platform/i18n/index.ts';

export interface PlainPageProps {
  readonly title: string;
  /** Where the content says the same in other words, the heading is only read. */
  readonly titleShown?: boolean;
  readonly children: ReactNode;
}

/** A page outside a city: nothing but its title and its content. */
export function PlainPage({ title, titleShown = false, children }: PlainPageProps) {
  useEffect(() => {
    document.title = `${title} · ${m.app_name()}`;
  }, [title]);
  return (
    <div className="page page--reading">
      <main className="page__main" id="main" tabIndex={-1}>
        <h1 className={titleShown ? 'heading-1' : 'visually-hidden'}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
