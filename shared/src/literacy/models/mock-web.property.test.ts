import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createMockWeb,
  MOST_VERDICT_POINTS,
  type MockCase,
  type MockPage,
  RESULTS_SHOWN,
  rubricPoints,
  searchRubric,
  VIEWS_TO_SOLVE,
  verdictPoints,
} from './mock-web.ts';
import { type CaseFault, checkCase, viewsToOriginal } from './mock-web-check.ts';

const page = (id: string, owner: string, text: string, to: string[] = []): MockPage => ({
  id,
  host: `${owner}.example`,
  path: `/${id}`,
  owner,
  date: null,
  title: text.split('.')[0] ?? '',
  text,
  links: to.map((target) => ({ label: target, to: target })),
});

/** A void: five pages repeat a rumour about the well, one measured it and calls it by its proper name. */
const pages: MockPage[] = [
  page('rumour', 'kettenbrief', 'Brunnenwasser vergiftet. Alle sagen, das Wasser im Brunnen ist vergiftet.', [
    'echo-1',
  ]),
  page('echo-1', 'blog-eins', 'Brunnenwasser vergiftet? Das Brunnenwasser ist vergiftet, heißt es.', ['rumour']),
  page('echo-2', 'blog-zwei', 'Brunnenwasser vergiftet. Freunde warnen vor dem Brunnenwasser.'),
  page('echo-3', 'blog-drei', 'Vergiftet: unser Brunnenwasser. Niemand spricht darüber.'),
  page('echo-4', 'blog-vier', 'Ist das Brunnenwasser vergiftet? Viele fragen nach dem Brunnenwasser.'),
  page('lab', 'wasserwerk', 'Messwerte der Trinkwasseranalyse. Nitrat 12 mg, Keime keine. Geprüft im Mai.', ['town']),
  page('town', 'stadt', 'Übersicht der Ämter in Lindental. Zum Wasserwerk geht es hier.', ['lab']),
  page('island', 'verein', 'Kuchenbasar am Samstag.'),
];
const web = createMockWeb(pages);
const dataVoid: MockCase = {
  kind: 'data-void',
  page: 'rumour',
  trust: false,
  original: 'lab',
  boosted: ['echo-1', 'echo-2', 'echo-3', 'echo-4'],
  repeats: ['rumour', 'echo-1', 'echo-2', 'echo-3', 'echo-4'],
};
const searches = { first: 'Brunnenwasser vergiftet', better: 'Trinkwasseranalyse Messwerte' };
const visits = fc.array(fc.constantFrom(...pages.map(({ id }) => id)), { maxLength: 12 });
const given = { seed: 40, numRuns: 200 };

test('[LM1] the same query gives the same pages in the same order, whatever order they were read in', () => {
  const other = createMockWeb([...pages].reverse());
  for (const query of ['wasser', 'brunnen', searches.first, searches.better]) {
    expect(other.search(query, []).map(({ id }) => id)).toEqual(web.search(query, []).map(({ id }) => id));
  }
});

test('[LM19] searching finds words as people type them, and nothing outside the web', () => {
  const found = (query: string) => web.search(query, []).map(({ id }) => id);
  expect(found('UEBERSICHT')).toEqual(['town']);
  expect(found('Ubersicht')).toEqual(['town']);
  expect(found('Kuchenbasr')).toEqual(['island']);
  expect(found('die und der')).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
      const results = web.search(query, dataVoid.boosted);
      expect(results.length).toBeLessThanOrEqual(RESULTS_SHOWN);
      for (const result of results) expect(web.pages.get(result.id)).toBe(result);
    }),
    given,
  );
});

test('[LM20] the rubric depends on the visited pages alone and never falls as pages are added', () => {
  fc.assert(
    fc.property(visits, visits, (before, more) => {
      const points = (seen: string[]) => rubricPoints(searchRubric(web, dataVoid, seen));
      expect(points([...before, ...more])).toBeGreaterThanOrEqual(points(before));
      expect(points([...before].reverse())).toBe(points(before));
      expect(points([...before, ...before])).toBe(points(before));
    }),
    given,
  );
});

test('[LM20] staying on the page is no point, an echo elsewhere two, the original three', () => {
  expect(searchRubric(web, dataVoid, ['rumour', 'rumour'])).toEqual({
    leftThePage: false,
    otherOwner: false,
    foundOriginal: false,
  });
  expect(rubricPoints(searchRubric(web, dataVoid, ['rumour', 'echo-1']))).toBe(2);
  expect(rubricPoints(searchRubric(web, dataVoid, ['rumour', 'lab']))).toBe(3);
});

test('[LM21] stopping later with the same verdict never scores more, and a wrong verdict nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (views, more) => {
      expect(verdictPoints(true, views + more)).toBeLessThanOrEqual(verdictPoints(true, views));
      expect(verdictPoints(true, views)).toBeGreaterThan(verdictPoints(false, views));
      expect(verdictPoints(false, views)).toBe(0);
    }),
    given,
  );
  expect(verdictPoints(true, VIEWS_TO_SOLVE)).toBe(MOST_VERDICT_POINTS);
});

test('[LM22] a sound data void repeats the rumour first, and another search finds the original', () => {
  expect(checkCase(web, dataVoid, searches)).toEqual([]);
  expect(viewsToOriginal(web, dataVoid, searches)).toBe(2);
});

test('[LM22] every fault of a case is found', () => {
  const broken: [CaseFault, () => CaseFault[]][] = [
    ['page-unknown', () => checkCase(web, { ...dataVoid, repeats: [...dataVoid.repeats, 'nowhere'] }, searches)],
    [
      'link-leaves-the-web',
      () => checkCase(createMockWeb([...pages, page('trap', 'x', 'Falle. [hinaus](outside)')]), dataVoid, searches),
    ],
    ['not-solvable', () => checkCase(web, { ...dataVoid, original: 'island' }, searches)],
    ['void-not-full', () => checkCase(web, { ...dataVoid, repeats: ['rumour', 'echo-1', 'echo-2'] }, searches)],
    ['void-without-way-out', () => checkCase(web, dataVoid, { ...searches, better: 'Kuchenbasar' })],
  ];
  for (const [fault, check] of broken) expect(check()).toContain(fault);
});

test('[LM22] the way is counted from the page of the claim on, over links too', () => {
  expect(viewsToOriginal(web, { ...dataVoid, page: 'lab' }, searches)).toBe(1);
  expect(viewsToOriginal(web, { ...dataVoid, page: 'town' }, { first: '', better: '' })).toBe(2);
  expect(viewsToOriginal(web, { ...dataVoid, original: 'island' }, searches)).toBeNull();
});
