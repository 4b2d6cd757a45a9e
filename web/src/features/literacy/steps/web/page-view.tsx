import type { MockPage, MockWeb } from '@werkstadt/shared/literacy/models/mock-web';
import { type Inline, parseRestrictedMarkdown } from '@werkstadt/shared/literacy/package/restricted-markdown';
import type { Ref } from 'react';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Icon } from '~/ui/index.ts';

export interface PageViewProps {
  readonly page: MockPage;
  readonly web: MockWeb;
  /** Follows a link within the mock web; without it links are words. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly heading?: Ref<HTMLHeadingElement> | undefined;
}

const numbered = <T,>(parts: readonly T[]): readonly (readonly [number, T])[] => [...parts.entries()];

function Words({ parts, onOpen }: { readonly parts: readonly Inline[]; readonly onOpen: PageViewProps['onOpen'] }) {
  return numbered(parts).map(([place, part]) => {
    if (part.type === 'strong') return <strong key={place}>{part.text}</strong>;
    if (part.type === 'emphasis') return <em key={place}>{part.text}</em>;
    if (part.type !== 'link' || !onOpen) return <span key={place}>{part.text}</span>;
    return (
      <button key={place} type="button" className="mock-page__inline-link" onClick={() => onOpen(part.to)}>
        {part.text}
      </button>
    );
  });
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
        <div className="prose">
          {numbered(parseRestrictedMarkdown(page.text)).map(([place, block]) => {
            if (block.type === 'paragraph') {
              return (
                <p key={place}>
                  <Words parts={block.parts} onOpen={onOpen} />
                </p>
              );
            }
            const List = block.ordered ? 'ol' : 'ul';
            return (
              <List key={place}>
                {numbered(block.items).map(([item, parts]) => (
                  <li key={item}>
                    <Words parts={parts} onOpen={onOpen} />
                  </li>
                ))}
              </List>
            );
          })}
        </div>
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
