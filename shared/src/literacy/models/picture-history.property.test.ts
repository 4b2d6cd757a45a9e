import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Appearance,
  changeAt,
  checkHistory,
  claimDifferences,
  claimHolds,
  credentialStates,
  momentFields,
  origins,
  type PictureItem,
  type PictureMoment,
  picturesAreBalanced,
} from './picture-history.ts';

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
const moment: fc.Arbitrary<PictureMoment> = fc.record({
  date: day,
  place: fc.constantFrom('bridge', 'market'),
  event: fc.constantFrom('flood', 'fair'),
});
const whole = [0, 0, 1, 1] as const;
const appearance: fc.Arbitrary<Appearance> = moment.chain((shown) =>
  fc.record({
    date: fc.constant(shown.date),
    place: fc.constant(shown.place),
    event: fc.constant(shown.event),
    host: fc.constantFrom('zeitung.example', 'foto.example'),
    crop: fc.constantFrom(whole, [0.2, 0.1, 0.5, 0.5] as const),
  }),
);
const history = fc
  .array(appearance, { minLength: 1, maxLength: 6 })
  .map((shown) => shown.sort((a, b) => (a.date < b.date ? -1 : 1)));
const given = { seed: 16, numRuns: 200 };

test('[LM23] a claim holds exactly when it is the first appearance; what came later and how it was cut changes nothing', () => {
  fc.assert(
    fc.property(moment, history, history, (claim, shown, other) => {
      const [first] = shown;
      if (!first) return;
      expect(claimHolds(claim, shown)).toBe(momentFields.every((field) => claim[field] === first[field]));
      expect(claimHolds(first, shown)).toBe(true);
      expect(claimDifferences(claim, [{ ...first, ...{ crop: [0, 0, 0.1, 0.1] } }, ...other])).toEqual(
        claimDifferences(claim, shown),
      );
    }),
    given,
  );
});

test('[LM23] what differs is named', () => {
  const first = { date: '2019-06-03', place: 'bridge', event: 'flood' };
  expect(claimDifferences({ ...first, date: '2026-06-03', place: 'market' }, [first])).toEqual(['date', 'place']);
});

test('[LM24] sorted dates pass, dates that go back and cuts beyond the edge do not', () => {
  fc.assert(
    fc.property(history, (shown) => {
      expect(checkHistory(shown)).toEqual([]);
      const [first, last] = [shown[0], shown.at(-1)];
      if (first && last && first.date < last.date)
        expect(checkHistory([...shown].reverse())).toEqual(['dates-descend']);
      if (first) expect(checkHistory([{ ...first, crop: [0.6, 0, 0.5, 1] }])).toEqual(['crop-outside']);
    }),
    given,
  );
  expect(checkHistory([])).toEqual(['empty']);
});

test('[LM24] a step along the history says what it changed', () => {
  const first: Appearance = { date: '2019-06-03', place: 'bridge', event: 'flood', host: 'foto.example', crop: whole };
  const later: Appearance = { ...first, date: '2026-06-01', place: 'market', crop: [0.1, 0, 0.5, 1] };
  expect(changeAt([first, later], 0)).toBeNull();
  expect(changeAt([first, later], 1)).toEqual({ fields: ['place'], cropped: true });
  expect(changeAt([first, { ...first, date: '2020-01-01' }], 1)).toEqual({ fields: [], cropped: false });
});

/** Every combination once: balanced by construction. */
const balanced: PictureItem[] = origins.flatMap((origin) =>
  credentialStates.flatMap((credentials) => [true, false].map((truth) => ({ origin, credentials, truth }))),
);

test('[LM25] neither the origin nor missing credentials give the answer away', () => {
  expect(picturesAreBalanced(balanced)).toBe(true);
  fc.assert(
    fc.property(fc.nat(balanced.length - 1), (place) => {
      const turned = balanced.map((item, index) => (index === place ? { ...item, truth: !item.truth } : item));
      expect(picturesAreBalanced(turned)).toBe(false);
    }),
    given,
  );
  const brokenAreFalse = balanced.filter((item) => item.credentials !== 'broken' || !item.truth);
  expect(picturesAreBalanced(brokenAreFalse)).toBe(false);
});
