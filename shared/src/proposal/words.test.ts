import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, draftFromProposal, newDraft } from '../draft/draft.ts';
import { ann, DomainWorld, laneArgs, line, projectId, testId } from '../test/domain-world.ts';
import { checkWords } from './check-words.ts';
import { bikeLane } from './kinds/bike-lane/kind.ts';
import { kindById, kinds } from './kinds/registry.ts';
import { schoolDistrict } from './kinds/school-district/kind.ts';
import { submitProposal } from './mutators.ts';
import { MAX_SOURCES, REASON_MAX_LENGTH, TITLE_MAX_LENGTH } from './proposal.ts';
import { editArgsOf, submitArgsOf } from './submission.ts';
import { tidySource, tidySources } from './words.ts';

const now = '2027-02-01T12:00:00.000Z';
const id = testId(10);

function draftOf(changes: Partial<Draft> = {}): Draft {
  const empty = newDraft({ id, projectId, kind: changes.kind ?? 'bike-lane', authorName: null, now });
  return { ...empty, corners: [...line.coordinates], title: 'Radweg am Bahnhof', reason: 'Zu eng.', ...changes };
}

describe('links', () => {
  test.each([
    ['www.example.org', 'https://www.example.org'],
    [' example.org/a?b=c ', 'https://example.org/a?b=c'],
    ['https://example.org', 'https://example.org'],
    ['http://example.org', 'http://example.org'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['data:text/html,x', 'data:text/html,x'],
    ['siehe Zeitung', 'siehe Zeitung'],
    ['', ''],
  ])('[UI12] %j is kept as %j', (typed, kept) => {
    expect(tidySource(typed)).toBe(kept);
  });

  test('[UI12] empty rows and repeats are left out', () => {
    expect(tidySources(['', 'a.example', 'https://a.example', '  '])).toEqual(['https://a.example']);
  });
});

describe('[UI12] checks', () => {
  test('good words have nothing to mend', () => {
    expect(checkWords(draftOf(), bikeLane)).toEqual([]);
  });

  test('every problem is named at its place, in the order of the form', () => {
    const words = {
      title: '',
      reason: ' ',
      sources: ['ok.example', 'http://x.example'],
      fields: { school: 7 },
      authorName: 'x'.repeat(61),
    };
    expect(checkWords(words, schoolDistrict)).toEqual([
      { place: 'title', problem: 'missing', limit: 0 },
      { place: 'field-school', problem: 'missing', limit: 0 },
      { place: 'reason', problem: 'missing', limit: 0 },
      { place: 'source-1', problem: 'not-https', limit: 0 },
      { place: 'author-name', problem: 'too-long', limit: 60 },
    ]);
  });

  test.each([
    ['a short title', { title: 'ab' }, { place: 'title', problem: 'too-short', limit: 3 }],
    ['a long title', { title: 'a'.repeat(121) }, { place: 'title', problem: 'too-long', limit: TITLE_MAX_LENGTH }],
    ['a long reason', { reason: 'a'.repeat(4001) }, { place: 'reason', problem: 'too-long', limit: REASON_MAX_LENGTH }],
    ['an unknown choice', { fields: { side: 'up' } }, { place: 'field-side', problem: 'not-a-choice', limit: 0 }],
    [
      'an eleventh link',
      { sources: Array.from({ length: 11 }, (_, i) => `https://example.org/${i}`) },
      { place: 'source-10', problem: 'too-many', limit: MAX_SOURCES },
    ],
  ])('%s is said', (_what, changes, expected) => {
    expect(checkWords(draftOf(changes), bikeLane)).toEqual([expected]);
  });

  test('find nothing exactly when the mutation takes the words', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', '   ', 'abc', 'a'.repeat(120), 'a'.repeat(121), 'b'.repeat(4000), 'b'.repeat(4001)),
    );
    const link = fc.oneof(
      fc.webUrl({ validSchemes: ['https', 'http', 'ftp'] }),
      fc.constantFrom('', 'example.org', 'javascript:alert(1)', 'https://a b', 'https://<x>'),
    );
    const words = fc.record({
      title: text,
      reason: text,
      sources: fc.array(link, { maxLength: 2 }),
      fields: fc.dictionary(
        fc.constantFrom('side', 'wish', 'school'),
        fc.constantFrom<unknown>('', 'both', 'left', 'bench', 'up', 7, null),
      ),
      authorName: fc.option(text),
      kind: fc.constantFrom(...kinds.map((kind) => kind.id)),
    });
    let taken = 0;
    fc.assert(
      fc.property(words, (typed) => {
        const args = submitArgsOf(
          draftOf({
            ...typed,
            corners: [
              [9, 50],
              [9.1, 50],
              [9.1, 50.1],
            ],
          }),
          'de',
        );
        const kind = kindById(typed.kind);
        const takes = submitProposal.args.safeParse(args).success && kind.fields.safeParse(args?.fields).success;
        if (takes) taken += 1;
        expect(checkWords(typed, kind).length === 0).toBe(takes);
      }),
      { seed: 3, numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});

describe('sending', () => {
  test('[UI13] a second tap makes no second proposal', async () => {
    const world = new DomainWorld();
    for (const _tap of [1, 2]) {
      const args = submitArgsOf(draftOf(), 'de');
      expect(args && (await world.run('proposal.submit', args, { participantId: ann }))).toEqual({ status: 'applied' });
    }
    expect([...world.rows.keys()].filter((key) => key.startsWith('proposal/'))).toHaveLength(1);
  });

  test('[UI13] blanks, empty links and answers nobody asked for stay behind', () => {
    const draft = draftOf({
      title: ' Titel ',
      sources: ['', 'a.example'],
      fields: { side: 'left', wish: 'bench' },
      authorName: ' ',
    });
    expect(submitArgsOf(draft, 'en')).toEqual({
      id,
      projectId,
      kind: 'bike-lane',
      kindVersion: 2,
      title: 'Titel',
      reason: 'Zu eng.',
      lang: 'en',
      sources: ['https://a.example'],
      fields: { side: 'left' },
      geometry: line,
      authorName: null,
    });
  });

  test('[UI13] a drawing with too few corners is not sent', () => {
    expect(submitArgsOf(draftOf({ corners: [[9, 50]] }), 'de')).toBeNull();
  });
});

describe('[UI14] an edit', () => {
  // Seven decimals and a clockwise outline: a draft keeps six and turns it round.
  const before = laneArgs({
    kind: 'school-district',
    fields: { school: 'Schule am See' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [9.0200001, 50],
          [9.03, 50.02],
          [9.04, 50],
          [9.0200001, 50],
        ],
      ],
    },
  });
  const draft = draftFromProposal(before, { id, now, editOf: { proposalId: before.id, baseRev: 1 }, replaces: null });

  test('without a change is none', () => {
    expect(editArgsOf(before, draft)).toBeNull();
  });

  test('names only what changed', () => {
    const changes = { title: 'Neu', fields: { school: 'Schule am Ring' } };
    expect(editArgsOf(before, { ...draft, ...changes })).toEqual({
      id: before.id,
      projectId,
      ...changes,
      before: { title: before.title, fields: before.fields },
    });
    expect(
      editArgsOf(before, {
        ...draft,
        corners: [
          [9, 50],
          [9.1, 50],
          [9.1, 50.1],
        ],
      }),
    ).toEqual({
      id: before.id,
      projectId,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [9, 50],
            [9.1, 50],
            [9.1, 50.1],
            [9, 50],
          ],
        ],
      },
      before: { geometry: before.geometry },
    });
  });
});
