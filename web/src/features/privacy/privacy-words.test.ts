import { expect, test } from 'vitest';
import { storageRegistry } from '~/platform/storage/registry.ts';
import de from './messages.de.json' with { type: 'json' };
import en from './messages.en.json' with { type: 'json' };

test.each(storageRegistry.map((entry) => [entry.id, entry] as const))(
  '[TR12] the privacy page has name, purpose and life of «%s» in both languages',
  (id, { life }) => {
    const keys = [
      `privacy_store_${id}_name`,
      `privacy_store_${id}_purpose`,
      `privacy_life_${life.replaceAll('-', '_')}`,
    ];
    for (const catalogue of [de, en]) expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(keys));
  },
);
