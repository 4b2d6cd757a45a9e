import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnGeometrySchema, MAX_VERTICES, type Position } from '../geometry/geojson.ts';
import { kindIds } from '../proposal/kind-id.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import { type Draft, draftFromProposal, draftSchema, newDraft } from './draft.ts';
import { cornersOfGeometry, geometryOfDraft, keptPosition } from './draft-geometry.ts';
import { missingCorners, sizeOfDraft, warningOfDraft } from './measure-draft.ts';
import { type DraftAction, reduceDraft } from './reduce-draft.ts';

const seed = 20_270_208;
const id = '01900000-0000-7000-8000-00000000000a';
const projectId = '01900000-0000-7000-8000-000000000002';
const now = '2027-02-08T09:00:00.000Z';
const empty = (kind: Draft['kind']): Draft => newDraft({ id, projectId, kind, authorName: null, now });

const kind = fc.constantFrom(...kindIds);
/** A few places on a small grid, so that twins and returns happen; sometimes what is no place at all. */
const position: fc.Arbitrary<Position> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
      .map(([x, y]): Position => [13 + x / 1000, 53 + y / 1000]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Position>([Number.NaN, 53], [13, Number.POSITIVE_INFINITY], [1e300, 53], [200, 95]),
  },
);
const index = fc.integer({ min: -2, max: 12 });
const drawing: fc.Arbitrary<DraftAction> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('add-corner' as const), position }) },
  fc.record({ type: fc.constant('add-corners' as const), positions: fc.array(position, { maxLength: 5 }) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('insert-corner' as const), index, position }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('move-corner' as const), index, position }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('remove-corner' as const), index }) },
  fc.record({ type: fc.constant('reorder-corner' as const), index, by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ type: fc.constant('clear-corners' as const) }),
);
const other: fc.Arbitrary<DraftAction> = fc.oneof(
  fc.record({ type: fc.constant('select-corner' as const), index: fc.option(index) }),
  fc.record({ type: fc.constant('set-snapping' as const), snapping: fc.boolean() }),
  fc.record({ type: fc.constant('set-title' as const), title: fc.string() }),
  fc.record({ type: fc.constant('set-reason' as const), reason: fc.string() }),
  fc.record({ type: fc.constant('set-sources' as const), sources: fc.array(fc.string(), { maxLength: 3 }) }),
);
const history: fc.Arbitrary<DraftAction> = fc.constantFrom({ type: 'undo' as const }, { type: 'redo' as const });
const anything = fc.oneof({ weight: 5, arbitrary: drawing }, { weight: 2, arbitrary: history }, other);
const run = (draft: Draft, actions: readonly DraftAction[]) => actions.reduce(reduceDraft, draft);

/** As the vault gives it back after a restart. */
const restarted = (draft: Draft): Draft => draftSchema.parse(JSON.parse(JSON.stringify(draft)));

