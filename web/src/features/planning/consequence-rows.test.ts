import {
  type Figure,
  type KnownFigure,
  OWN_CONVENTION,
  type UnknownReason,
} from '@werkstadt/shared/planning/figures/figure';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { expect, test } from 'vitest';
import { consequenceRows, consequenceSentence, peekWords } from './consequence-rows.ts';
import { assumptionWords } from './figure-words.ts';
import { sameAnswerAround } from './same-answer-around.ts';

const base = {
  unit: 'count',
  source: { name: 'Karte', date: '2026-03-01', attribution: '' },
  date: '2026-03-01',
  assumptions: [],
  shareAssumed: 0,
} as const;
const known = <Value>(value: Value): KnownFigure<Value> => ({ ...base, value });
const unknown = (reason: UnknownReason, atLeast?: number): Figure<never> => ({
  ...base,
  value: null,
  reason,
  ...(atLeast === undefined ? {} : { atLeast }),
});

const consequences: BikeLaneConsequences = {
  rulesVersion: 1,
  plan: { preset: 'lane', side: 'both' },
  length: known(640),
  people: {
    ...known(2434),
    assumptions: [{ id: 'reach-straight', value: 300, source: 'Werkstadt', checked: true }],
    band: { low: 2000, high: 2600 },
  },
  schools: known(0),
  stops: known(3),
  stress: known({
    before: [
      { level: 2, reason: 'mixed-calm', metres: 40 },
      { level: 3, reason: 'mixed', metres: 600 },
    ],
    after: [{ level: 2, reason: 'lane', metres: 640 }],
  }),
  networks: known({ before: 3, after: 1, metres: 4000 }),
  detour: known({ journeys: 140, calmBefore: 88, calmAfter: 96, shorter: 5, ratioBefore: 1.342, ratioAfter: 1.291 }),
  width: known({
    fits: 500,
    tight: 0,
    needsParking: 40,
    doesNotFit: 100,
    besideCarriageway: 0,
    stretches: [
      {
        fit: 'does-not-fit',
        street: 'Torstraße',
        metres: 100,
        widthMetres: 5.5,
        widthAssumed: true,
        neededMetres: 7.7,
      },
    ],
  }),
  busRoute: known(0),
  tram: known(0),
  parking: unknown('tag-is-rare', 0),
  trees: unknown('tag-is-rare', 4),
  crossings: known(1),
  accidents: unknown('no-accident-table'),
  slope: unknown('no-height-model'),
  cost: unknown('no-cost-rates'),
};

test('[PF6] the sentence tells length, people, calm metres, joined networks and where it is too narrow', () => {
  expect(consequenceSentence(consequences)).toBe(
    '640 m long. About 2,430 people live within 300 m. 640 m would be calm to ride on, today it is 40 m. Makes 3 calm networks one. 8 of 140 everyday journeys around can be ridden calmly for the first time. For 140 m the street is not wide enough.',
  );
});

test('[PF6] what is unknown is not in the sentence', () => {
  const thin = {
    ...consequences,
    people: unknown('no-residents'),
    networks: unknown('one-direction-only'),
    width: known({ fits: 640, tight: 0, needsParking: 0, doesNotFit: 0, besideCarriageway: 0, stretches: [] }),
    detour: unknown('no-journeys'),
  };
  expect(consequenceSentence(thin)).toBe('640 m long. 640 m would be calm to ride on, today it is 40 m.');
});

test('[PF5] in the table unknown is a word, never 0, and what is known at any rate stands with it', () => {
  const value = Object.fromEntries(consequenceRows(consequences).map((row) => [row.id, row.value]));
  expect(value).toMatchObject({
    schools: '0',
    people: 'about 2,430',
    slope: 'unknown',
    cost: 'unknown',
    parking: 'unknown',
    trees: 'unknown, at least 4',
    networks: '3 → 1',
    width: 'for 78 %',
    detour: '88 → 96 of 140',
  });
});

test('[PF6] in one line it is said whom a lane reaches, and nothing where nobody knows', () => {
  expect(peekWords(consequences)).toBe('about 2,430 people near by');
  expect(peekWords({ ...consequences, people: unknown('no-residents') })).toBe('');
});

test('what Werkstadt itself has laid down is said in the reader’s language, and never to be at second hand', () => {
  const assumption = { id: 'smallest-network', value: 200, source: OWN_CONVENTION, checked: false } as const;
  expect(assumptionWords(assumption)).toMatch(/\(laid down by Werkstadt\)$/);
  expect(assumptionWords({ ...assumption, source: 'A guide' })).toMatch(/\(A guide, value at second hand\)$/);
});

test('[PF8] where it does not fit the street is named, with its width and whether that is assumed', () => {
  const width = consequenceRows(consequences).find(({ id }) => id === 'width');
  expect(width?.parts.at(-1)).toEqual({
    heading: 'Where it gets narrow',
    items: ['Torstraße, 100 m: 5.5 m wide, at least 7.7 m are needed; width assumed'],
  });
});

test.each([
  [['yes', 'yes', 'no'], 0, { first: 0, last: 1 }],
  [['no', 'yes', 'yes', 'no', 'yes'], 2, { first: 1, last: 2 }],
  [['partly'], 0, { first: 0, last: 0 }],
])('[PF9] the answer of %j stays the same around %i', (answers, at, stays) => {
  expect(sameAnswerAround(answers, at)).toEqual(stays);
});
