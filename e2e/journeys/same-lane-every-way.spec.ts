import type { Page } from '@playwright/test';
import {
  beginProposal,
  chooseInMenu,
  drawingMap,
  enterCoordinates,
  moveMap,
  received,
  SLUG,
  untilMapIsDrawn,
} from '../pages/citizen.ts';
import {
  asTyped,
  cornerHandle,
  keptCorners,
  middleOf,
  middleOfMap,
  type Point,
  untilCornersKept,
} from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import { pressOn, tabTo } from '../pages/keyboard.ts';
import { addStreet, beginAlongStreet, laneOf, untilLaneKept, untilStreetsAreThere } from '../pages/streets.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true });

async function drawByTapping(page: Page, offsets: readonly (readonly [number, number])[]): Promise<void> {
  await untilMapIsDrawn(page);
  await chooseInMenu(page, 'Durch Tippen zeichnen');
  let set = 0;
  for (const [right, down] of offsets) {
    // The sheet grows with the first length it tells, and the map goes up with it.
    await untilMapIsDrawn(page);
    const { x, y } = await middleOfMap(page);
    await page.touchscreen.tap(x + right, y + down);
    await untilCornersKept(page, ++set);
  }
}

test('[UI1] [UI2] a lane by crosshair, by taps, by keyboard and without the map is the same lane', async ({
  page,
  journey,
}) => {
  await page.goto(`${journey.url}/${SLUG}/projects`);

  await beginProposal(page);
  await untilMapIsDrawn(page);
  await page.getByRole('button', { name: 'Ecke setzen' }).tap();
  await moveMap(page, 'Nach rechts');
  await page.getByRole('button', { name: 'Ecke setzen' }).tap();
  await moveMap(page, 'Nach oben');
  await page.getByRole('button', { name: 'Ecke setzen' }).tap();
  const byCrosshair = await untilCornersKept(page, 3);

  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await drawByTapping(page, [
    [0, 0],
    [64, 0],
    [64, -64],
  ]);
  expect(await untilCornersKept(page, 3)).toEqual(byCrosshair);
  // What dragging would do, by single taps: choose, move, take back, insert, remove.
  await cornerHandle(page, 2).tap();
  const { x, y } = await middleOfMap(page);
  await page.touchscreen.tap(x - 40, y + 40);
  await expect.poll(() => keptCorners(page)).not.toEqual(byCrosshair);
  await page.getByRole('button', { name: 'Rückgängig' }).tap();
  await expect.poll(() => keptCorners(page)).toEqual(byCrosshair);
  await cornerHandle(page, 1).tap();
  await page.getByRole('button', { name: 'Mehr', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Ecke nach Ecke 1 einfügen' }).tap();
  await untilCornersKept(page, 4);
  await page.getByRole('button', { name: 'Rückgängig' }).tap();
  await expect.poll(() => keptCorners(page)).toEqual(byCrosshair);

  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await untilMapIsDrawn(page);
  await tabTo(page, drawingMap(page));
  const strides = async (key: string) => {
    // 48 pixels and four times 4 more: as far as one press of the button that moves the map.
    await page.keyboard.press(key);
    for (let fine = 0; fine < 4; fine++) await page.keyboard.press(`Shift+${key}`);
  };
  await page.keyboard.press('Enter');
  await strides('ArrowRight');
  await page.keyboard.press('Enter');
  await strides('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await untilCornersKept(page, 3)).toEqual(byCrosshair);

  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await enterCoordinates(page, asTyped(byCrosshair));
  expect(await untilCornersKept(page, 3)).toEqual(byCrosshair);
});

/** Where the two corners of a lane lie, seen from the cross. CSS pixels. */
async function cornersFromCross(page: Page): Promise<readonly [Point, Point]> {
  await untilMapIsDrawn(page);
  const cross = await middleOfMap(page);
  const [first, second] = [await middleOf(cornerHandle(page, 1)), await middleOf(cornerHandle(page, 2))];
  return [
    { x: first.x - cross.x, y: first.y - cross.y },
    { x: second.x - cross.x, y: second.y - cross.y },
  ];
}

/** As near to where it is wanted as a corner jumps to its crossing. */
const NEAR_PIXELS = 6;

/** A finger pulls the map until the first corner lies there, seen from the cross. */
async function dragCornerTo(page: Page, wanted: Point): Promise<void> {
  const fingers = await Fingers.of(page);
  for (let pull = 0; pull < 8; pull++) {
    await untilMapIsDrawn(page);
    const cross = await middleOfMap(page);
    const corner = await middleOf(cornerHandle(page, 1));
    const [right, down] = [wanted.x - (corner.x - cross.x), wanted.y - (corner.y - cross.y)];
    if (Math.hypot(right, down) < NEAR_PIXELS) return;
    const from = { x: cross.x - 30 - right / 2, y: cross.y - down / 2 };
    fingers.down(1, from);
    for (const share of [0.5, 1]) fingers.move(1, { x: from.x + right * share, y: from.y + down * share });
    fingers.up(1);
    await fingers.settled();
  }
  throw new Error('the map does not follow the finger');
}

async function undoAll(page: Page): Promise<void> {
  while ((await keptCorners(page)).length > 0) {
    const before = (await keptCorners(page)).length;
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(async () => (await keptCorners(page)).length).toBeLessThan(before);
  }
  await untilMapIsDrawn(page);
}

test.describe('along streets', () => {
  // A map that is let go of stays where it is.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('[UI1] [RT5] a street by its name on the map, by crosshair, taps, keyboard and without the map is the same lane on the same streets', async ({
    page,
    journey,
  }) => {
    const byName = await beginAlongStreet(page, `${journey.url}/${SLUG}`, 'Bahnhofstraße');
    expect(byName.network?.segments.length).toBeGreaterThan(1);

    const toTap = await cornersFromCross(page);
    await undoAll(page);
    await chooseInMenu(page, 'Durch Tippen zeichnen');
    for (const [index, { x, y }] of toTap.entries()) {
      await untilMapIsDrawn(page);
      const cross = await middleOfMap(page);
      await page.touchscreen.tap(cross.x + x, cross.y + y);
      await untilCornersKept(page, index + 1);
    }
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(byName);

    const [start, end] = await cornersFromCross(page);
    await chooseInMenu(page, 'Mit dem Fadenkreuz zeichnen');
    // A corner that is chosen comes under the cross, and the map stays there.
    await cornerHandle(page, 1).click();
    await untilMapIsDrawn(page);
    await undoAll(page);
    await page.getByRole('button', { name: 'Ecke setzen' }).click();
    await untilCornersKept(page, 1);
    await dragCornerTo(page, { x: start.x - end.x, y: start.y - end.y });
    await page.getByRole('button', { name: 'Ecke setzen' }).click();
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(byName);

    const toReach = await cornersFromCross(page);
    await undoAll(page);
    await tabTo(page, drawingMap(page));
    const reach = async (distance: number, [back, on]: readonly [string, string]) => {
      const key = distance < 0 ? back : on;
      const far = Math.abs(distance);
      for (let press = 0; press < Math.floor(far / 48); press++) await page.keyboard.press(key);
      for (let press = 0; press < Math.round((far % 48) / 4); press++) await page.keyboard.press(`Shift+${key}`);
    };
    let reached = { x: 0, y: 0 };
    for (const [index, at] of toReach.entries()) {
      await reach(at.x - reached.x, ['ArrowLeft', 'ArrowRight']);
      await reach(at.y - reached.y, ['ArrowUp', 'ArrowDown']);
      await page.keyboard.press('Enter');
      await untilCornersKept(page, index + 1);
      reached = at;
    }
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(byName);

    // A draft of its own, so that the ways of the first one are not there already.
    await page.goto(`${journey.url}/${SLUG}/projects`);
    await beginProposal(page);
    await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().click();
    await untilStreetsAreThere(page);
    await addStreet(page, 'Bahnhofstraße');
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(byName);

    await page.goto(`${journey.url}/${SLUG}/projects`);
    await beginProposal(page);
    await enterCoordinates(page, asTyped(byName.corners));
    await untilStreetsAreThere(page);
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(byName);
  });
});

test.describe('by the keyboard alone', () => {
  test.use({ hasTouch: false, viewport: { width: 1280, height: 800 } });

  test('[UI2] from the list of projects to the receipt', async ({ page, journey }) => {
    await page.goto(`${journey.url}/${SLUG}/projects`);
    await pressOn(page, page.getByRole('main').getByRole('link', { name: 'Radwege für Lindental' }).first());
    await pressOn(page, page.getByRole('button', { name: 'Vorschlag machen' }));
    await untilMapIsDrawn(page);
    await tabTo(page, drawingMap(page));
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowUp', 'Enter', 'Backspace', 'Control+z']) {
      await page.keyboard.press(key);
    }
    await untilCornersKept(page, 3);
    await page.keyboard.press('f');
    await tabTo(page, page.getByLabel('Titel'));
    await page.keyboard.type(`Nur mit Tasten ${Date.now()}`);
    await tabTo(page, page.getByLabel('Begründung'));
    await page.keyboard.type('Wer keine Maus benutzt, will auch mitreden.');
    await pressOn(page, page.getByRole('button', { name: 'Weiter' }));
    await pressOn(page, page.getByRole('button', { name: 'Absenden' }));
    await expect(received(page)).toBeVisible({ timeout: 60_000 });
  });
});
