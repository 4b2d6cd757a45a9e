import { newDraft } from '@werkstadt/shared/draft/draft';
import { reduceDraft } from '@werkstadt/shared/draft/reduce-draft';
import { afterEach, expect, test } from 'vitest';
import { setSettings } from '~/platform/data/index.ts';
import { cornerName, stepWords } from './draft-words.ts';

const empty = newDraft({
  id: '01900000-0000-7000-8000-00000000000a',
  projectId: '01900000-0000-7000-8000-000000000002',
  kind: 'bike-lane',
  authorName: null,
  now: '2027-02-08T09:00:00.000Z',
});
const one = reduceDraft(empty, { type: 'add-corner', position: [13, 53] });
const two = reduceDraft(one, { type: 'add-corner', position: [13, 53.001] });

afterEach(() => setSettings({ locale: null }));

test('[UI5] a step is said as its difference, in the reader’s language', () => {
  setSettings({ locale: 'de' });
  expect(stepWords(empty, one)).toBe('1 Ecke');
  expect(stepWords(one, two)).toMatch(/^2 Ecken, plus 111 m$/);
  setSettings({ locale: 'en' });
  const longer = reduceDraft(two, { type: 'add-corner', position: [13, 53.003] });
  expect(stepWords(longer, two)).toMatch(/^2 corners, minus 223 m$/);
});

test('[UI4] a corner is called after the place next to it, else by latitude and longitude', () => {
  const places = { nearest: () => ({ id: 'address-0', kind: 'address', label: 'Badstraße 3' }) };
  expect(cornerName([13.26, 53.557], places)).toBe('Badstraße 3');
  expect(cornerName([13.26, 53.557], null)).toBe('53.55700, 13.26000');
});
