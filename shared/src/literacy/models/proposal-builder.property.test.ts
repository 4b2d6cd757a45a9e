import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftSchema } from '../../draft/draft.ts';
import { TITLE_MAX_LENGTH } from '../../proposal/proposal.ts';
import { testId } from '../../test/domain-world.ts';
import {
  addSource,
  type BuilderSource,
  type BuilderState,
  builderDraft,
  builderStateSchema,
  gapsOf,
  isComplete,
  ownerCount,
  removeSource,
  startBuilder,
} from './proposal-builder.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const source: fc.Arbitrary<BuilderSource> = fc.record({
  id: fc.constantFrom('count', 'survey', 'letter', 'own-1', 'own-2'),
  owner: fc.constantFrom('Stadt Lindental', ' stadt  lindental', 'ADFC', 'Schule', ''),
  who: text,
  when: fc.constantFrom('2026-05-12', 'Mai 2026', ''),
  purpose: text,
  says: text,
  url: fc.option(fc.webUrl({ validSchemes: ['https'] })),
});
const state: fc.Arbitrary<BuilderState> = fc.record({
  draftId: fc.constant(testId(7)),
  kind: fc.constant('bike-lane' as const),
  wish: fc.option(fc.constantFrom('lane', 'bench')),
  claim: fc.oneof(text, fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 })),
  sources: fc.uniqueArray(source, { selector: ({ id }) => id, maxLength: 5 }),
  against: text,
});
const given = { seed: 6, numRuns: 300 };
const start = {
  projectId: testId(2),
  kind: 'bike-lane',
  authorName: null,
  now: '2027-02-01T12:00:00.000Z',
  words: { sources: 'Worauf ich mich stütze:', against: 'Was dagegen spricht:' },
} as const;

test('[LM30] complete is a claim, two sources of different owners and something against it', () => {
  fc.assert(
    fc.property(state, (built) => {
      const filled = (typed: string) => typed.trim() !== '';
      expect(isComplete(built)).toBe(filled(built.claim) && ownerCount(built) >= 2 && filled(built.against));
      expect(isComplete(built)).toBe(gapsOf(built).length === 0);
    }),
    given,
  );
});

test('[LM30] one owner twice counts once, however it is written', () => {
  const one = { id: 'a', owner: 'Stadt Lindental', who: 'x', when: '', purpose: '', says: '', url: null };
  const built = {
    ...startBuilder(testId(7)),
    claim: 'c',
    against: 'a',
    sources: [one, { ...one, id: 'b', owner: ' STADT lindental ' }],
  };
  expect(ownerCount(built)).toBe(1);
  expect(gapsOf(built)).toEqual(['independent-sources']);
  expect(gapsOf(startBuilder(testId(7)))).toEqual(['claim', 'sources', 'against']);
});

test('[LM30] a source is laid down once and can be taken away again', () => {
  fc.assert(
    fc.property(state, source, (built, added) => {
      const once = addSource(built, added);
      expect(addSource(once, { ...added, who: 'jemand anders' })).toBe(once);
      expect(removeSource(once, added.id).sources.map(({ id }) => id)).not.toContain(added.id);
    }),
    given,
  );
});

test('[LM31] the order of the sources does not matter', () => {
  fc.assert(
    fc.property(state, (built) => {
      const turned = { ...built, sources: [...built.sources].reverse() };
      expect(gapsOf(turned)).toEqual(gapsOf(built));
      expect(builderDraft(turned, start)).toEqual(builderDraft(built, start));
    }),
    given,
  );
});

test('[LM31] claim, sources and what speaks against it reach the draft word for word, and storage changes nothing', () => {
  fc.assert(
    fc.property(state, (built) => {
      const draft = builderDraft(built, start);
      for (const words of [built.claim, built.against]) expect(draft.reason).toContain(words);
      for (const { who, when, purpose, says, url } of built.sources) {
        for (const words of [who, when, purpose, says]) expect(draft.reason).toContain(words);
        if (url !== null) expect(draft.sources).toContain(url);
      }
      expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      expect(builderStateSchema.parse(JSON.parse(JSON.stringify(built)))).toEqual(built);
    }),
    given,
  );
});

test('[LM31] taking it over twice is the same draft under the same id; a long claim is cut in the title alone', () => {
  fc.assert(
    fc.property(state, (built) => {
      const draft = builderDraft(built, start);
      expect(draft.id).toBe(built.draftId);
      expect(builderDraft(built, start)).toEqual(draft);
      expect(draft.title.length).toBeLessThanOrEqual(TITLE_MAX_LENGTH);
      if (built.claim.length <= TITLE_MAX_LENGTH) expect(draft.title).toBe(built.claim);
    }),
    given,
  );
});
