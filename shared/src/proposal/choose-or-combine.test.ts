import { expect, test } from 'vitest';
import { type Draft, draftFromProposal, readContentOf } from '../draft/draft.ts';
import { reduceDraft } from '../draft/reduce-draft.ts';
import { ann, DomainWorld, laneArgs, line, projectId, testId } from '../test/domain-world.ts';
import { askedParts, chosenContent, conflictsOf } from './choose-or-combine.ts';
import type { Proposal } from './proposal.ts';
import { editArgsOf } from './submission.ts';

const id = testId(10);
const world = new DomainWorld();
await world.run('proposal.submit', laneArgs({ sources: ['https://example.org/a'] }), { participantId: ann });
const stored = world.row('proposal', id);
if (!stored) throw new Error('the proposal was not stored');
const read: Proposal = stored;

function begun(changes: Partial<Draft>): Draft {
  const editOf = { proposalId: id, baseRev: 1, read: readContentOf(read) };
  const start = { id: testId(77), now: '2027-02-01T12:00:00.000Z', editOf, replaces: null };
  return { ...draftFromProposal(read, start), ...changes };
}
const elsewhere = (changes: Partial<Proposal>): Proposal => ({ ...read, ...changes, rev: 2 });

test('[P5] what only one of them changed is no conflict, and neither is the same change', () => {
  const draft = begun({ title: 'Neu' });
  expect(conflictsOf(read, draft)).toEqual([]);
  expect(conflictsOf(elsewhere({ reason: 'Anders.' }), draft)).toEqual([]);
  expect(conflictsOf(elsewhere({ title: 'Neu' }), draft)).toEqual([]);
  expect(conflictsOf(elsewhere({ title: 'Alt' }), draft)).toEqual(['title']);
});

test('[P5] a draft that does not know what its author had read asks about every part that differs', () => {
  const draft = { ...begun({ title: 'Neu' }), editOf: { proposalId: id, baseRev: 1 } };
  expect(conflictsOf(elsewhere({ reason: 'Anders.' }), draft)).toEqual(['title', 'reason']);
});

test('[P5] what is chosen or combined is what is sent, and it is applied', async () => {
  const moved = { ...line, coordinates: [...line.coordinates, [9.04, 50.03] as [number, number]] };
  const now = elsewhere({
    title: 'Von drüben',
    reason: 'Grund B.',
    sources: ['https://example.org/b'],
    geometry: moved,
  });
  const draft = begun({
    title: 'Von hier',
    reason: 'Grund A.',
    sources: ['https://example.org/a', 'https://example.org/c'],
    corners: [
      [9.02, 50.02],
      [9.021, 50.021],
    ],
  });
  expect(conflictsOf(now, draft)).toEqual(['title', 'reason', 'sources', 'geometry']);
  const chosen = chosenContent(now, draft, { reason: 'both', sources: 'both', geometry: 'now' });
  const goesOn = reduceDraft(draft, { type: 'go-on-from', baseRev: 2, read: readContentOf(now), chosen });
  expect(conflictsOf(now, goesOn)).toEqual([]);
  const args = editArgsOf(now, goesOn);
  expect(args).toMatchObject({
    title: 'Von hier',
    reason: 'Grund B.\n\nGrund A.',
    sources: ['https://example.org/b', 'https://example.org/a', 'https://example.org/c'],
  });
  expect(args).not.toHaveProperty('geometry');
  // The drawing that was not chosen comes back with one step of undo.
  expect(reduceDraft(goesOn, { type: 'undo' }).corners).toEqual(draft.corners);
  const { title, reason, sources, geometry } = now;
  await world.run('proposal.edit', { id, projectId, title, reason, sources, geometry }, by(1));
  if (args) expect(await world.run('proposal.edit', args, by(2))).toEqual({ status: 'applied' });
  expect(world.row('proposal', id)).toMatchObject({ title: 'Von hier', geometry: moved, rev: 3 });
});

function by(rev: number) {
  return { participantId: ann, base: { [id]: rev } };
}

test('[P5] answers that read the same are not asked about, and go with the drawing that is chosen', () => {
  const figures = { packVersion: 'v2', rulesVersion: 1, figures: [] };
  const now = elsewhere({ fields: { ...read.fields, figures } });
  const draft = begun({});
  expect(askedParts(['geometry', 'fields'], now, read)).toEqual(['geometry']);
  expect(chosenContent(now, draft, { geometry: 'now' }).fields).toEqual(now.fields);
  expect(chosenContent(now, draft, { geometry: 'mine' })).toEqual({});
  const other = { fields: { ...read.fields, preset: 'track' } };
  expect(askedParts(['geometry', 'fields'], now, other)).toEqual(['geometry', 'fields']);
});
