import { expect, test } from 'vitest';
import cases from '../modules/m3-mock-web/cases.json' with { type: 'json' };
import german from '../modules/m3-mock-web/pages/de.json' with { type: 'json' };
import plainGerman from '../modules/m3-mock-web/pages/de-einfach.json' with { type: 'json' };
import english from '../modules/m3-mock-web/pages/en.json' with { type: 'json' };
import germanWords from '../modules/m3-mock-web/strings/de.json' with { type: 'json' };
import plainGermanWords from '../modules/m3-mock-web/strings/de-einfach.json' with { type: 'json' };
import englishWords from '../modules/m3-mock-web/strings/en.json' with { type: 'json' };
import assets from '../modules/m4-picture/assets/assets.json' with { type: 'json' };
import formA from '../modules/m4-picture/items/form-a.json' with { type: 'json' };
import formB from '../modules/m4-picture/items/form-b.json' with { type: 'json' };
import formC from '../modules/m4-picture/items/form-c.json' with { type: 'json' };
import pictures from '../modules/m4-picture/pictures.json' with { type: 'json' };
import { assetsSchema } from '../package/assets.ts';
import { casesSchema, pagesSchema } from '../package/data/pages.ts';
import { picturesSchema } from '../package/data/pictures.ts';
import { itemFileSchema } from '../package/item.ts';
import { createMockWeb } from './mock-web.ts';
import { checkCase } from './mock-web-check.ts';
import { checkHistory, picturesAreBalanced } from './picture-history.ts';

test('[LM22] every case of the module can be solved in time in every language, and its void has a way out', () => {
  const languages: [unknown, Readonly<Record<string, string>>][] = [
    [german, germanWords],
    [english, englishWords],
    [plainGerman, plainGermanWords],
  ];
  for (const [pages, words] of languages) {
    const web = createMockWeb(pagesSchema.parse(pages));
    for (const tried of casesSchema.parse(cases)) {
      const searches = { first: words[tried.firstSearch] ?? '', better: words[tried.betterSearch] ?? '' };
      expect(checkCase(web, tried, searches), tried.id).toEqual([]);
    }
  }
});

test('[LM24] the histories of the module ascend and stay within their pictures', () => {
  for (const { id, history } of picturesSchema.parse(pictures).pictures) expect(checkHistory(history), id).toEqual([]);
});

test('[LM25] each form of the picture module is balanced over origin, credentials and truth', () => {
  const stories = new Map(assetsSchema.parse(assets).map(({ file, story }) => [file, story]));
  for (const form of [formA, formB, formC]) {
    const items = itemFileSchema.parse(form).flatMap(({ truth, asset }) => {
      const story = asset === null ? null : stories.get(asset);
      return story ? [{ truth, ...story }] : [];
    });
    expect(items).toHaveLength(form.length);
    expect(picturesAreBalanced(items)).toBe(true);
  }
});
