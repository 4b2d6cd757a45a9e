import type { MockPage, MockWeb } from '@werkstadt/shared/literacy/models/mock-web';
import type { Ref } from 'react';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Icon } from '~/ui/index.ts';
import { RichText } from '../../content/rich-text.tsx';

export interface PageViewProps {
  readonly page: MockPage;
  readonly web: MockWeb;
  /** Follows a link within the mock web; without it links are words. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly heading?: Ref<HTMLHeadingElement> | undefined;
}

/** A page of the mock web as a browser shows it: address, title, text, links. */
export function PageView({ page, web, onOpen, heading }: PageViewProps) {
  return (
    <article className="mock-page">
      <p className="mock-page__address">
        <Icon name="link" size={16} />
        <span>
          {page.host}
          {page.path}
        </span>
      </p>
      <div className="mock-page__body">
        <h3 className="heading-2" ref={heading} tabIndex={-1}>
          {page.title}
        </h3>
        <p className="small muted">{page.date ? formatDate(page.date) : m.sim_web_no_date()}</p>
        <RichText
          markdown={page.text}
          link={({ text, to }) =>
            onOpen ? (
              <button type="button" className="mock-page__inline-link" onClick={() => onOpen(to)}>
                {text}
              </button>
            ) : (
              text
            )
          }
        />
        {onOpen && page.links.length > 0 && (
          <ul className="mock-page__links" aria-label={m.sim_web_links()}>
            {page.links.map(({ label, to }) => (
              <li key={`${to} ${label}`}>
                <Button variant="quiet" icon="arrow-right" onClick={() => onOpen(to)} title={web.pages.get(to)?.host}>
                  {label}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
