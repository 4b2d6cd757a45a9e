import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ann, DomainWorld, laneArgs, line, openProject, point, projectId, testId } from '../test/domain-world.ts';
import { checkWords } from './check-words.ts';
import { bikeLane } from './kinds/bike-lane/kind.ts';
import { place } from './kinds/place/kind.ts';
import { kinds } from './kinds/registry.ts';
import { schoolDistrict } from './kinds/school-district/kind.ts';
import { submitProposal } from './mutators.ts';
import { MAX_SOURCES, REASON_MAX_LENGTH, TITLE_MAX_LENGTH } from './proposal.ts';
import { editArgsOf, submitArgsOf } from './submission.ts';
import { emptyWords, type ProposalWords, readWords, tidySource, tidySources, wordsOfProposal } from './words.ts';

const good: ProposalWords = { title: 'Radweg am Bahnhof', reason: 'Zu eng.', sources: [], fields: { side: 'both' } };
const submission = (words: ProposalWords, changes = {}) =>
  ({
    id: testId(10),
    projectId,
    kind: 'bike-lane',
    geometry: line,
    words,
    lang: 'de',
    authorName: null,
    ...changes,
  }) as const;

describe('[UI11] typed words', () => {
  test('come back exactly as typed, however wrong', () => {
    const typed = { title: '  x', reason: 'y'.repeat(9000), sources: ['http://', ''], fields: { side: 'sideways' } };
    expect(readWords(JSON.parse(JSON.stringify(typed)), bikeLane)).toEqual(typed);
  });

  test('lose an unreadable part alone', () => {
    expect(readWords({ title: 7, reason: 'Zu eng.', fields: null }, bikeLane)).toEqual({
      title: '',
      reason: 'Zu eng.',
      sources: [],
      fields: { side: 'both' },
    });
  });

  test.each([undefined, null, 'text', 4, []])('start empty when %j was stored', (stored) => {
    expect(readWords(stored, place)).toEqual(emptyWords(place));
  });

  test('of a sent proposal are what was sent', () => {
    const sent = laneArgs({ sources: ['https://example.org/a'], fields: { side: 'left' } });
    expect(wordsOfProposal(sent)).toEqual({
      title: sent.title,
      reason: sent.reason,
      sources: ['https://example.org/a'],
      fields: { side: 'left' },
    });
  });
});

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

  test('empty rows and repeats are left out', () => {
    expect(tidySources(['', 'a.example', 'https://a.example', '  '])).toEqual(['https://a.example']);
  });
});

describe('[UI12] checks', () => {
  test('good words have nothing to mend', () => {
    expect(checkWords(good, bikeLane)).toEqual([]);
  });

  test('every problem is named at its place, in the order of the form', () => {
    const words = { title: '', reason: ' ', sources: ['ok.example', 'http://x.example'], fields: { school: '' } };
    expect(checkWords(words, schoolDistrict)).toEqual([
      { place: 'title', problem: 'missing', limit: 0 },
      { place: 'field-school', problem: 'missing', limit: 0 },
      { place: 'reason', problem: 'missing', limit: 0 },
      { place: 'source-1', problem: 'not-https', limit: 0 },
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
    expect(checkWords({ ...good, ...changes }, bikeLane)).toEqual([expected]);
  });

  test('find nothing exactly when the mutation accepts the words', () => {
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
      sources: fc.array(link, { maxLength: 12 }),
      fields: fc.dictionary(
        fc.constantFrom('side', 'wish', 'school'),
        fc.constantFrom('', 'both', 'left', 'bench', 'up'),
      ),
    });
    fc.assert(
      fc.property(words, fc.constantFrom(...kinds), (typed, kind) => {
        const args = submitArgsOf(submission(typed, { kind: kind.id, geometry: point }));
        const accepted = submitProposal.args.safeParse(args).success && kind.fields.safeParse(args.fields).success;
        // Eleven rows may be ten links: the form counts rows, so it may ask once too often, never too rarely.
        if (checkWords(typed, kind).length === 0) expect(accepted).toBe(true);
        else if (typed.sources.length <= MAX_SOURCES) expect(accepted).toBe(false);
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});

describe('sending', () => {
  test('[UI13] a second tap makes no second proposal', async () => {
    const world = new DomainWorld(openProject);
    const args = submitArgsOf(submission(good));
    expect(await world.run('proposal.submit', args, { participantId: ann })).toEqual({ status: 'applied' });
    expect(await world.run('proposal.submit', submitArgsOf(submission(good)), { participantId: ann })).toEqual({
      status: 'applied',
    });
    expect([...world.rows.keys()].filter((key) => key.startsWith('proposal/'))).toHaveLength(1);
  });

  test('[UI13] blanks, empty links and answers nobody asked for stay behind', () => {
    const words = { ...good, title: ' Titel ', sources: ['', 'a.example'], fields: { side: 'left', wish: 'bench' } };
    expect(submitArgsOf(submission(words))).toMatchObject({
      id: testId(10),
      title: 'Titel',
      sources: ['https://a.example'],
      fields: { side: 'left' },
    });
  });

  test('[UI14] an edit names only what changed, and nothing when nothing did', () => {
    const before = laneArgs();
    const words = wordsOfProposal(before);
    expect(editArgsOf(before, words, before.geometry)).toBeNull();
    expect(editArgsOf(before, { ...words, title: 'Neu' }, before.geometry)).toEqual({
      id: before.id,
      projectId,
      title: 'Neu',
    });
    const moved = { type: 'LineString' as const, coordinates: [...line.coordinates].reverse() };
    expect(editArgsOf(before, { ...words, fields: { side: 'left' } }, moved)).toEqual({
      id: before.id,
      projectId,
      fields: { side: 'left' },
      geometry: moved,
    });
  });
});
