import { expect, test } from 'vitest';
import { MAX_VERTICES, type Position } from '../geometry/geojson.ts';
import type { StreetRoute } from '../planning/route/street-route-schema.ts';
import { checkProposal } from '../proposal/check-proposal.ts';
import { bikeLane } from '../proposal/kinds/bike-lane/kind.ts';
import { liftFields } from '../proposal/lift-fields.ts';
import { editArgsOf, submitArgsOf } from '../proposal/submission.ts';
import { ann, DomainWorld, laneArgs, openProject, projectId } from '../test/domain-world.ts';
import { type Draft, draftFromProposal, newDraft, readContentOf } from './draft.ts';
import { geometryOfDraft } from './draft-geometry.ts';
import { cornersOfLane, networkOfDraft } from './lane-of-draft.ts';
import { type DraftAction, reduceDraft } from './reduce-draft.ts';

const id = '01900000-0000-7000-8000-00000000000a';
const now = '2027-02-08T09:00:00.000Z';
const at = (east: number, north: number): Position => [(9020 + east) / 1000, (50_020 + north) / 1000];
const way = (from: Position, to: Position, bend: Position, number: number): StreetRoute => ({
  from,
  to,
  packVersion: 'v1',
  segments: [
    { id: `s-${number}-1-2`, reversed: false, from: 0.5, to: 1 },
    { id: `s-${number}-2-3`, reversed: true, from: 0, to: 1 },
  ],
  line: [from, bend, to],
  streets: [{ name: 'Badstraße', metres: 100 }],
});
const add = (position: Position): DraftAction => ({ type: 'add-corner', position });
const run = (draft: Draft, actions: readonly DraftAction[]) => actions.reduce(reduceDraft, draft);
const empty = newDraft({ id, projectId, kind: 'bike-lane', authorName: null, now });
/** Along a street, twice straight over open ground, and along another street. */
const mixed = run(empty, [
  { type: 'set-title', title: 'Radweg' },
  { type: 'set-reason', reason: 'Zu eng.' },
  { type: 'set-field', name: 'preset', value: 'track' },
  ...[at(0, 0), at(2, 0), at(3, 1), at(4, 1), at(6, 0)].map(add),
  { type: 'set-free', index: 2, free: true },
  { type: 'set-free', index: 3, free: true },
  { type: 'keep-routes', routes: [way(at(0, 0), at(2, 0), at(1, 1), 1), way(at(4, 1), at(6, 0), at(5, 2), 2)] },
]);
const figures = {
  packVersion: 'v1',
  rulesVersion: 1,
  figures: [{ id: 'length', value: 700, unit: 'm' }],
};

test('[SF3] a proposal keeps its streets in order, and its free lines between them', () => {
  const network = networkOfDraft(mixed);
  expect(network?.packVersion).toBe('v1');
  expect(network?.segments.map((segment) => segment.id)).toEqual(['s-1-1-2', 's-1-2-3', 's-2-1-2', 's-2-2-3']);
  expect(network?.free).toEqual([{ after: 2, coordinates: [at(2, 0), at(3, 1), at(4, 1)] }]);
  expect(networkOfDraft(run(empty, [add(at(0, 0)), add(at(2, 0))]))).toBeNull();
});

test('[SF3] drawn again from what was sent it is the same lane, on the same streets', () => {
  const args = submitArgsOf(mixed, 'de', figures);
  if (!args) throw new Error('the lane is too small');
  expect(args.fields).toMatchObject({ side: 'both', preset: 'track', figures });
  expect(bikeLane.fields.safeParse(args.fields).success).toBe(true);
  const proposal = laneArgs({ ...args, id });
  const again = draftFromProposal(proposal, { id, now, editOf: null, replaces: null });
  expect(geometryOfDraft(again)).toEqual(args.geometry);
  expect(networkOfDraft(again)).toEqual(networkOfDraft(mixed));
  expect(again.corners).toHaveLength(5);
  expect(editArgsOf(proposal, again)).toBeNull();
  const freed = reduceDraft(again, { type: 'set-free', index: 1, free: true });
  expect(editArgsOf(proposal, freed)).toMatchObject({ geometry: geometryOfDraft(freed), fields: { side: 'both' } });
});

