import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDraft } from '../draft/draft.ts';
import { type DraftAction, reduceDraft } from '../draft/reduce-draft.ts';
import { eraseComment, eraseProposal } from '../person/erase-contribution.ts';
import { photoChangesOf } from '../proposal/submission.ts';
import { ann, bob, DomainWorld, laneArgs, planner, projectId, testId } from '../test/domain-world.ts';
import { countMissingPhotos, MAX_PHOTOS_OF_PROPOSAL, type NamedPhoto, photosToShow } from './photo.ts';

const proposalId = testId(10);
const photo = (letter: string): NamedPhoto => ({ sha256: letter.repeat(43), alt: `Foto ${letter}`, consent: 1 });
const five = ['A', 'B', 'C', 'D', 'E'].map(photo);
const comment = {
  id: testId(30),
  projectId,
  proposalId,
  parentId: null,
  body: 'So sieht es aus.',
  lang: 'de' as const,
  authorName: null,
};
const add = (letter: string) => ({ proposalId, projectId, photo: photo(letter) });
const remove = (letter: string) => ({ proposalId, projectId, sha256: photo(letter).sha256 });

async function worldWith(photos: NamedPhoto[]) {
  const world = new DomainWorld();
  expect(await world.run('proposal.submit', laneArgs({ photos }), { participantId: ann })).toEqual({
    status: 'applied',
  });
  return world;
}
const photosIn = (world: DomainWorld) => world.row('proposal', proposalId)?.photos ?? [];

describe('[PH1] how many', () => {
  test('a proposal names at most five, each once, and a comment one', async () => {
    const world = await worldWith(five);
    expect(countMissingPhotos(photosIn(world))).toBe(MAX_PHOTOS_OF_PROPOSAL);
    expect(photosIn(world)[0]).toEqual({ sha256: five[0]?.sha256, alt: 'Foto A', state: 'expected', media: null });
    for (const photos of [
      [...five, photo('F')],
      [photo('A'), photo('A')],
    ]) {
      const args = laneArgs({ id: testId(11), photos });
      expect(await world.run('proposal.submit', args, { participantId: ann })).toMatchObject({ code: 'args-invalid' });
    }
    expect(await world.run('photo.add', add('F'), { participantId: ann })).toMatchObject({ code: 'photos-too-many' });
    expect(
      await world.run('comment.add', { ...comment, photos: [photo('A'), photo('B')] }, { participantId: bob }),
    ).toMatchObject({ code: 'args-invalid' });
    expect(await world.run('comment.add', { ...comment, photos: [photo('A')] }, { participantId: bob })).toEqual({
      status: 'applied',
    });
  });

  test('a hash that is none is refused', async () => {
    const world = new DomainWorld();
    for (const sha256 of ['', 'A'.repeat(42), `${'A'.repeat(42)}/`, '../../etc/passwd']) {
      const args = laneArgs({ photos: [{ ...photo('A'), sha256 }] });
      expect(await world.run('proposal.submit', args, { participantId: ann })).toMatchObject({ code: 'args-invalid' });
    }
  });
});

describe('[PH2] a set', () => {
  test('adding twice is one photo, removing twice is one removal, and what was removed stays so', async () => {
    const world = await worldWith([]);
    for (const _time of [1, 2]) {
      expect(await world.run('photo.add', add('A'), { participantId: ann })).toEqual({ status: 'applied' });
    }
    expect(photosIn(world)).toHaveLength(1);
    for (const _time of [1, 2]) {
      expect(await world.run('photo.remove', remove('A'), { participantId: ann })).toEqual({ status: 'applied' });
    }
    expect(photosToShow(photosIn(world))).toEqual([]);
    expect(photosIn(world)[0]).toMatchObject({ state: 'removed', alt: '', media: null });
    expect(await world.run('photo.add', add('A'), { participantId: ann })).toMatchObject({ code: 'photo-removed' });
  });

  test('the order in which photos of different kinds come and go does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(['B', 'C', 'D'], { minLength: 3 }), async (order) => {
        const world = await worldWith([photo('A')]);
        for (const letter of order) await world.run('photo.add', add(letter), { participantId: ann });
        await world.run('photo.remove', remove('A'), { participantId: ann });
        expect(
          photosToShow(photosIn(world))
            .map(({ sha256 }) => sha256[0])
            .sort(),
        ).toEqual(['B', 'C', 'D']);
      }),
      { seed: 5, numRuns: 20 },
    );
  });

  test('photos are no part of the revision: a decision on it still stands', async () => {
    const world = await worldWith([]);
    await world.run('photo.add', add('A'), { participantId: ann });
    expect(world.row('proposal', proposalId)?.rev).toBe(1);
    const decision = {
      id: testId(20),
      projectId,
      proposalId,
      state: 'in-review' as const,
      reason: 'Wir prüfen.',
      lang: 'de' as const,
      role: 'planner' as const,
    };
    const by = { participantId: planner, roles: ['planner' as const], base: { [proposalId]: 1 } };
    expect(await world.run('decision.take', decision, by)).toEqual({ status: 'applied' });
  });
});

