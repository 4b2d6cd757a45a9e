import { type Inline, parseRestrictedMarkdown } from '@werkstadt/shared/literacy/package/restricted-markdown';
import type { ReactNode } from 'react';

type LinkPart = Extract<Inline, { readonly type: 'link' }>;

interface RichTextProps {
  readonly markdown: string;
  /** Draws a link to an id; its words alone where it leads nowhere. */
  readonly link: (part: LinkPart) => ReactNode;
}

/** Parts have no identity but their place, and a text never changes while it is shown. */
const numbered = <T,>(parts: readonly T[]): readonly (readonly [number, T])[] => [...parts.entries()];

function Run({ part, link }: { readonly part: Inline } & Pick<RichTextProps, 'link'>) {
  if (part.type === 'strong') return <strong>{part.text}</strong>;
  if (part.type === 'emphasis') return <em>{part.text}</em>;
  return part.type === 'link' ? link(part) : part.text;
}

function Line({ parts, link }: { readonly parts: readonly Inline[] } & Pick<RichTextProps, 'link'>) {
  return numbered(parts).map(([place, part]) => <Run key={place} part={part} link={link} />);
}

/** Draws the restricted Markdown of a module. No markup of its own can come from a text. */
export function RichText({ markdown, link }: RichTextProps) {
  return (
    <div className="prose">
      {numbered(parseRestrictedMarkdown(markdown)).map(([place, block]) => {
        if (block.type === 'paragraph') {
          return (
            <p key={place}>
              <Line parts={block.parts} link={link} />
            </p>
          );
        }
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={place}>
            {numbered(block.items).map(([item, parts]) => (
              <li key={item}>
                <Line parts={parts} link={link} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
