import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlurAction, blurTraceSchema, noBlur, type PhotoPoint, reduceBlur } from './blur.ts';

const anywhere = fc.oneof(fc.double({ min: -2, max: 3, noNaN: true }), fc.constant(Number.NaN));
const at: fc.Arbitrary<PhotoPoint> = fc.tuple(anywhere, anywhere);
const act: fc.Arbitrary<BlurAction> = fc.oneof(
  fc.record({ type: fc.constant('begin-trace' as const), at, radius: anywhere }),
  fc.record({ type: fc.constant('go-on' as const), at }),
  fc.record({ type: fc.constant('move-frame' as const), by: at }),
  fc.record({ type: fc.constant('resize-frame' as const), by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.constantFrom<BlurAction>(
    { type: 'end-trace' },
    { type: 'cancel-trace' },
    { type: 'blur-frame' },
    { type: 'undo' },
  ),
);
const acts = fc.array(act, { maxLength: 60 });

describe('[PH8] blurring', () => {
  test('never leaves the photo, whatever is done', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const { traces, frame } = done.reduce(reduceBlur, noBlur);
        for (const trace of traces) expect(blurTraceSchema.safeParse(trace).success).toBe(true);
        expect(blurTraceSchema.safeParse({ radius: frame.radius, points: [[...frame.at]] }).success).toBe(true);
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  test('a stroke that a second finger breaks off is as if it had never been', () => {
    fc.assert(
      fc.property(acts, fc.array(at, { maxLength: 8 }), (before, path) => {
        const start = reduceBlur(before.reduce(reduceBlur, noBlur), { type: 'end-trace' });
        let edit = reduceBlur(start, { type: 'begin-trace', at: [0.5, 0.5], radius: 0.1 });
        for (const point of path) edit = reduceBlur(edit, { type: 'go-on', at: point });
        expect(reduceBlur(edit, { type: 'cancel-trace' })).toEqual(start);
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  test('undo takes back one step after the other, down to the untouched photo', () => {
    fc.assert(
      fc.property(acts, (done) => {
        let edit = done.reduce(reduceBlur, noBlur);
        const steps = edit.traces.length;
        for (let step = 0; step < steps; step++) edit = reduceBlur(edit, { type: 'undo' });
        expect(edit.traces).toEqual([]);
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  test('by keys and by finger the same spot is blurred', () => {
    const moved = reduceBlur(noBlur, { type: 'move-frame', by: [0.25, -0.25] });
    const byKeys = reduceBlur(moved, { type: 'blur-frame' });
    const touched = reduceBlur(noBlur, { type: 'begin-trace', at: [0.75, 0.25], radius: noBlur.frame.radius });
    expect(byKeys.traces).toEqual(reduceBlur(touched, { type: 'end-trace' }).traces);
  });
});