describe('undo', () => {
  test('[DR2] taking back every step leads through every former state to the first one, and doing again to the last', () => {
    let steps = 0;
    fc.assert(
      fc.property(
        kind,
        fc.array(fc.oneof({ weight: 5, arbitrary: drawing }, other), { maxLength: 40, size: 'max' }),
        (id, actions) => {
          const states: string[] = [];
          let draft = empty(id);
          for (const action of actions) {
            const before = draft;
            draft = reduceDraft(draft, action);
            if (draft.undo.length > before.undo.length) states.push(JSON.stringify(before.corners));
          }
          const last = JSON.stringify(draft.corners);
          steps += states.length;
          for (const former of states.toReversed()) {
            draft = reduceDraft(draft, { type: 'undo' });
            expect(JSON.stringify(draft.corners)).toBe(former);
          }
          expect(reduceDraft(draft, { type: 'undo' })).toBe(draft);
          for (const _ of states) draft = reduceDraft(draft, { type: 'redo' });
          expect(JSON.stringify(draft.corners)).toBe(last);
          expect(reduceDraft(draft, { type: 'redo' })).toBe(draft);
        },
      ),
      { seed, numRuns: 400 },
    );
    expect(steps).toBeGreaterThan(1000);
  });

  test('[DR3] a restart at any step changes nothing that follows', () => {
    fc.assert(
      fc.property(kind, fc.array(anything, { maxLength: 30, size: 'max' }), fc.nat(30), (id, actions, at) => {
        const straight = run(empty(id), actions);
        const before = restarted(run(empty(id), actions.slice(0, at)));
        expect(run(before, actions.slice(at))).toEqual(straight);
      }),
      { seed, numRuns: 400 },
    );
  });

  test('[DR2] a new step ends what could be done again', () => {
    const draft = run(empty('bike-lane'), [
      { type: 'add-corner', position: [13, 53] },
      { type: 'add-corner', position: [13.1, 53] },
      { type: 'undo' },
      { type: 'add-corner', position: [13.2, 53] },
    ]);
    expect(reduceDraft(draft, { type: 'redo' })).toBe(draft);
    expect(draft.corners).toEqual([
      [13, 53],
      [13.2, 53],
    ]);
  });

  test('[DR2] ten thousand steps are kept and taken back', () => {
    let draft = empty('place');
    for (let step = 0; step < 10_000; step += 1) {
      draft = reduceDraft(draft, { type: 'add-corner', position: [13 + step / 1e6, 53] });
    }
    expect(draft.undo).toHaveLength(10_000);
    for (let step = 0; step < 10_000; step += 1) draft = reduceDraft(draft, { type: 'undo' });
    expect(draft.corners).toEqual([]);
  });
});