test('[SF3] [P5] a lane that is chosen instead of one’s own keeps its streets, and undo brings one’s own back', () => {
  const args = submitArgsOf(mixed, 'de', figures);
  if (!args) throw new Error('the lane is too small');
  const editOf = { proposalId: id, baseRev: 1 };
  const own = draftFromProposal(laneArgs({ id }), { id, now, editOf, replaces: null });
  const current = { ...laneArgs({ ...args, id }) };
  const chosen = reduceDraft(own, {
    type: 'go-on-from',
    baseRev: 2,
    read: readContentOf(current),
    chosen: { geometry: current.geometry },
  });
  expect(networkOfDraft(chosen)).toEqual(networkOfDraft(mixed));
  expect(geometryOfDraft(reduceDraft(chosen, { type: 'undo' }))).toEqual(geometryOfDraft(own));
});

test('[SF3] streets that do not belong to the line are not drawn from', () => {
  const args = submitArgsOf(mixed, 'de');
  if (!args) throw new Error('the lane is too small');
  const elsewhere = { type: 'LineString' as const, coordinates: [at(0, 0), at(0, 5)] };
  expect(cornersOfLane({ fields: args.fields, geometry: elsewhere })).toBeNull();
  expect(cornersOfLane({ fields: { side: 'both' }, geometry: args.geometry })).toBeNull();
});

test('[K7] a proposal of the first version is taken and stands in the present one; a later version is refused', async () => {
  const world = new DomainWorld();
  const first = laneArgs({ kindVersion: 1, fields: { side: 'left' } });
  expect(await world.run('proposal.submit', first, { participantId: ann })).toEqual({ status: 'applied' });
  const [row] = [...world.rows.entries()].filter(([key]) => key.startsWith('proposal/'));
  expect(row?.[1]).toMatchObject({ kindVersion: bikeLane.version, fields: { side: 'left' } });
  expect(liftFields({ kind: 'bike-lane', kindVersion: bikeLane.version + 1, fields: {} })).toBeNull();
});

const segment = { id: 's-1-2-3', reversed: false, from: 0, to: 1 };
const network = { packVersion: 'v1', segments: [segment], free: [] };
test.each<[string, Record<string, unknown>, string]>([
  ['an id that is none', { network: { ...network, segments: [{ ...segment, id: 'x-1' }] } }, 'network.segments.0.id'],
  ['a share below 0', { network: { ...network, segments: [{ ...segment, from: -0.1 }] } }, 'network.segments.0.from'],
  ['a share above 1', { network: { ...network, segments: [{ ...segment, to: 1.5 }] } }, 'network.segments.0.to'],
  ['a segment without length', { network: { ...network, segments: [{ ...segment, from: 1 }] } }, 'network.segments.0'],
  ['no segment at all', { network: { ...network, segments: [] } }, 'network.segments'],
  [
    'more segments than a line has corners',
    { network: { ...network, segments: Array.from({ length: MAX_VERTICES + 1 }, () => segment) } },
    'network.segments',
  ],
  ['a cross-section that is none', { preset: 'motorway' }, 'preset'],
  [
    'a figure that is no number',
    { figures: { ...figures, figures: [{ id: 'length', value: '7', unit: 'm' }] } },
    'figures.figures.0.value',
  ],
])('[K2] refused, and its place is named: %s', (_what, fields, detail) => {
  const proposal = { ...laneArgs(), kindVersion: 2, fields: { side: 'both', ...fields } };
  expect(checkProposal(proposal, openProject)).toEqual({ valid: false, code: 'fields-invalid', detail });
});
