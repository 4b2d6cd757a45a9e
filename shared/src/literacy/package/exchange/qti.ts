import type { ModuleLanguage } from '../ids.ts';
import type { Item } from '../item.ts';
import { allItems, type LearningModule } from '../learning-module.ts';
import { type Inline, parseRestrictedMarkdown } from '../restricted-markdown.ts';

const ITEM_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const PACKAGE_NAMESPACE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

function inline(part: Inline): string {
  if (part.type === 'strong') return `<strong>${escaped(part.text)}</strong>`;
  return part.type === 'emphasis' ? `<em>${escaped(part.text)}</em>` : escaped(part.text);
}

const line = (parts: readonly Inline[]): string => parts.map(inline).join('');

/** Restricted Markdown as the XHTML that QTI knows; links to sources are their words. */
function body(markdown: string): string {
  return parseRestrictedMarkdown(markdown)
    .map((block) => {
      if (block.type === 'paragraph') return `<p>${line(block.parts)}</p>`;
      const list = block.ordered ? 'ol' : 'ul';
      return `<${list}>${block.items.map((parts) => `<li>${line(parts)}</li>`).join('')}</${list}>`;
    })
    .join('');
}

/** The app's own words of the scale, for modules that bring none. */
export type ScaleWords = readonly [string, string, string, string];

interface Asked {
  readonly question: string;
  readonly answers: ScaleWords;
}

/** What the module asks about its items, and its four answers. */
function askedIn(module: LearningModule, text: (key: string) => string, standard: ScaleWords): Asked {
  for (const { type, params } of module.steps) {
    if (type !== 'choice' || params.use !== 'before') continue;
    const [one, two, three, four] = params.answers ?? [];
    const own = one && two && three && four;
    return {
      question: text(params.question),
      answers: own ? [text(one), text(two), text(three), text(four)] : standard,
    };
  }
  return { question: '', answers: standard };
}

/** 3 and 4 say «true»: both are right for what is true, and the surer one is the answer that is shown as right. */
function itemXml(
  item: Item,
  language: ModuleLanguage,
  text: (key: string) => string,
  asked: Asked,
  alt: string,
): string {
  const ratings = [1, 2, 3, 4] as const;
  const points = (rating: number) => (rating >= 3 === item.truth ? 1 : 0);
  const picture = item.asset ? `<p><img src="assets/${escaped(item.asset)}" alt="${escaped(alt)}"/></p>` : '';
  return `${DECLARATION}<qti-assessment-item xmlns="${ITEM_NAMESPACE}" identifier="${item.id}" title="${item.id}" adaptive="false" time-dependent="false" xml:lang="${language.slice(0, 2)}">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>R${item.truth ? 4 : 1}</qti-value></qti-correct-response><qti-mapping default-value="0">${ratings.map((rating) => `<qti-map-entry map-key="R${rating}" mapped-value="${points(rating)}"/>`).join('')}</qti-mapping></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-item-body>${picture}${body(text(item.text))}<qti-choice-interaction response-identifier="RESPONSE" shuffle="false" min-choices="1" max-choices="1"><qti-prompt>${escaped(asked.question)}</qti-prompt>${ratings.map((rating) => `<qti-simple-choice identifier="R${rating}">${escaped(asked.answers[rating - 1] ?? '')}</qti-simple-choice>`).join('')}</qti-choice-interaction></qti-item-body>
<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="RESPONSE"/></qti-set-outcome-value><qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">WHY</qti-base-value></qti-set-outcome-value></qti-response-processing>
<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="WHY" show-hide="show"><qti-content-body>${body(text(item.why))}</qti-content-body></qti-modal-feedback>
</qti-assessment-item>
`;
}

function manifestXml(id: string, items: readonly Item[]): string {
  const resource = ({ id: name, asset }: Item) =>
    `<resource identifier="${name}" type="imsqti_item_xmlv3p0" href="${name}.xml"><file href="${name}.xml"/>${asset ? `<file href="assets/${escaped(asset)}"/>` : ''}</resource>`;
  return `${DECLARATION}<manifest xmlns="${PACKAGE_NAMESPACE}" identifier="werkstadt-${id}"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>
${items.map(resource).join('\n')}
</resources></manifest>
`;
}

/**
 * Every item of a module as a QTI 3 choice item, and the manifest of a content package, by file. Pictures that items
 * name belong into `assets/` beside them; drawings of `charts.json` stay out: their numbers stand in the statement.
 */
export function qtiFiles(
  module: LearningModule,
  language: ModuleLanguage,
  standard: ScaleWords,
): ReadonlyMap<string, string> {
  const strings = module.strings.get(language) ?? {};
  const text = (key: string): string => strings[key] ?? '';
  const alts = new Map(module.assets.map(({ file, alt }) => [file, alt[language]]));
  const asked = askedIn(module, text, standard);
  const items = allItems(module);
  return new Map([
    ['imsmanifest.xml', manifestXml(module.description.id, items)],
    ...items.map((item): [string, string] => [
      `${item.id}.xml`,
      itemXml(item, language, text, asked, alts.get(item.asset ?? '') ?? ''),
    ]),
  ]);
}