describe('what is drawn', () => {
  test('[DR4] whatever happens, a draft is one: positions of the globe with 6 decimals, no twins set, a selection that exists', () => {
    fc.assert(
      fc.property(kind, fc.array(anything, { maxLength: 40, size: 'max' }), (id, actions) => {
        const draft = run(empty(id), actions);
        expect(draftSchema.safeParse(draft).success).toBe(true);
        for (const corner of draft.corners) expect(keptPosition(corner)).toEqual(corner);
        if (draft.selected !== null) expect(draft.corners[draft.selected]).toBeDefined();
        if (kindById(id).geometryType === 'Point') expect(draft.corners.length).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns: 600 },
    );
  });

  test('[DR5] the geometry is valid GeoJSON of the kind’s type as soon as enough corners are set', () => {
    let polygons = 0;
    fc.assert(
      fc.property(kind, fc.array(anything, { maxLength: 25, size: 'max' }), (id, actions) => {
        const draft = run(empty(id), actions);
        const geometry = geometryOfDraft(draft);
        expect(geometry === null).toBe(missingCorners(draft) > 0);
        if (!geometry) return;
        expect(geometry.type).toBe(kindById(id).geometryType);
        expect(drawnGeometrySchema.safeParse(geometry).success).toBe(true);
        expect(cornersOfGeometry(geometry)[0]).toEqual(draft.corners[0]);
        if (geometry.type !== 'Polygon') return;
        polygons += 1;
        const ring = geometry.coordinates[0] ?? [];
        const doubled = ring.slice(1).reduce((sum, [x, y], at) => {
          const [px, py] = ring[at] ?? [0, 0];
          return sum + ((px - 13) * (y - 53) - (x - 13) * (py - 53));
        }, 0);
        // RFC 7946 § 3.1.6: outlines run against the clock.
        expect(doubled).toBeGreaterThanOrEqual(-1e-12);
      }),
      { seed, numRuns: 600 },
    );
    expect(polygons).toBeGreaterThan(50);
  });

  test('[DR5] an area is the same whichever way round it was drawn', () => {
    const corners: Position[] = [
      [13, 53],
      [13.01, 53],
      [13.01, 53.01],
      [13, 53.01],
    ];
    const [first, ...others] = corners;
    const draw = (order: readonly (Position | undefined)[]) =>
      geometryOfDraft(
        run(
          empty('school-district'),
          order.flatMap((at) => (at ? [{ type: 'add-corner' as const, position: at }] : [])),
        ),
      );
    expect(draw([first, ...others.toReversed()])).toEqual(draw(corners));
  });

  test('[DR4] a corner on its neighbour is none, an outline does not return to its first corner, a line may', () => {
    const twice = run(empty('bike-lane'), [
      { type: 'add-corner', position: [13, 53] },
      { type: 'add-corner', position: [13.0000001, 53] },
    ]);
    expect(twice.corners).toEqual([[13, 53]]);
    const back: DraftAction[] = [
      [13, 53],
      [13.1, 53],
      [13.1, 53.1],
      [13, 53],
    ].map((at) => ({ type: 'add-corner', position: at as Position }));
    expect(run(empty('school-district'), back).corners).toHaveLength(3);
    expect(run(empty('bike-lane'), back).corners).toHaveLength(4);
  });

  test('[DR4] there are never more corners than a geometry may have', () => {
    const many = Array.from({ length: MAX_VERTICES + 5 }, (_, at): Position => [13 + at / 1e5, 53]);
    expect(reduceDraft(empty('bike-lane'), { type: 'add-corners', positions: many }).corners).toHaveLength(0);
    const full = reduceDraft(empty('school-district'), {
      type: 'add-corners',
      positions: many.slice(0, MAX_VERTICES - 1),
    });
    expect(full.corners).toHaveLength(MAX_VERTICES - 1);
    expect(reduceDraft(full, { type: 'add-corner', position: [12, 53] })).toBe(full);
  });

  test('[DR7] what would be refused is told while drawing, and never hinders it', () => {
    const area = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [13, 53],
          [13.1, 53],
          [13.1, 53.1],
          [13, 53.1],
          [13, 53],
        ] as Position[],
      ],
    };
    const bowTie: Position[] = [
      [13.01, 53.01],
      [13.02, 53.02],
      [13.02, 53.01],
      [13.01, 53.02],
    ];
    const crossing = reduceDraft(empty('school-district'), { type: 'add-corners', positions: bowTie });
    expect(warningOfDraft(crossing, area)).toBe('geometry-self-crossing');
    const outside = reduceDraft(empty('bike-lane'), {
      type: 'add-corners',
      positions: [
        [13.05, 53.05],
        [13.2, 53.05],
      ],
    });
    expect(warningOfDraft(outside, area)).toBe('geometry-outside-area');
    const short = reduceDraft(empty('bike-lane'), {
      type: 'add-corners',
      positions: [
        [13.05, 53.05],
        [13.05001, 53.05],
      ],
    });
    expect(warningOfDraft(short, area)).toBe('line-too-short');
    expect(warningOfDraft(empty('bike-lane'), area)).toBeNull();
    expect(reduceDraft(crossing, { type: 'add-corner', position: [13.03, 53.03] }).corners).toHaveLength(5);
  });

  test('[DR5] live sizes are those of the geometry', () => {
    const lane = reduceDraft(empty('bike-lane'), {
      type: 'add-corners',
      positions: [
        [13, 53],
        [13, 53.01],
      ],
    });
    expect(sizeOfDraft(lane)).toEqual({ unit: 'metres', metres: expect.closeTo(1113, -1) });
    expect(sizeOfDraft(empty('school-district'))).toBeNull();
    expect(sizeOfDraft(reduceDraft(empty('place'), { type: 'add-corner', position: [13, 53] }))).toBeNull();
  });
});

test('[DR1] a draft that changes a proposal begins with all of it', () => {
  const content = {
    projectId,
    kind: 'school-district' as const,
    title: 'Nord',
    reason: 'Kurze Wege',
    sources: ['https://example.de'],
    fields: { school: 'Nord' },
    authorName: 'Ada',
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [13, 53],
          [13.01, 53],
          [13.01, 53.01],
          [13, 53],
        ] as Position[],
      ],
    },
  };
  const draft = draftFromProposal(content, { id, now, editOf: { proposalId: projectId, baseRev: 3 }, replaces: null });
  expect(geometryOfDraft(draft)).toEqual(content.geometry);
  expect(draft).toMatchObject({
    title: 'Nord',
    reason: 'Kurze Wege',
    fields: { school: 'Nord' },
    authorName: 'Ada',
    editOf: { baseRev: 3 },
  });
});
