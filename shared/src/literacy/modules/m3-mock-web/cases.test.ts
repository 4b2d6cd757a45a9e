import { expect, test } from 'vitest';
import { createMockWeb } from '../../models/mock-web.ts';
import { checkCase } from '../../models/mock-web-check.ts';
import { casesSchema, pagesSchema } from '../../package/data/pages.ts';
import { itemFileSchema } from '../../package/item.ts';
import { stringsSchema } from '../../package/strings.ts';
import casesJson from './cases.json' with { type: 'json' };
import booster from './items/booster.json' with { type: 'json' };
import formA from './items/form-a.json' with { type: 'json' };
import formB from './items/form-b.json' with { type: 'json' };
import formC from './items/form-c.json' with { type: 'json' };
import practice from './items/practice.json' with { type: 'json' };
import pagesDe from './pages/de.json' with { type: 'json' };
import pagesPlain from './pages/de-einfach.json' with { type: 'json' };
import pagesEn from './pages/en.json' with { type: 'json' };
import stringsDe from './strings/de.json' with { type: 'json' };
import stringsPlain from './strings/de-einfach.json' with { type: 'json' };
import stringsEn from './strings/en.json' with { type: 'json' };

const cases = casesSchema.parse(casesJson);
const languages = [
  { language: 'de', pages: pagesSchema.parse(pagesDe), strings: stringsSchema.parse(stringsDe) },
  { language: 'en', pages: pagesSchema.parse(pagesEn), strings: stringsSchema.parse(stringsEn) },
  { language: 'de-einfach', pages: pagesSchema.parse(pagesPlain), strings: stringsSchema.parse(stringsPlain) },
];

test.each(languages)('[LM22] the five cases can be solved, and the data void is one: $language', (given) => {
  const web = createMockWeb(given.pages);
  const faults = cases.map((tried) => {
    const searches = { first: given.strings[tried.firstSearch] ?? '', better: given.strings[tried.betterSearch] ?? '' };
    return [tried.id, checkCase(web, tried, searches)];
  });
  expect(faults).toEqual(cases.map(({ id }) => [id, []]));
});

test('[LM22] the web is the same in every language but for its words', () => {
  const frames = languages.map(({ pages }) =>
    pages.map(({ id, host, path, owner, date, links }) => ({
      id,
      host,
      path,
      owner,
      date,
      to: links.map(({ to }) => to),
    })),
  );
  const [german, ...others] = frames;
  for (const other of others) expect(other).toEqual(german);
});

test('[LM22] every key of an item rests on pages that are there', () => {
  const ids = new Set(pagesDe.map(({ id }) => id));
  const items = [formA, formB, formC, practice, booster].flatMap((file) => itemFileSchema.parse(file));
  for (const { id, key } of items) {
    const named = [...key.source.matchAll(/'([^']+)'/g)].map(([, page]) => page ?? '');
    expect(named.length, id).toBeGreaterThan(0);
    for (const page of named) expect(ids, `${id} names ${page}`).toContain(page);
  }
});
