import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseStroke, restingBrush, type StrokeStep } from './stroke-recogniser.ts';

type Touch = Parameters<typeof recogniseStroke>[1];

const seed = 20_270_208;
const touch = (type: Touch['type'], pointerId: number, x: number, y: number): Touch => ({
  type,
  pointerId,
  isPrimary: pointerId === 1,
  pointerType: 'touch',
  x,
  y,
  timeStamp: 0,
});

function stepsOf(events: readonly Touch[], onGround = true): StrokeStep[] {
  let gesture = restingBrush;
  const steps: StrokeStep[] = [];
  for (const event of events) {
    const recognised = recogniseStroke(gesture, event, onGround);
    gesture = recognised.gesture;
    if (recognised.step) steps.push(recognised.step);
  }
  return steps;
}

test('[DU1] one finger paints from where it comes down to where it was last; lifting it paints nothing more', () => {
  const steps = stepsOf([
    touch('down', 1, 5, 5),
    touch('move', 1, 9, 5),
    touch('move', 1, 9, 5),
    touch('up', 1, 30, 30),
  ]);
  expect(steps).toEqual([
    { type: 'begin', from: { x: 5, y: 5 }, to: { x: 5, y: 5 } },
    { type: 'on', from: { x: 5, y: 5 }, to: { x: 9, y: 5 } },
    { type: 'end' },
  ]);
});

test('[DU1] a finger on a button or beside the map paints nothing', () => {
  expect(stepsOf([touch('down', 1, 5, 5), touch('move', 1, 9, 5), touch('up', 1, 9, 5)], false)).toEqual([]);
});

/** What stays painted: strokes that came to their end. */
function strokesKept(steps: readonly StrokeStep[]): number {
  let open = 0;
  let kept = 0;
  for (const step of steps) {
    if (step.type === 'begin') open = 1;
    if (step.type === 'cancel') open = 0;
    if (step.type === 'end') {
      kept += open;
      open = 0;
    }
  }
  expect(open).toBe(0);
  return kept;
}

test('[DU1] whatever two or three fingers do together, the gesture paints nothing that stays', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
  const moves = fc.array(fc.tuple(fc.constantFrom(1, 2, 3), place), { maxLength: 20 });
  const last = fc.constantFrom<Touch['type']>('up', 'cancel');
  let cancelled = 0;
  fc.assert(
    fc.property(
      moves,
      moves,
      fc.boolean(),
      fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
      last,
      (before, after, three, order, end) => {
        const fingers = three ? [1, 2, 3] : [1, 2];
        const steps = stepsOf([
          touch('down', 1, 0, 0),
          ...before.filter(([id]) => id === 1).map(([id, { x, y }]) => touch('move', id, x, y)),
          ...fingers.slice(1).map((id) => touch('down', id, 100, 100)),
          ...after.filter(([id]) => fingers.includes(id)).map(([id, { x, y }]) => touch('move', id, x, y)),
          ...order.filter((id) => fingers.includes(id)).map((id) => touch(end, id, 50, 50)),
        ]);
        expect(strokesKept(steps)).toBe(0);
        cancelled += steps.filter(({ type }) => type === 'cancel').length;
      },
    ),
    { seed, numRuns: 1000 },
  );
  expect(cancelled).toBe(1000);
});

test('[DU1] a touch that the system takes over is taken back, and the next finger paints again', () => {
  const steps = stepsOf([
    touch('down', 1, 0, 0),
    touch('cancel', 1, 0, 0),
    touch('down', 1, 9, 9),
    touch('up', 1, 9, 9),
  ]);
  expect(steps.map(({ type }) => type)).toEqual(['begin', 'cancel', 'begin', 'end']);
});
