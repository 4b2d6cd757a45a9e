/**
 * Hands on the drawing screen. Each gesture says whether it taps, the page says what its fingers came down on, and the
 * reducer says what that makes of the draft: anything else in the draft that this device keeps is a mis-draw.
 */
import type { Page } from '@playwright/test';
import type { Draft } from '@werkstadt/shared/draft/draft';
import { cornerAction } from '@werkstadt/shared/draft/place-corner';
import { type DraftAction, reduceDraft } from '@werkstadt/shared/draft/reduce-draft';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { beginProposal, chooseInMenu, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import type { Point } from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import { anywhere, type Gesture, gestures, type MapArea } from '../pages/gestures.ts';
import { isOnItsWay, untilStreetsAreThere } from '../pages/streets.ts';
import { look, type Seen, type Touch, type Touched, watchTouches } from '../pages/touched-draft.ts';
import { expect, test } from '../support/test.ts';

/** The gate plays a part of them; `nightly` a thousand. */
const COUNT = Number(process.env.WERKSTADT_GESTURES ?? 60);
const SEED = 20_270_208;
/** As far as a corner jumps to a street, where it follows them: a thumb's breadth, and between these on the ground. */
const STREET_PIXELS = 24;
const LEAST_STREET_METRES = 8;
const MOST_STREET_METRES = 60;
/** The browser tells places in whole pixels, a draft the ground in 11 cm. */
const EXACT_PIXELS = 2;
/** Two that stay tell where the map is. */
const FEWEST_CORNERS = 3;
/** More leave hardly any ground to tap. */
const MOST_CORNERS = 9;

// A picture of the page before and after each look would take longer than the gesture.
test.use({ hasTouch: true, viewport: { width: 360, height: 640 }, deviceScaleFactor: 0.5, trace: 'off' });

/** The corner that a tap on the ground sets. */
const cornerSetIn = ({ selected, corners }: Draft): number => selected ?? corners.length;

function meantBy({ touched }: Touch, before: Draft, after: Draft): DraftAction | null {
  switch (touched.on) {
    case 'ground':
      // Whether it is the right place, `misplaced` looks.
      return cornerAction(before, after.corners[cornerSetIn(before)] ?? [0, 0]);
    case 'corner': {
      const index = touched.number - 1;
      return { type: 'select-corner', index: before.selected === index ? null : index };
    }
    case 'stretch':
      return { type: 'set-free', index: touched.number, free: !before.free[touched.number] };
    case 'undo':
      return { type: 'undo' };
    case 'other':
      return null;
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How far from the finger its corner is, on the map as it was when the finger came down. CSS pixels. */
function misplaced({ at, corners }: Touch, index: number, after: Seen): number {
  // The map may have glided on since: two corners that stayed tell by how much, and by how much nearer.
  const stayed = corners.flatMap((was, other) => {
    const is = after.corners[other];
    return is && other !== index ? [{ was, is }] : [];
  });
  const [first] = stayed;
  const set = after.corners[index];
  if (!set || !first) return 0;
  const far = stayed.reduce((found, next) =>
    distance(next.was, first.was) > distance(found.was, first.was) ? next : found,
  );
  const scale = far === first ? 1 : distance(far.is, first.is) / distance(far.was, first.was);
  return distance(at, {
    x: first.was.x + (set.x - first.is.x) / scale,
    y: first.was.y + (set.y - first.is.y) / scale,
  });
}

/** How far a corner may jump to a street on the map as it is shown; 0 while drawing is free of them. CSS pixels. */
function jumpPixels({ draft, corners }: Seen): number {
  if (!draft.snapping) return 0;
  const [from, to] = [draft.corners[0], draft.corners.find((corner) => `${corner}` !== `${draft.corners[0]}`)];
  const [shownFrom, shownTo] = [corners[0], corners[draft.corners.indexOf(to ?? [0, 0])]];
  if (!from || !to || !shownFrom || !shownTo) return 0;
  const metresPerPixel = lineLengthMetres([from, to]) / distance(shownFrom, shownTo);
  const metres = Math.max(LEAST_STREET_METRES, Math.min(MOST_STREET_METRES, STREET_PIXELS * metresPerPixel));
  return metres / metresPerPixel;
}

/** Parts of a draft that nobody draws: when it was changed last, and the ways that are found for what was drawn. */
const FOUND_PARTS: readonly string[] = ['updatedAt', 'routes'];

/** The first part of the draft that is not as meant. */
function firstDifference(meant: Draft, found: Draft): string | null {
  const told = (part: unknown) => JSON.stringify(part).slice(-300);
  for (const [name, part] of Object.entries(found)) {
    const wanted = Reflect.get(meant, name);
    if (!FOUND_PARTS.includes(name) && JSON.stringify(part) !== JSON.stringify(wanted)) {
      return `${name} is ${told(part)} and not ${told(wanted)}`;
    }
  }
  return null;
}

/** What is wrong with the draft, when the gesture taps or else draws nothing; null when it is exactly what was meant. */
function misdrawnBy(taps: boolean, before: Draft, after: Seen, touches: readonly Touch[]): string | null {
  let meant = before;
  for (const touch of taps ? touches : []) {
    if (touch.touched.on === 'ground') {
      const index = cornerSetIn(meant);
      const allowed = jumpPixels(after) + EXACT_PIXELS;
      if (`${meant.corners[index]}` === `${after.draft.corners[index]}`) {
        // On the street it would stand where it stands already, or on its neighbour: that is no step.
        const standing = [index - 1, index, index + 1].flatMap((near) => touch.corners[near] ?? []);
        const stands = meant.snapping && standing.some((corner) => distance(touch.at, corner) <= allowed);
        if (!stands) return 'a tap set no corner';
        meant = { ...meant, selected: after.draft.selected };
        continue;
      }
      const off = misplaced(touch, index, after);
      if (off > allowed) return `a corner ${off.toFixed(1)} px beside the finger`;
    }
    const action = meantBy(touch, meant, after.draft);
    if (action) meant = reduceDraft(meant, action);
  }
  return firstDifference(meant, after.draft);
}

/** What is wrong with the draft after a finger took a corner along and was lifted there; null when nothing is. */
function misdragged(touch: Touch, index: number, lifted: Point, before: Draft, after: Seen): string | null {
  const allowed = jumpPixels(after) + EXACT_PIXELS;
  const was = touch.corners[index] ?? touch.at;
  const at = { x: was.x + lifted.x - touch.at.x, y: was.y + lifted.y - touch.at.y };
  const position = after.draft.corners[index] ?? [0, 0];
  if (`${before.corners[index]}` === `${position}`) {
    // Where it came from, or on its neighbour: that is no step.
    const standing = [index - 1, index, index + 1].flatMap((near) => touch.corners[near] ?? []);
    if (!standing.some((corner) => distance(at, corner) <= allowed)) return 'a drag moved no corner';
    // It is shown a moment before it is kept: where the corner is, and that none is chosen any more.
    if (misplaced({ ...touch, at: was }, index, after) > EXACT_PIXELS) return 'a drag is shown that is not kept';
    if (after.unchosen.includes((after.draft.selected ?? -1) + 1)) return 'a choice is kept that is not shown';
    return firstDifference({ ...before, selected: after.draft.selected }, after.draft);
  }
  const off = misplaced({ ...touch, at }, index, after);
  if (off > allowed) return `a corner dragged ${off.toFixed(1)} px beside the finger`;
  return firstDifference(reduceDraft(before, { type: 'move-corner', index, position }), after.draft);
}

function misdrawn(
  gesture: Gesture,
  before: Draft,
  after: Seen,
  touches: readonly Touch[],
  lifted: Point,
): string | null {
  const { taps, on, drags } = gesture;
  const [first] = touches;
  if (drags && first?.touched.on === 'corner') {
    return misdragged(first, first.touched.number - 1, lifted, before, after);
  }
  const problem = misdrawnBy(taps, before, after, touches);
  // A handle may glide under a finger that was to rest on the ground: whether that presses it, the browser says.
  const mayPress = !taps && on === 'ground' && touches.every(({ touched }) => touched.on !== 'ground');
  return problem && mayPress ? misdrawnBy(true, before, after, touches) : problem;
}

/** Where hands move the map; beside it they may enlarge the page, as on any other. */
const onTheMap: readonly Touched['on'][] = ['ground', 'corner', 'stretch'];

interface Next {
  readonly gesture: Gesture;
  readonly at: Point;
}

/** By weight, with undo as the way out of a crowd; every second is of a kind that did not come yet, while there is one. */
function nextGesture(random: SeededRandom, { draft, places }: Seen, played: ReadonlyMap<string, number>): Next {
  const possible = gestures.flatMap(({ weight, ...gesture }) => {
    const { name, on } = gesture;
    if (on === 'undo' && draft.corners.length <= FEWEST_CORNERS) return [];
    const fits = places.filter(({ touched }) => (on ? touched.on === on : onTheMap.includes(touched.on)));
    const often = on === 'undo' && draft.corners.length > MOST_CORNERS ? weight * 4 : weight;
    return fits.length > 0 ? [{ gesture: { ...gesture, weight }, fits, often, isNew: !played.has(name) }] : [];
  });
  const unplayed = random.chance(0.5) ? possible.filter(({ isNew }) => isNew) : [];
  const drawn = unplayed.length > 0 ? unplayed : possible;
  const { gesture, fits } = random.pick(drawn.flatMap((one) => Array.from({ length: one.often }, () => one)));
  return { gesture, at: random.pick(fits).at };
}

/** An empty lane to be drawn by tapping, free of streets, with its first three corners. */
async function beginDrawing(page: Page, fingers: Fingers): Promise<MapArea> {
  await page.goto(`/${SLUG}/projects`);
  await beginProposal(page);
  await untilMapIsDrawn(page);
  await chooseInMenu(page, 'Durch Tippen zeichnen');
  await untilStreetsAreThere(page);
  await page.getByRole('button', { name: 'An der Straße' }).tap();
  await watchTouches(page);
  const area = await page.locator('.base-map__over').boundingBox();
  if (!area) throw new Error('no map is shown');
  for (const [right, down] of [
    [0.3, 0.3],
    [0.6, 0.4],
    [0.5, 0.6],
  ] as const) {
    fingers.down(1, { x: area.x + area.width * right, y: area.y + area.height * down });
    fingers.up(1);
    await fingers.settled();
    await untilMapIsDrawn(page);
  }
  await expect.poll(async () => (await look(page, [])).draft.corners.length).toBe(3);
  const free = await page.locator('.base-map__over').boundingBox();
  return free ?? area;
}

interface Played {
  readonly misdrawn: string | null;
  readonly counts: ReadonlyMap<string, number>;
}

/** Plays gestures until one mis-draws, or all of them are played: the first half free of streets, the second along them. */
async function playGestures(page: Page, count: number): Promise<Played> {
  const random = new SeededRandom(SEED);
  const fingers = await Fingers.of(page);
  const area = await beginDrawing(page, fingers);
  const counts = new Map<string, number>();
  const told: string[] = [];
  const candidates = () => Array.from({ length: 6 }, () => anywhere({ random, area }));
  let seen = await look(page, candidates());
  let tappedBefore = true;
  const closeList = async () => {
    const handle = page.locator('.sheet__handle');
    while ((await handle.getAttribute('aria-expanded')) === 'true') await handle.tap();
    await untilMapIsDrawn(page);
    seen = await look(page, candidates());
  };
  const followStreets = async () => {
    const free = page.getByRole('button', { name: 'Frei', exact: true });
    // Right after a pinch the browser may take a tap for its end.
    await expect(async () => {
      if (await free.isVisible()) await free.tap();
      await expect(free).toHaveCount(0, { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await untilMapIsDrawn(page);
    await expect
      .poll(async () => {
        seen = await look(page, candidates());
        return seen.draft.snapping;
      })
      .toBe(true);
  };
  for (let number = 1; number <= count; number++) {
    if (number === Math.ceil(count / 2) + 1) await followStreets();
    if (seen.listOpen) await closeList();
    // Until their ways are found, signs of stretches still move.
    for (let again = 0; again < 100 && !isOnItsWay(seen.draft); again++) seen = await look(page, candidates());
    const { gesture, at } = nextGesture(random, seen, counts);
    const before = seen.draft;
    await gesture.play({ page, fingers, random, area, corners: seen.corners }, at);
    await fingers.settled();
    const touches: Touch[] = [];
    const asked = candidates();
    const check = async () => {
      seen = await look(page, asked);
      touches.push(...seen.touches);
      return misdrawn(gesture, before, seen, touches, fingers.lifted);
    };
    let problem = await check();
    // The device keeps a step a moment after it is shown.
    for (let again = 0; again < 100 && problem; again++) problem = await check();
    // And a tap that seems to have set nothing may only not be kept yet.
    for (let again = 0; again < 10 && gesture.taps && seen.draft.updatedAt === before.updatedAt; again++)
      problem = await check();
    // Right after a pinch the browser may take a tap for its end: a button that was not pressed is no mis-draw.
    const mayBeLost = ({ touched: { on } }: Touch) => on === 'undo' || (on !== 'ground' && !tappedBefore);
    if (problem && touches.every(mayBeLost)) problem = misdrawnBy(false, before, seen, []);
    tappedBefore = gesture.taps;
    const from = touches.map(({ touched, at: { x, y } }) => `${Object.values(touched).join(' ')} at ${x}, ${y}`);
    told.push(`${number} ${gesture.name}: ${from.join('; ')}`);
    counts.set(gesture.name, (counts.get(gesture.name) ?? 0) + 1);
    if (problem) return { misdrawn: `${problem} after ${told.slice(-3).join(', ')}`, counts };
  }
  return { misdrawn: null, counts };
}

test(`[UI3] ${COUNT} gestures on the drawing screen, free of streets and along them, draw what was meant and nothing else`, async ({
  page,
}) => {
  test.setTimeout(120_000 + COUNT * 1000);
  const { misdrawn: problem, counts } = await playGestures(page, COUNT);
  expect(problem).toBeNull();
  // The seed met every kind of gesture.
  expect(gestures.filter(({ name }) => !counts.has(name)).map(({ name }) => name)).toEqual([]);
});

test('[UI3] a screen that hears of no second finger mis-draws, and these gestures show it', async ({ page }) => {
  test.setTimeout(120_000 + COUNT * 1000);
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
      addEventListener(name, (event) => event.isPrimary || event.stopImmediatePropagation(), { capture: true });
    }
  });
  const { misdrawn: problem } = await playGestures(page, COUNT);
  expect(problem).not.toBeNull();
});
