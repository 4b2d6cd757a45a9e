import { linkTargets } from '../package/restricted-markdown.ts';
import { type MockCase, type MockPage, type MockWeb, VIEWS_TO_SOLVE, VOID_REPEATS, VOID_RESULTS } from './mock-web.ts';

/** What one types in a case, in the language of the pages. */
export interface CaseSearches {
  readonly first: string;
  readonly better: string;
}

export const caseFaults = [
  'page-unknown',
  'link-leaves-the-web',
  'not-solvable',
  'void-not-full',
  'void-without-way-out',
] as const;
export type CaseFault = (typeof caseFaults)[number];

/** Pages one can go to from a page: its links, those in its text, and the first results of both searches. */
const targetsOf = (page: MockPage): string[] => [...page.links.map(({ to }) => to), ...linkTargets(page.text)];

/** Fewest page views from the page of the claim to the original, the first one counted; null where there is no way. */
export function viewsToOriginal(web: MockWeb, tried: MockCase, searches: CaseSearches): number | null {
  const found = [searches.first, searches.better].flatMap((query) =>
    web
      .search(query, tried.boosted)
      .slice(0, VOID_RESULTS)
      .map(({ id }) => id),
  );
  const seen = new Set([tried.page]);
  let reached = [tried.page];
  for (let views = 1; reached.length > 0; views++) {
    if (reached.includes(tried.original)) return views;
    reached = reached.flatMap((id) => {
      const page = web.pages.get(id);
      return page ? [...targetsOf(page), ...found] : [];
    });
    reached = [...new Set(reached)].filter((id) => !seen.has(id));
    for (const id of reached) seen.add(id);
  }
  return null;
}

/** What is wrong with a case on its web; empty = sound. */
export function checkCase(web: MockWeb, tried: MockCase, searches: CaseSearches): CaseFault[] {
  const faults: CaseFault[] = [];
  const named = [tried.page, tried.original, ...tried.boosted, ...tried.repeats];
  if (named.some((id) => !web.pages.has(id))) faults.push('page-unknown');
  if ([...web.pages.values()].some((page) => targetsOf(page).some((id) => !web.pages.has(id))))
    faults.push('link-leaves-the-web');
  const views = viewsToOriginal(web, tried, searches);
  if (views === null || views > VIEWS_TO_SOLVE) faults.push('not-solvable');
  if (tried.kind === 'data-void') {
    const results = (query: string) =>
      web
        .search(query, tried.boosted)
        .slice(0, VOID_RESULTS)
        .map(({ id }) => id);
    if (results(searches.first).filter((id) => tried.repeats.includes(id)).length < VOID_REPEATS)
      faults.push('void-not-full');
    if (!results(searches.better).includes(tried.original)) faults.push('void-without-way-out');
  }
  return faults;
}
