/** What hands do on a phone while something is drawn on it, and whether it draws. */
import type { Page } from '@playwright/test';
import type { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { Point } from './drawing.ts';
import type { Fingers } from './fingers.ts';
import type { Touched } from './touched-draft.ts';

/** The map that nothing covers; CSS pixels of the page. */
export interface MapArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Hand {
  readonly page: Page;
  readonly fingers: Fingers;
  readonly random: SeededRandom;
  readonly area: MapArea;
  /** Where the corners are shown; CSS pixels of the page. */
  readonly corners: readonly Point[];
}

export interface Gesture {
  readonly name: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** Every first finger of it taps; else it draws nothing, unless it drags a corner. */
  readonly taps: boolean;
  /** One finger goes somewhere and is lifted: a corner it came down on goes along. */
  readonly drags?: true;
  /** What the first finger comes down on; anything of the map where it is not given. */
  readonly on?: Touched['on'];
  readonly play: (hand: Hand, at: Point) => void | Promise<void>;
}

/** Far enough for every gesture round it to stay on the map. */
const MARGIN = 24;

export const anywhere = ({ random, area }: Pick<Hand, 'random' | 'area'>): Point => ({
  x: random.integer(area.x + MARGIN, area.x + area.width - MARGIN),
  y: random.integer(area.y + MARGIN, area.y + area.height - MARGIN),
});

const beside = ({ x, y }: Point, right: number, down: number): Point => ({ x: x + right, y: y + down });

function widthOf(places: readonly Point[]): number {
  const all = places.map(({ x }) => x);
  return Math.max(...all) - Math.min(...all);
}

/** At least so far away that no browser takes it for a tap. */
function away(hand: Hand, from: Point): Point {
  const to = anywhere(hand);
  return Math.hypot(to.x - from.x, to.y - from.y) > 40 ? to : beside(from, hand.random.chance(0.5) ? 60 : -60, 50);
}

/** In three steps, as quick fingers do. */
function slide(fingers: Fingers, paths: readonly (readonly [id: number, from: Point, to: Point])[]): void {
  for (const share of [0.3, 0.7, 1]) {
    for (const [id, from, to] of paths) {
      fingers.move(id, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
  }
}

function tap({ fingers, random }: Hand, at: Point): void {
  fingers.down(1, at);
  // A finger rolls.
  if (random.chance(0.4)) fingers.move(1, beside(at, random.integer(-6, 6), random.integer(-6, 6)));
  // From about 500 ms on the browser takes it for a long press, which presses no button.
  fingers.rest(random.integer(30, 200));
  fingers.up(1);
}

function lift({ fingers, random }: Hand, ids: readonly number[]): void {
  for (const id of random.shuffled(ids)) fingers.up(id);
}

/** Two fingers that move from where they are to where they go. */
function twoFingers(hand: Hand, a: readonly [Point, Point], b: readonly [Point, Point]): void {
  const { fingers } = hand;
  fingers.down(1, a[0]);
  fingers.down(2, b[0]);
  slide(fingers, [
    [1, ...a],
    [2, ...b],
  ]);
  lift(hand, [1, 2]);
}

export const gestures: readonly Gesture[] = [
  { name: 'tap', weight: 30, taps: true, on: 'ground', play: tap },
  { name: 'tap on a corner', weight: 8, taps: true, on: 'corner', play: tap },
  { name: 'tap on the sign of a stretch', weight: 3, taps: true, on: 'stretch', play: tap },
  { name: 'tap on «Rückgängig»', weight: 8, taps: true, on: 'undo', play: tap },
  {
    name: 'quick double tap',
    weight: 8,
    taps: true,
    on: 'ground',
    play: (hand, at) => {
      tap(hand, at);
      hand.fingers.rest(hand.random.integer(40, 120));
      tap(hand, beside(at, hand.random.integer(-3, 3), hand.random.integer(-3, 3)));
    },
  },
  {
    name: 'drag',
    weight: 8,
    taps: false,
    drags: true,
    play: (hand, at) => {
      hand.fingers.down(1, at);
      slide(hand.fingers, [[1, at, away(hand, at)]]);
      hand.fingers.up(1);
    },
  },
  {
    name: 'drag there and back',
    weight: 3,
    taps: false,
    drags: true,
    play: (hand, at) => {
      const far = away(hand, at);
      hand.fingers.down(1, at);
      slide(hand.fingers, [[1, at, far]]);
      slide(hand.fingers, [[1, far, at]]);
      hand.fingers.up(1);
    },
  },
  {
    name: 'swipe from the edge',
    weight: 3,
    taps: false,
    drags: true,
    play: ({ fingers, random, area }, { y }) => {
      const [edge, inwards] = random.chance(0.5) ? [area.x + 1, 140] : [area.x + area.width - 2, -140];
      fingers.down(1, { x: edge, y });
      slide(fingers, [[1, { x: edge, y }, { x: edge + inwards, y: y + random.integer(-20, 20) }]]);
      fingers.up(1);
    },
  },
  {
    name: 'pinch',
    weight: 5,
    taps: false,
    play: (hand, at) => {
      const [near, far] = [hand.random.integer(25, 35), hand.random.integer(50, 70)];
      // The drawing stays about as large as the screen, however long one goes on.
      const [from, to] = widthOf(hand.corners) < hand.area.width ? [near, far] : [far, near];
      twoFingers(hand, [beside(at, -from, 0), beside(at, -to, 0)], [beside(at, from, 8), beside(at, to, 8)]);
    },
  },
  {
    name: 'two fingers push the map',
    weight: 3,
    taps: false,
    play: (hand, at) => {
      const [right, down] = [hand.random.integer(-60, 60), hand.random.integer(-60, 60)];
      const other = beside(at, 48, 10);
      twoFingers(hand, [at, beside(at, right, down)], [other, beside(other, right, down)]);
    },
  },
  {
    name: 'two fingers turn',
    weight: 3,
    taps: false,
    play: (hand, at) =>
      twoFingers(hand, [beside(at, -40, 0), beside(at, 0, -40)], [beside(at, 40, 0), beside(at, 0, 40)]),
  },
  {
    name: 'two fingers that stay',
    weight: 4,
    taps: false,
    play: (hand, at) => {
      hand.fingers.down(1, at);
      hand.fingers.down(2, beside(at, hand.random.integer(20, 60), hand.random.integer(-40, 40)));
      hand.fingers.rest(hand.random.integer(20, 200));
      lift(hand, [1, 2]);
    },
  },
  {
    name: 'a pinch begun with what looked like a tap',
    weight: 4,
    taps: false,
    play: (hand, at) => {
      hand.fingers.down(1, at);
      hand.fingers.move(1, beside(at, 3, 3));
      hand.fingers.rest(hand.random.integer(50, 250));
      const other = anywhere(hand);
      hand.fingers.down(2, other);
      slide(hand.fingers, [[2, other, away(hand, other)]]);
      lift(hand, [1, 2]);
    },
  },
  {
    name: 'a tap of one finger after a pinch, the other still down',
    weight: 3,
    taps: false,
    play: (hand, at) => {
      const other = beside(at, 60, 0);
      hand.fingers.down(1, at);
      hand.fingers.down(2, other);
      slide(hand.fingers, [[2, other, away(hand, other)]]);
      hand.fingers.up(1);
      hand.fingers.down(3, at);
      lift(hand, [2, 3]);
    },
  },
  {
    name: 'a resting thumb',
    weight: 3,
    taps: false,
    on: 'ground',
    play: ({ fingers, random }, at) => {
      fingers.down(1, at);
      fingers.rest(random.integer(850, 4000));
      fingers.up(1);
    },
  },
  {
    name: 'a tap beside a resting thumb',
    weight: 3,
    taps: false,
    play: (hand, at) => {
      hand.fingers.down(1, { x: hand.area.x + 3, y: at.y });
      hand.fingers.rest(hand.random.integer(100, 2000));
      hand.fingers.down(2, at);
      hand.fingers.rest(80);
      hand.fingers.up(2);
      hand.fingers.up(1);
    },
  },
  {
    name: 'a second finger beside the map',
    weight: 3,
    taps: false,
    play: (hand, at) => {
      hand.fingers.down(1, at);
      hand.fingers.down(2, { x: hand.area.x + hand.area.width / 2, y: hand.area.y + hand.area.height + 60 });
      lift(hand, [1, 2]);
    },
  },
  {
    name: 'three fingers',
    weight: 2,
    taps: false,
    play: (hand, at) => {
      [at, beside(at, 40, 0), beside(at, 0, 40)].forEach((place, index) => {
        hand.fingers.down(index + 1, place);
      });
      lift(hand, [1, 2, 3]);
    },
  },
  {
    name: 'a touch that the device takes away',
    weight: 3,
    taps: false,
    play: ({ fingers }, at) => {
      fingers.down(1, at);
      fingers.cancel();
    },
  },
  {
    name: 'the screen turns under the finger',
    weight: 1,
    taps: false,
    on: 'ground',
    play: async ({ page, fingers }, at) => {
      const size = page.viewportSize() ?? { width: 0, height: 0 };
      fingers.down(1, at);
      await fingers.settled();
      await page.setViewportSize({ width: size.height, height: size.width });
      // Lifted over a button, it would press that as everywhere.
      const onMap = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.closest('.base-map__canvas') !== null,
        at,
      );
      if (onMap) fingers.up(1);
      else fingers.cancel();
      await fingers.settled();
      await page.setViewportSize(size);
    },
  },
];
