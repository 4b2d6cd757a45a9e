import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../geometry/geojson.ts';
import type { StreetRoute } from '../planning/route/street-route-schema.ts';
import { type Draft, draftSchema, newDraft } from './draft.ts';
import { geometryOfDraft } from './draft-geometry.ts';
import { type DraftAction, reduceDraft } from './reduce-draft.ts';
import { middleOfStretch, stretchesOf } from './street-stretches.ts';

const [a, b, c, d]: [Position, Position, Position, Position] = [
  [13, 53],
  [13.01, 53],
  [13.01, 53.01],
  [13.02, 53.01],
];
const empty = (kind: Draft['kind'] = 'bike-lane'): Draft =>
  newDraft({
    id: '01900000-0000-7000-8000-00000000000a',
    projectId: '01900000-0000-7000-8000-000000000002',
    kind,
    authorName: null,
    now: '2027-02-08T09:00:00.000Z',
  });
const run = (draft: Draft, ...actions: DraftAction[]) => actions.reduce(reduceDraft, draft);
const add = (position: Position): DraftAction => ({ type: 'add-corner', position });
const way = (from: Position, to: Position, bend: Position): StreetRoute => ({
  from,
  to,
  packVersion: 'v1',
  segments: [{ id: 's-1-2-3', reversed: false, from: 0, to: 1 }],
  line: [from, bend, to],
  streets: [{ name: 'Badstraße', metres: 900 }],
});
const bend: Position = [13.005, 53.002];
const coordinates = (draft: Draft) => geometryOfDraft(draft)?.coordinates;
const modes = (draft: Draft) => stretchesOf(draft).map(({ free }) => free);

test('[DR9] a stretch is straight until its way is known, and then runs along it', () => {
  const drawn = run(empty(), add(a), add(b));
  expect(coordinates(drawn)).toEqual([a, b]);
  const routed = run(drawn, { type: 'keep-routes', routes: [way(a, b, bend)] });
  expect(coordinates(routed)).toEqual([a, bend, b]);
  expect(routed.undo).toBe(drawn.undo);
  expect(coordinates(run(routed, add(c)))).toEqual([a, bend, b, c]);
});

test('[DR9] each stretch is switched between street and free line, as a step that is taken back', () => {
  const drawn = run(empty(), add(a), add(b), add(c), { type: 'keep-routes', routes: [way(a, b, bend)] });
  const free = run(drawn, { type: 'set-free', index: 1, free: true });
  expect(modes(free)).toEqual([true, false]);
  expect(coordinates(free)).toEqual([a, b, c]);
  expect(coordinates(run(free, { type: 'undo' }))).toEqual([a, bend, b, c]);
  expect(modes(run(free, { type: 'undo' }, { type: 'redo' }))).toEqual([true, false]);
  expect(run(free, { type: 'set-free', index: 1, free: true })).toBe(free);
  expect(run(free, { type: 'set-free', index: 0, free: true })).toBe(free);
  expect(run(free, { type: 'set-free', index: 7, free: true })).toBe(free);
});

test('[DR9] corners that move, come between or go keep what their stretches are', () => {
  const drawn = run(empty(), add(a), add(b), { type: 'set-snapping', snapping: false }, add(c), add(d));
  expect(modes(drawn)).toEqual([false, true, true]);
  expect(modes(run(drawn, { type: 'move-corner', index: 1, position: bend }))).toEqual([false, true, true]);
  expect(modes(run(drawn, { type: 'insert-corner', index: 1, position: bend }))).toEqual([false, false, true, true]);
  expect(modes(run(drawn, { type: 'insert-corner', index: 2, position: bend }))).toEqual([false, true, true, true]);
  expect(modes(run(drawn, { type: 'remove-corner', index: 1 }))).toEqual([false, true]);
  expect(modes(run(drawn, { type: 'remove-corner', index: 2 }))).toEqual([false, true]);
});

