import { expect, test } from 'vitest';
import { figureDifferences } from './seen-figures.ts';
import type { SeenFigures } from './seen-figures-schema.ts';

const seen = (...figures: SeenFigures['figures']): SeenFigures => ({ packVersion: 'v1', rulesVersion: 1, figures });

test('[SF2] counts must be the same, measures within a thousandth', () => {
  const before = seen({ id: 'people', value: 640, unit: 'people' }, { id: 'length', value: 1320, unit: 'm' });
  const near = seen({ id: 'people', value: 640, unit: 'people' }, { id: 'length', value: 1321, unit: 'm' });
  expect(figureDifferences(before, near)).toEqual([]);
  const other = seen({ id: 'people', value: 641, unit: 'people' }, { id: 'length', value: 1322, unit: 'm' });
  expect(figureDifferences(before, other)).toEqual([
    { id: 'people', unit: 'people', seen: 640, now: 641 },
    { id: 'length', unit: 'm', seen: 1320, now: 1322 },
  ]);
});

test('[SF2] what became unknown, came or went is a difference', () => {
  const before = seen({ id: 'slope', value: null, unit: 'percent' }, { id: 'cost', value: 7, unit: 'eur' });
  const after = seen({ id: 'slope', value: 2, unit: 'percent' }, { id: 'tram', value: 0, unit: 'm' });
  expect(figureDifferences(before, after).map(({ id }) => id)).toEqual(['slope', 'cost', 'tram']);
  expect(figureDifferences(before, before)).toEqual([]);
});
