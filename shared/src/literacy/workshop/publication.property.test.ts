import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIN_COUNT, MIN_GAIN, publicationSchema, publishRound, toldCount } from './publication.ts';
import type { WorkshopResult } from './record.ts';

/** Four answers spread over four ratings: a form of a module has four true and four false items. */
const four = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }).map((places): Four => {
  const counts: Four = [0, 0, 0, 0];
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
});
type Four = [number, number, number, number];
const ratings = fc.record({ true: four, false: four });
const group = (minLength: number, maxLength: number) =>
  fc.array(fc.record({ before: ratings, after: ratings }), { minLength, maxLength }).map((learners) =>
    learners.map(
      (learner, place): WorkshopResult => ({
        ...learner,
        round: 7,
        nonce: Uint8Array.from([place >> 8, place & 255, 0, 0, 0, 0, 0, 0]),
      }),
    ),
  );

test('[W3] fewer than five learners are told to be fewer than five, and nothing of their answers', () => {
  fc.assert(
    fc.property(group(0, MIN_COUNT - 1), (results) => {
      expect(publishRound(results)).toEqual({
        learners: { kind: 'fewer-than', value: MIN_COUNT },
        answers: null,
        gain: null,
        untaught: null,
      });
    }),
  );
});

test('[W3] a gain is told from ten learners on, d′ and c together', () => {
  fc.assert(
    fc.property(group(MIN_COUNT, 40), (results) => {
      const { answers, gain } = publishRound(results);
      expect(answers).not.toBeNull();
      expect(gain === null).toBe(results.length < MIN_GAIN);
      if (gain) expect([Number.isFinite(gain.dPrime.mean), Number.isFinite(gain.criterion.mean)]).toEqual([true, true]);
    }),
  );
});

test('[W3] no count tells of fewer than five answers, on either side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 4000 }), fc.nat(), (of, some) => {
      const count = some % (of + 1);
      const told = toldCount(count, of);
      if (told.kind === 'exact') expect(told.value).toBe(count);
      expect(told.kind === 'exact').toBe(count >= MIN_COUNT && of - count >= MIN_COUNT);
    }),
  );
});

test('[W4] the order of results does not matter, and one that came twice counts once', () => {
  fc.assert(
    fc.property(group(5, 20), fc.infiniteStream(fc.nat()), (results, random) => {
      const again = results.filter((_, place) => place % 3 === 0);
      const mixed = [...results, ...again]
        .map((result) => ({ result, order: random.next().value }))
        .sort((a, b) => a.order - b.order)
        .map(({ result }) => result);
      const [first, second] = [publishRound(results), publishRound(mixed)];
      expect(second.answers).toEqual(first.answers);
      expect(second.learners).toEqual(first.learners);
      expect(second.gain).toEqual(first.gain);
    }),
    { numRuns: 50 },
  );
});

test('[W3] a publication says nothing but what its schema names', () => {
  const [results] = fc.sample(group(30, 30), { numRuns: 1, seed: 4 });
  const publication = publishRound(results ?? []);
  expect(publicationSchema.parse(publication)).toEqual(publication);
  expect(JSON.stringify(publication)).not.toContain('nonce');
});