test('[DR9] what was drawn before lanes followed streets stays as it is', () => {
  const { free: _free, routes: _routes, ...old } = run(empty(), add(a), add(b));
  const former = { ...old, undo: old.undo.map(({ at, removed, added }) => ({ at, removed, added })) };
  const read = draftSchema.parse(JSON.parse(JSON.stringify(former)));
  expect(modes(read)).toEqual([true]);
  expect(coordinates(run(read, { type: 'keep-routes', routes: [way(a, b, bend)] }))).toEqual([a, b]);
  expect(run(read, { type: 'undo' }, { type: 'undo' }).corners).toEqual([]);
});

test('[DR9] areas and places follow no street', () => {
  for (const kind of ['place', 'school-district'] as const) {
    const drawn = run(empty(kind), add(a), add(b), add(c), { type: 'keep-routes', routes: [way(a, b, bend)] });
    expect(stretchesOf(drawn)).toEqual([]);
    expect(JSON.stringify(coordinates(drawn))).not.toContain(String(bend));
  }
});

test('[DR9] the middle of a stretch lies on its way', () => {
  const drawn = run(empty(), add(a), add(b), { type: 'keep-routes', routes: [way(a, b, bend)] });
  const [longitude, latitude] = middleOfStretch(drawn, 0) ?? [0, 0];
  expect(longitude).toBeCloseTo(bend[0], 4);
  expect(latitude).toBeCloseTo(bend[1], 4);
  expect(middleOfStretch(empty(), 0)).toBeNull();
});

test('[DR9] ways in use are kept, however many were looked for', () => {
  const kept = run(empty(), add(a), add(b), { type: 'keep-routes', routes: [way(a, b, bend)] });
  const many = Array.from({ length: 700 }, (_, at) => way([at / 100, 1], [at / 100, 2], bend));
  const after = run(kept, { type: 'keep-routes', routes: many });
  expect(coordinates(after)).toEqual([a, bend, b]);
  expect(after.routes.length).toBeLessThan(302);
});

test('[DR9] whatever is drawn, taken back and done again, the line goes through every corner in order', () => {
  const position = fc.constantFrom(a, b, c, d);
  const action: fc.Arbitrary<DraftAction> = fc.oneof(
    { weight: 4, arbitrary: position.map(add) },
    fc.record({ type: fc.constant('set-free' as const), index: fc.nat(6), free: fc.boolean() }),
    fc.record({ type: fc.constant('move-corner' as const), index: fc.nat(6), position }),
    fc.record({ type: fc.constant('remove-corner' as const), index: fc.nat(6) }),
    fc.record({ type: fc.constant('set-snapping' as const), snapping: fc.boolean() }),
    fc
      .tuple(position, position)
      .map(([from, to]): DraftAction => ({ type: 'keep-routes', routes: [way(from, to, bend)] })),
    fc.constantFrom<DraftAction>({ type: 'undo' }, { type: 'redo' }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40, size: 'max' }), (actions) => {
      const draft = run(empty(), ...actions);
      expect(draft.free).toHaveLength(draft.corners.length);
      const line = (coordinates(draft) ?? draft.corners) as Position[];
      expect(line.filter((at) => at !== bend && String(at) !== String(bend))).toEqual(draft.corners);
    }),
    { seed: 9, numRuns: 300 },
  );
});

test('[DR10] a stroke is one step, goes on from the end, and its parts follow streets or not', () => {
  const parts = [
    { free: false, corners: [b, c] },
    { free: true, corners: [c, d] },
  ];
  const drawn = run(empty(), add(a), { type: 'add-stroke', parts });
  expect(drawn.corners).toEqual([a, b, c, d]);
  expect(stretchesOf(drawn).map(({ free }) => free)).toEqual([false, false, true]);
  expect(run(drawn, { type: 'undo' }).corners).toEqual([a]);
  const goesOn = run(empty(), add(a), add(b), { type: 'add-stroke', parts });
  expect(goesOn.corners).toEqual([a, b, c, d]);
  expect(run(empty(), add(a), { type: 'add-stroke', parts: [] }).corners).toEqual([a]);
});
