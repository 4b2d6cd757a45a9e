import { type Inline, parseRestrictedMarkdown } from '@werkstadt/shared/literacy/package/restricted-markdown';
import { ExternalLink } from '~/ui/index.ts';

interface RichTextProps {
  readonly markdown: string;
  /** Where a link to an id leads; undefined = it is shown as words. */
  readonly hrefOf: (id: string) => string | undefined;
}

/** Parts have no identity but their place, and a text never changes while it is shown. */
const numbered = <T,>(parts: readonly T[]): readonly (readonly [number, T])[] => [...parts.entries()];

function Run({ part, hrefOf }: { readonly part: Inline } & Pick<RichTextProps, 'hrefOf'>) {
  if (part.type === 'strong') return <strong>{part.text}</strong>;
  if (part.type === 'emphasis') return <em>{part.text}</em>;
  const href = part.type === 'link' ? hrefOf(part.to) : undefined;
  return href ? <ExternalLink href={href}>{part.text}</ExternalLink> : part.text;
}

function Line({ parts, hrefOf }: { readonly parts: readonly Inline[] } & Pick<RichTextProps, 'hrefOf'>) {
  return numbered(parts).map(([place, part]) => <Run key={place} part={part} hrefOf={hrefOf} />);
}

/** Draws the restricted Markdown of a module. No markup of its own can come from a text. */
export function RichText({ markdown, hrefOf }: RichTextProps) {
  return (
    <div className="prose">
      {numbered(parseRestrictedMarkdown(markdown)).map(([place, block]) => {
        if (block.type === 'paragraph') {
          return (
            <p key={place}>
              <Line parts={block.parts} hrefOf={hrefOf} />
            </p>
          );
        }
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={place}>
            {numbered(block.items).map(([item, parts]) => (
              <li key={item}>
                <Line parts={parts} hrefOf={hrefOf} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
