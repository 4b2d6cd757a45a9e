import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { m } from '~/platform/i18n/index.ts';

/** A page outside a city: nothing but its title and its content. */
export function PlainPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${m.app_name()}`;
  }, [title]);
  return (
    <div className="page page--reading">
      <main className="page__main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
