/** Hands on the painting screen: one finger paints, and whatever two or more do together leaves no painted block. */
import type { Page } from '@playwright/test';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { Fingers } from '../pages/fingers.ts';
import { anywhere, type Gesture, gestures } from '../pages/gestures.ts';
import { beginPainting, chooseSchool, keptSteps, paintingMap } from '../pages/painting.ts';
import { expect, test } from '../support/test.ts';

/** The gate plays a part of them; more for a night. */
const COUNT = Number(process.env.WERKSTADT_GESTURES ?? 30);
const SEED = 20_270_208;

// A picture of the page before and after each look would take longer than the gesture.
test.use({ hasTouch: true, viewport: { width: 360, height: 640 }, deviceScaleFactor: 0.5, trace: 'off' });

/** What two fingers or the device do; the others move one finger over the map, which paints. */
const together: readonly Gesture['name'][] = [
  'pinch',
  'two fingers push the map',
  'two fingers turn',
  'two fingers that stay',
  'a pinch begun with what looked like a tap',
  'a tap of one finger after a pinch, the other still down',
  'a tap beside a resting thumb',
  'a second finger beside the map',
  'three fingers',
  'a touch that the device takes away',
];
/** Round corners so far apart a pinch closes, without any it opens: the map goes near and far. */
const FAR = [
  { x: 0, y: 0 },
  { x: 9999, y: 0 },
];

const stepsOf = async (page: Page): Promise<number> => (await keptSteps(page))?.undo.length ?? 0;

/** Gives the block that the keyboard chose to one school and to the other: the step after all that was painted. */
async function markByKeyboard(page: Page, turn: number): Promise<void> {
  await paintingMap(page).press(String(1 + (turn % 2)));
  await page.keyboard.press('Enter');
}

/** Plays gestures of several fingers, with a step by the keyboard after each; answers the first that painted. */
async function firstThatPaints(page: Page, count: number): Promise<string | null> {
  await beginPainting(page);
  const random = new SeededRandom(SEED);
  const fingers = await Fingers.of(page);
  const box = await page.locator('.base-map__over').boundingBox();
  const tools = await page.getByRole('group', { name: 'Werkzeuge' }).boundingBox();
  const schools = await page.getByRole('group', { name: 'Schulen' }).boundingBox();
  if (!box || !tools || !schools) throw new Error('nothing is painted here');
  const top = schools.y + schools.height;
  const area = { x: box.x, y: top, width: box.width - 70, height: tools.y - top };
  await chooseSchool(page, 3);
  await paintingMap(page).focus();
  await page.keyboard.press('ArrowRight');
  await markByKeyboard(page, 0);
  await markByKeyboard(page, 1);
  await expect.poll(() => stepsOf(page)).toBeGreaterThan(0);
  let expected = await stepsOf(page);
  const possible = gestures.filter(({ name }) => together.includes(name));
  expect(possible).toHaveLength(together.length);
  for (let turn = 0; turn < count; turn++) {
    // Every kind once, then by chance.
    const gesture = possible[turn] ?? random.pick(possible);
    await chooseSchool(page, 3);
    await gesture.play(
      { page, fingers, random, area, corners: random.chance(0.5) ? FAR : [] },
      anywhere({ random, area }),
    );
    await fingers.settled();
    await markByKeyboard(page, turn);
    expected += 1;
    // Steps are kept in their order: once the keyboard's is there, one of the gesture would be too.
    await expect.poll(() => stepsOf(page)).toBeGreaterThanOrEqual(expected);
    if ((await stepsOf(page)) > expected) return gesture.name;
  }
  return null;
}

test(`[DU1] ${COUNT} gestures of several fingers move the map and never paint`, async ({ page }) => {
  test.setTimeout(120_000 + COUNT * 2000);
  expect(await firstThatPaints(page, COUNT)).toBeNull();
});

test('[DU1] a screen that hears of no second finger paints, and these gestures show it', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
      addEventListener(name, (event) => event.isPrimary || event.stopImmediatePropagation(), { capture: true });
    }
  });
  expect(await firstThatPaints(page, COUNT)).not.toBeNull();
});
