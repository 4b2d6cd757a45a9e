import MiniSearch from 'minisearch';

/** A page of the mock web; nothing outside it can be reached. */
export interface MockPage {
  readonly id: string;
  readonly host: string;
  readonly path: string;
  /** Whoever stands behind it; never shown. */
  readonly owner: string;
  readonly date: string | null;
  readonly title: string;
  /** Restricted Markdown. */
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly to: string }[];
}

/** What a case rests on; its words stand in the module. */
export interface MockCase {
  readonly kind: string;
  /** Where the claim stands. */
  readonly page: string;
  readonly trust: boolean;
  /** The page that settles it. */
  readonly original: string;
  readonly boosted: readonly string[];
  readonly repeats: readonly string[];
}

/** Results a search shows. */
export const RESULTS_SHOWN = 8;
/** A case can be solved within so many page views, the page of the claim being the first. */
export const VIEWS_TO_SOLVE = 4;
/** Those of the first results that repeat a rumour where good pages are missing. */
export const VOID_RESULTS = 5;
export const VOID_REPEATS = 4;

/** How much more a boosted page weighs: enough to come first among pages that speak of the same thing. */
const BOOST = 4;
const TITLE_BOOST = 2;
/** Words that say nothing of what is looked for. */
const EMPTY_WORDS = new Set(
  (
    'der die das den dem des ein eine einen einem einer und oder ist sind war wird werden von vom zu zum zur in im ' +
    'am an auf für mit bei nicht es sie er wir ihr sich als auch aus nach über the a an of to and or is are was ' +
    'will be on for with at by from it that this stimmt wahr true'
  ).split(' '),
);

/** Lower case, without marks, so that «Brücke», «bruecke» and «BRUCKE» find each other. */
const foldWord = (word: string): string | null => {
  const lower = word.toLowerCase();
  if (EMPTY_WORDS.has(lower)) return null;
  return lower
    .replace(/ae|oe|ue/g, (pair) => pair.charAt(0))
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
};

export interface MockWeb {
  readonly pages: ReadonlyMap<string, MockPage>;
  /** Pages for a query in a fixed order: by words found, boosted pages up, ties by id. At most `RESULTS_SHOWN`. */
  search(query: string, boosted: readonly string[]): MockPage[];
}

/** Builds the index on this device; about 40 pages take a few milliseconds. */
export function createMockWeb(pages: readonly MockPage[]): MockWeb {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const index = new MiniSearch<MockPage>({
    fields: ['title', 'text', 'host'],
    processTerm: foldWord,
    searchOptions: { prefix: (word) => word.length > 3, fuzzy: (word) => (word.length > 5 ? 0.2 : 0) },
  });
  index.addAll([...pages]);
  return {
    pages: byId,
    search: (query, boosted) => {
      const weightOf = new Set(boosted);
      return index
        .search(query, {
          boost: { title: TITLE_BOOST },
          boostDocument: (id) => (typeof id === 'string' && weightOf.has(id) ? BOOST : 1),
        })
        .map(({ id, score }) => ({ page: byId.get(String(id)), score }))
        .sort((a, b) => b.score - a.score || ((a.page?.id ?? '') < (b.page?.id ?? '') ? -1 : 1))
        .flatMap(({ page }) => page ?? [])
        .slice(0, RESULTS_SHOWN);
    },
  };
}

/** What lateral reading is made of; each can be seen from the pages that were opened, and once seen it stays. */
export interface SearchRubric {
  /** Opened a page of another host than the claim's. */
  readonly leftThePage: boolean;
  /** Opened a page that somebody else stands behind. */
  readonly otherOwner: boolean;
  /** Opened the page that settles it. */
  readonly foundOriginal: boolean;
}

/** `visits`: ids of the pages opened, in order. */
export function searchRubric(web: MockWeb, tried: MockCase, visits: readonly string[]): SearchRubric {
  const start = web.pages.get(tried.page);
  const opened = visits.flatMap((id) => web.pages.get(id) ?? []);
  return {
    leftThePage: opened.some((page) => page.host !== start?.host),
    otherOwner: opened.some((page) => page.owner !== start?.owner),
    foundOriginal: visits.includes(tried.original),
  };
}

/** 0 to 3. */
export const rubricPoints = (rubric: SearchRubric): number => Object.values(rubric).filter(Boolean).length;

/** Points for the right verdict; each page view beyond those needed takes one, at least one stays. */
export const MOST_VERDICT_POINTS = 5;

/**
 * Points of a verdict: stopping in time pays, a wrong one earns nothing. Counted in page views, so that whoever reads
 * slowly or turns the clock off loses nothing. `pageViews`: pages opened, the claim's own among them.
 */
export function verdictPoints(right: boolean, pageViews: number): number {
  return right ? Math.max(1, MOST_VERDICT_POINTS - Math.max(0, pageViews - VIEWS_TO_SOLVE)) : 0;
}
