import type { BrowserContext, Locator, Page } from '@playwright/test';
import { beginProposal, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import { expect, test } from '../support/test.ts';

/** WGS 84, accuracy in metres. */
const inTown = { latitude: 50.4187, longitude: 9.4312, accuracy: 25 };
const inAnotherTown = { latitude: 53.5575, longitude: 13.2603, accuracy: 25 };

const locate = (page: Page): Locator => page.getByRole('button', { name: 'Mein Standort' });
const message = (page: Page): Locator => page.locator('.map-message');

async function openMap(page: Page): Promise<void> {
  await page.goto(`/${SLUG}`);
  await untilMapIsDrawn(page);
}

async function isAt(context: BrowserContext, where: typeof inTown): Promise<void> {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation(where);
}

/** Zoom, latitude and longitude of the map, as its address says. */
const view = (page: Page): number[] =>
  (new URL(page.url()).searchParams.get('view') ?? '').replaceAll('"', '').split('/').map(Number);

/** The sentence covers no button of the map, and has no more than the map has room for. */
async function leavesTheMapFree(page: Page): Promise<void> {
  const words = await message(page).boundingBox();
  for (const name of ['Größer', 'Kleiner', 'Karte verschieben', 'Mein Standort']) {
    const button = await page.getByRole('button', { name, exact: true }).boundingBox();
    if (!words || !button) throw new Error(`${name} is not shown`);
    const beside = words.x + words.width <= button.x || words.y + words.height <= button.y;
    expect(beside, `the sentence covers «${name}»`).toBe(true);
  }
  // Trial: nothing lies over it.
  await page.getByRole('button', { name: 'Größer' }).click({ trial: true });
}

test('[MP4] my location: asked for only when pressed, the map goes there once, and stays where it is moved then', async ({
  page,
  context,
}) => {
  await isAt(context, inTown);
  await openMap(page);
  await expect(locate(page)).toHaveAttribute('aria-pressed', 'false');
  await locate(page).click();
  await expect(locate(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Die Karte zeigt jetzt deinen Standort')).toBeAttached();
  await untilMapIsDrawn(page);
  await expect.poll(() => view(page)[0]).toBeGreaterThanOrEqual(15);
  expect(view(page)[1]).toBeCloseTo(inTown.latitude, 3);
  expect(view(page)[2]).toBeCloseTo(inTown.longitude, 3);
  await page.getByRole('button', { name: 'Karte verschieben' }).click();
  await page.getByRole('button', { name: 'Nach oben' }).click();
  await expect.poll(() => view(page)[1]).not.toBeCloseTo(inTown.latitude, 3);
  const moved = view(page);
  await context.setGeolocation({ ...inTown, longitude: inTown.longitude + 0.01 });
  await untilMapIsDrawn(page);
  expect(view(page)).toEqual(moved);
});

test('[MP4] my location refused: a sentence, a way on, and every button of the map free on a small phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openMap(page);
  await locate(page).click();
  await expect(message(page)).toContainText('Dein Gerät gibt den Standort nicht weiter.');
  await leavesTheMapFree(page);
  await message(page).getByRole('button', { name: 'Straße suchen' }).click();
  await expect(page.getByRole('searchbox').or(page.getByRole('combobox')).first()).toBeVisible();

  await page.goto(`/${SLUG}/projects`);
  await beginProposal(page);
  await untilMapIsDrawn(page);
  await locate(page).click();
  await expect(message(page)).toContainText('Dein Gerät gibt den Standort nicht weiter.');
  await leavesTheMapFree(page);
  await message(page).getByRole('button', { name: 'Ohne Karte eingeben' }).click();
  await expect(page.getByLabel('Breite und Länge')).toBeVisible();
});

test('[MP4] my location in another town: the map stays, and a sentence says why', async ({ page, context }) => {
  await isAt(context, inAnotherTown);
  await openMap(page);
  const before = view(page);
  await locate(page).click();
  await expect(message(page)).toContainText('Du bist gerade außerhalb von Lindental.');
  expect(view(page)).toEqual(before);
  await message(page).getByRole('button', { name: 'Schließen' }).click();
  await expect(message(page)).toBeHidden();
});

test('[MP4] my location that cannot be found just now: asking again helps once it can', async ({ page, context }) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation(null);
  await openMap(page);
  await locate(page).click();
  await expect(message(page)).toContainText('Dein Gerät findet seinen Standort gerade nicht.');
  await context.setGeolocation(inTown);
  await message(page).getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect(message(page)).toBeHidden();
  await expect(locate(page)).toHaveAttribute('aria-pressed', 'true');
});