test('[PH3] its author changes the photos until the city has decided; nobody else ever', async () => {
  const world = await worldWith([photo('A')]);
  const foreign = { participantId: bob };
  expect(await world.run('photo.add', add('B'), foreign)).toMatchObject({ code: 'proposal-not-found' });
  expect(await world.run('photo.remove', remove('A'), foreign)).toMatchObject({ code: 'proposal-not-found' });
  const proposal = world.row('proposal', proposalId);
  if (proposal) world.rows.set(`proposal/${proposalId}`, { ...proposal, state: 'accepted' });
  expect(await world.run('photo.add', add('B'), { participantId: ann })).toMatchObject({ code: 'proposal-decided' });
  expect(await world.run('photo.remove', remove('A'), { participantId: ann })).toMatchObject({
    code: 'proposal-decided',
  });
});

test('[PH4] deleting a comment and erasing a person take the photos away', async () => {
  const world = await worldWith(five);
  await world.run('comment.add', { ...comment, photos: [photo('A')] }, { participantId: bob });
  const said = world.row('comment', comment.id);
  const proposal = world.row('proposal', proposalId);
  expect(said && proposal).toBeDefined();
  for (const choice of ['anonymous', 'delete'] as const) {
    expect(said && eraseComment(said, choice).photos).toEqual([]);
    expect(proposal && eraseProposal(proposal, choice).photos).toEqual([]);
  }
  await world.run('comment.delete', { id: comment.id, projectId }, { participantId: bob });
  expect(world.row('comment', comment.id)?.photos).toEqual([]);
});

const letter = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G');
const act: fc.Arbitrary<DraftAction> = fc.oneof(
  letter.map((one) => ({ type: 'add-photo' as const, photo: photo(one) })),
  fc.record({ type: fc.constant('remove-photo' as const), sha256: letter.map((one) => one.repeat(43)) }),
  fc
    .tuple(letter, letter)
    .map(([from, to]) => ({ type: 'replace-photo' as const, sha256: from.repeat(43), by: to.repeat(43) })),
  fc.record({
    type: fc.constant('move-photo' as const),
    sha256: letter.map((one) => one.repeat(43)),
    by: fc.constantFrom(-1 as const, 1 as const),
  }),
);

describe('[PH5] the photos of a draft', () => {
  const empty = newDraft({
    id: testId(10),
    projectId,
    kind: 'place',
    authorName: null,
    now: '2027-02-01T12:00:00.000Z',
  });

  test('are each there once and never too many, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { photos } = acts.reduce(reduceDraft, empty);
        expect(new Set(photos.map(({ sha256 }) => sha256)).size).toBe(photos.length);
        expect(photos.length).toBeLessThanOrEqual(MAX_PHOTOS_OF_PROPOSAL);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('moving changes the order alone, and there and back is nothing', () => {
    const draft = five.reduce((made, one) => reduceDraft(made, { type: 'add-photo', photo: one }), empty);
    const sha256 = five[1]?.sha256 ?? '';
    const moved = reduceDraft(draft, { type: 'move-photo', sha256, by: 1 });
    expect(moved.photos.map((one) => one.sha256[0]).join('')).toBe('ACBDE');
    expect(reduceDraft(moved, { type: 'move-photo', sha256, by: -1 })).toEqual(draft);
    expect(reduceDraft(draft, { type: 'move-photo', sha256: five[4]?.sha256 ?? '', by: 1 })).toBe(draft);
  });

  test('one that was taken out is put back to its place, with its words', () => {
    const draft = five.reduce((made, one) => reduceDraft(made, { type: 'add-photo', photo: one }), empty);
    for (const [at, one] of five.entries()) {
      const without = reduceDraft(draft, { type: 'remove-photo', sha256: one.sha256 });
      expect(reduceDraft(without, { type: 'add-photo', photo: one, at })).toEqual(draft);
    }
  });

  test('a change of a proposal names those to add and those to remove, and nothing else', async () => {
    const world = await worldWith([photo('A'), photo('B')]);
    const before = photosIn(world);
    const draft = { photos: [photo('B'), photo('C')] };
    expect(photoChangesOf(before, draft)).toEqual({ added: [photo('C')], removed: ['A'.repeat(43)] });
    expect(photoChangesOf(before, { photos: [photo('B'), photo('A')] })).toEqual({ added: [], removed: [] });
  });

  test('[UI14] what came or went on another device while a draft was open is not its change', async () => {
    const world = await worldWith([photo('A'), photo('B')]);
    const before = photosIn(world);
    // The draft was begun when there was A and Z: B came since, Z went.
    const read = ['A'.repeat(43), 'Z'.repeat(43)];
    const draft = { photos: [photo('Z'), photo('C')] };
    expect(photoChangesOf(before, draft, read)).toEqual({ added: [photo('C')], removed: ['A'.repeat(43)] });
  });
});
