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
import { asTyped, cornerHandle, keptCorners, middleOfMap, untilCornersKept } from '../pages/drawing.ts';
import { pressOn, tabTo } from '../pages/keyboard.ts';
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

test('a part of a street, from one crossing to another, is the line of that street', async ({ page, journey }) => {
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().tap();
  await page.getByRole('searchbox', { name: 'Straße suchen' }).fill('bahnhofstr');
  await page.getByRole('list', { name: 'Gefunden' }).getByRole('button').first().tap();
  const from = page.getByLabel('Von der Kreuzung mit');
  await from.selectOption({ index: 1 });
  await page.getByLabel('Bis zur Kreuzung mit').selectOption({ index: (await from.locator('option').count()) - 1 });
  await page.getByRole('button', { name: /^Stück anfügen, / }).tap();
  await expect.poll(async () => (await keptCorners(page)).length).toBeGreaterThan(1);
  const ofStreet = await keptCorners(page);
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await enterCoordinates(page, asTyped(ofStreet));
  expect(await untilCornersKept(page, ofStreet.length)).toEqual(ofStreet);
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
