import { expect, test } from 'vitest';
import assets from '../modules/m4-picture/assets/assets.json' with { type: 'json' };
import formA from '../modules/m4-picture/items/form-a.json' with { type: 'json' };
import formB from '../modules/m4-picture/items/form-b.json' with { type: 'json' };
import formC from '../modules/m4-picture/items/form-c.json' with { type: 'json' };
import pictures from '../modules/m4-picture/pictures.json' with { type: 'json' };
import { assetsSchema } from '../package/assets.ts';
import { picturesSchema } from '../package/data/pictures.ts';
import { itemFileSchema } from '../package/item.ts';
import { checkHistory, picturesAreBalanced } from './picture-history.ts';

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
