/** A run of text with at most one mark; a link leads to an id of the package (a source, a page), never to an address. */
export type Inline =
  | { readonly type: 'text' | 'emphasis' | 'strong'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly type: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

/** Emphasis, strong, link: in this order of trial at each place. */
const INLINE = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\[([^\]\n]+)\]\(([^)\s]*)\)/g;
const LIST_LINE = /^(?:(-)|\d{1,2}\.) +(.*)$/;

function inlineParts(line: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  const plainUntil = (end: number) => {
    if (end > at) parts.push({ type: 'text', text: line.slice(at, end) });
  };
  for (const match of line.matchAll(INLINE)) {
    const [whole, strong, emphasis, label, to] = match;
    plainUntil(match.index);
    if (strong !== undefined) parts.push({ type: 'strong', text: strong });
    else if (emphasis !== undefined) parts.push({ type: 'emphasis', text: emphasis });
    else parts.push({ type: 'link', text: label ?? '', to: to ?? '' });
    at = match.index + whole.length;
  }
  plainUntil(line.length);
  return parts;
}

/**
 * The whole language of texts: paragraphs (parted by an empty line), `- ` and `1. ` lists, `*emphasis*`, `**strong**`,
 * `[label](id)`. Everything else is shown as it is written, so that no text can bring markup of its own.
 */
export function parseRestrictedMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.trim().split(/\n\s*\n/)) {
    let lines: string[] = [];
    const closeParagraph = () => {
      if (lines.length > 0) blocks.push({ type: 'paragraph', parts: inlineParts(lines.join(' ')) });
      lines = [];
    };
    let items: (readonly Inline[])[] | null = null;
    let ordered = false;
    for (const line of chunk.split('\n').map((part) => part.trim())) {
      const listed = LIST_LINE.exec(line);
      if (!listed) {
        items = null;
        lines.push(line);
        continue;
      }
      closeParagraph();
      const isOrdered = listed[1] === undefined;
      if (items === null || ordered !== isOrdered) {
        items = [];
        ordered = isOrdered;
        blocks.push({ type: 'list', ordered, items });
      }
      items.push(inlineParts(listed[2] ?? ''));
    }
    closeParagraph();
  }
  return blocks;
}

const inlinesOf = (block: Block): readonly Inline[] => (block.type === 'paragraph' ? block.parts : block.items.flat());

/** The text without marks, list items and paragraphs as lines: for labels, reading level and counting words. */
export function plainText(text: string): string {
  return parseRestrictedMarkdown(text)
    .flatMap((block) => (block.type === 'paragraph' ? [block.parts] : block.items))
    .map((parts) => parts.map((part) => part.text).join(''))
    .join('\n');
}

/** Ids that the text links to. */
export function linkTargets(text: string): string[] {
  return parseRestrictedMarkdown(text)
    .flatMap(inlinesOf)
    .flatMap((part) => (part.type === 'link' ? [part.to] : []));
}

/** What an author may not write: tags, entities, pictures, headings, code, tables, a star without its twin. Null = sound. */
export function forbiddenMarkup(text: string): string | null {
  if (/<\s*[a-z!/?]/i.test(text)) return 'HTML is not allowed';
  if (/&(#\d+|#x[0-9a-f]+|[a-z]+);/i.test(text)) return 'write the character itself instead of an HTML entity';
  if (/!\[/.test(text)) return 'pictures belong in assets, not in texts';
  if (/^\s*(#{1,6}\s|```|>\s|\|)/m.test(text) || text.includes('`'))
    return 'only emphasis, lists and links are allowed';
  if (plainText(text).includes('*')) return 'a star without its twin';
  return null;
}
