import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gesture, recogniseTap, restingGesture, type TouchEventLike } from './tap-recogniser.ts';

const seed = 20_270_208;
const SLACK = 12;
const REST_MS = 800;

interface Finger {
  readonly pointerId: number;
  readonly path: readonly { readonly x: number; readonly y: number }[];
  readonly downAt: number;
  readonly upAt: number;
  readonly cancelled: boolean;
  /** Milliseconds between two of the times above. */
  readonly pace: number;
}

const finger = (pointerId: number) =>
  fc.record({
    pointerId: fc.constant(pointerId),
    path: fc.array(fc.record({ x: fc.integer({ min: 100, max: 160 }), y: fc.integer({ min: 100, max: 130 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    downAt: fc.integer({ min: 0, max: 40 }),
    upAt: fc.integer({ min: 41, max: 90 }),
    cancelled: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    pace: fc.constantFrom(1, 1, 1, 30),
  });

/** One gesture: one to three fingers, each coming down, moving and going up in its own time. */
const gesture = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(finger(1)) },
  { weight: 2, arbitrary: fc.tuple(finger(1), finger(2)) },
  { weight: 1, arbitrary: fc.tuple(finger(1), finger(2), finger(3)) },
);

/** The events a browser would send, in time, the first finger down being the primary one. */
function eventsOf(fingers: readonly Finger[]): TouchEventLike[] {
  const primary = fingers.toSorted((a, b) => a.downAt - b.downAt)[0]?.pointerId;
  const timed = fingers.flatMap(({ pointerId, path, downAt, upAt, cancelled, pace }) => {
    const [start = { x: 0, y: 0 }] = path;
    const end = path.at(-1) ?? start;
    const base = { pointerId, pointerType: 'touch', isPrimary: pointerId === primary, timeStamp: downAt };
    const moves = path.slice(1).map((at, index) => ({
      time: downAt + ((upAt - downAt) * (index + 1)) / (path.length + 1),
      event: { ...base, type: 'move' as const, ...at },
    }));
    return [
      { time: downAt, event: { ...base, type: 'down' as const, ...start } },
      ...moves,
      {
        time: upAt,
        event: {
          ...base,
          type: cancelled ? ('cancel' as const) : ('up' as const),
          ...end,
          timeStamp: downAt + (upAt - downAt) * pace,
        },
      },
    ];
  });
  return timed.toSorted((a, b) => a.time - b.time).map(({ event }) => event);
}

/** What a person meant: a tap is one finger that stayed where it came down and soon went up by itself. */
function meantTap(fingers: readonly Finger[]): { x: number; y: number } | null {
  const [only, ...others] = fingers;
  const start = only?.path[0];
  if (!only || !start || others.length > 0 || only.cancelled) return null;
  if ((only.upAt - only.downAt) * only.pace > REST_MS) return null;
  return only.path.every(({ x, y }) => Math.hypot(x - start.x, y - start.y) <= SLACK) ? start : null;
}

function play(events: readonly TouchEventLike[], from: Gesture) {
  const taps: { x: number; y: number }[] = [];
  let state = from;
  for (const event of events) {
    const { gesture: next, tap } = recogniseTap(state, event);
    state = next;
    if (tap) taps.push(tap);
  }
  return { taps, state };
}

test('[UI3] a thousand gestures in a row draw exactly what was meant: a second finger, a drag or a cancelled touch draws nothing', () => {
  const gestures = fc.sample(gesture, { seed, numRuns: 1000 });
  let state = restingGesture;
  const drawn = gestures.map((fingers) => {
    const played = play(eventsOf(fingers), state);
    state = played.state;
    return { taps: played.taps, held: state.held.size };
  });
  const meant = gestures.map((fingers) => ({ taps: [meantTap(fingers)].filter((tap) => tap !== null), held: 0 }));
  expect(drawn).toEqual(meant);
  expect(meant.filter(({ taps }) => taps.length > 0).length).toBeGreaterThan(100);
  expect(gestures.filter(({ length }) => length > 1).length).toBeGreaterThan(300);
});

test('[UI3] fingers of one gesture that come and go in any overlap never add up to a tap', () => {
  const down = (pointerId: number, isPrimary: boolean): TouchEventLike => ({
    type: 'down',
    pointerId,
    isPrimary,
    pointerType: 'touch',
    x: 50,
    y: 50,
    timeStamp: 0,
  });
  const up = (pointerId: number, isPrimary: boolean): TouchEventLike => ({ ...down(pointerId, isPrimary), type: 'up' });
  // The first finger leaves first, the last one second: neither end of the pinch is a tap.
  expect(play([down(1, true), down(2, false), up(1, true), up(2, false)], restingGesture).taps).toEqual([]);
  // A third finger within the same gesture, after the first has gone.
  expect(
    play([down(1, true), down(2, false), up(1, true), down(3, false), up(3, false), up(2, false)], restingGesture).taps,
  ).toEqual([]);
  // And the next single finger taps again.
  const after = play([down(1, true), down(2, false), up(2, false), up(1, true)], restingGesture).state;
  expect(play([down(4, true), up(4, true)], after).taps).toEqual([{ x: 50, y: 50 }]);
});

test('[UI3] a finger whose end the browser swallowed does not silence the next tap', () => {
  const lost: TouchEventLike = {
    type: 'down',
    pointerId: 1,
    isPrimary: true,
    pointerType: 'touch',
    x: 5,
    y: 5,
    timeStamp: 0,
  };
  const { state } = play([lost], restingGesture);
  const next: TouchEventLike[] = [
    { ...lost, pointerId: 7, x: 80, y: 80 },
    { ...lost, pointerId: 7, type: 'up', x: 82, y: 80 },
  ];
  expect(play(next, state).taps).toEqual([{ x: 80, y: 80 }]);
});

test('[UI3] a palm beside a pen draws nothing', () => {
  const pen: TouchEventLike = {
    type: 'down',
    pointerId: 1,
    isPrimary: true,
    pointerType: 'pen',
    x: 5,
    y: 5,
    timeStamp: 0,
  };
  const palm: TouchEventLike = {
    type: 'down',
    pointerId: 2,
    isPrimary: true,
    pointerType: 'touch',
    x: 90,
    y: 90,
    timeStamp: 0,
  };
  const events: TouchEventLike[] = [pen, palm, { ...pen, type: 'up' }, { ...palm, type: 'up' }];
  expect(play(events, restingGesture).taps).toEqual([]);
});

test('[UI3] the tap is where the finger came down: lifting it adds nothing', () => {
  const down: TouchEventLike = {
    type: 'down',
    pointerId: 1,
    isPrimary: true,
    pointerType: 'touch',
    x: 40,
    y: 40,
    timeStamp: 0,
  };
  expect(play([down, { ...down, type: 'up', x: 48, y: 40 }], restingGesture).taps).toEqual([{ x: 40, y: 40 }]);
  const mouse = { ...down, pointerType: 'mouse' };
  expect(play([mouse, { ...mouse, type: 'up', x: 48, y: 40 }], restingGesture).taps).toEqual([]);
});

test('[UI3] a thumb that rests on the map draws nothing when it is lifted; a mouse may be slow', () => {
  const down: TouchEventLike = {
    type: 'down',
    pointerId: 1,
    isPrimary: true,
    pointerType: 'touch',
    x: 40,
    y: 40,
    timeStamp: 0,
  };
  const lifted = (timeStamp: number, pointerType = 'touch') =>
    play(
      [
        { ...down, pointerType },
        { ...down, pointerType, type: 'up', timeStamp },
      ],
      restingGesture,
    ).taps.length;
  expect([lifted(REST_MS), lifted(REST_MS + 1), lifted(REST_MS + 1, 'pen'), lifted(10_000, 'mouse')]).toEqual([
    1, 0, 0, 1,
  ]);
});
