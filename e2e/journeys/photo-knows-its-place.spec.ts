import type { Page } from '@playwright/test';
import { choosePhoto, nothingToBlur, photoTakenAt } from '../pages/camera.ts';
import {
  beginProposal,
  CORNERS,
  enterCoordinates,
  SLUG,
  sayIt,
  setCornersByCrosshair,
  submit,
  untilAllReceived,
  untilMapIsDrawn,
  withoutMaps,
} from '../pages/citizen.ts';
import { storedDrafts, storedPhotoBytes } from '../pages/device.ts';
import { expect, test } from '../support/test.ts';

/** On a street of Lindental, [lon, lat], some 300 m from the place that is set. */
const TAKEN: [number, number] = [9.4345, 50.4201];
/** The cross jumps to the crossing it is near to: within 50 m. */
const near = TAKEN.map((degrees) => expect.closeTo(degrees, 3));

const question = (page: Page) => page.getByText('Das Foto wurde an einem anderen Ort aufgenommen');

test('[PH10] the place of a photo is offered once, taken over by one tap without a network, and sent with no photo', async ({
  page,
}) => {
  await withoutMaps(page);
  await page.goto(`/${SLUG}/projects`);
  const photo = await photoTakenAt(page, TAKEN);
  expect(photo.includes('Exif')).toBe(true);
  await beginProposal(page, 'Orte zum Verweilen');
  await enterCoordinates(page, CORNERS.slice(0, 1));
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(page.getByLabel('Titel')).toBeVisible();

  let sent = 0;
  let leaked = false;
  await page.context().route('**/b/**', async (route) => {
    const body = route.request().postDataBuffer();
    if (body) sent += 1;
    leaked ||= body?.includes('Exif') === true;
    await route.continue();
  });
  await page.context().setOffline(true);
  await choosePhoto(page, photo);
  await nothingToBlur(page);
  await expect(question(page)).toBeVisible();
  expect((await storedDrafts(page))[0]?.corners).toEqual([[9.43, 50.418]]);
  await page.getByRole('button', { name: 'Ort übernehmen' }).click();
  await expect(question(page)).toBeHidden();
  await expect.poll(async () => (await storedDrafts(page))[0]?.corners).toEqual([near]);
  await page.getByRole('button', { name: 'Zurück zu meinem Ort' }).click();
  await expect.poll(async () => (await storedDrafts(page))[0]?.corners).toEqual([[9.43, 50.418]]);

  await page.getByRole('button', { name: 'Foto 1 entfernen' }).click();
  await choosePhoto(page, photo);
  await nothingToBlur(page);
  await expect(page.getByLabel('Was ist auf Foto 1 zu sehen?')).toBeVisible();
  await expect(question(page)).toBeHidden();
  const kept = await storedPhotoBytes(page);
  expect([kept.length > 0, kept.includes('Exif')]).toEqual([true, false]);

  await sayIt(page, { title: `Bank ${Date.now()}`, reason: 'Hier fehlt Schatten.' });
  await submit(page);
  await page.context().setOffline(false);
  await untilAllReceived(page);
  expect([sent > 0, leaked]).toEqual([true, false]);
});

test('[PH10] a line stays as it is drawn, and one tap leads the cross of its map to where the photo was taken', async ({
  journey,
}) => {
  const page = await journey.phone({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await page.goto(`${journey.url}/${SLUG}/projects`);
  const photo = await photoTakenAt(page, TAKEN);
  await beginProposal(page);
  await enterCoordinates(page, CORNERS.slice(0, 2));
  await page.getByRole('button', { name: 'Fertig' }).click();
  await choosePhoto(page, photo);
  await nothingToBlur(page);
  await page.getByRole('button', { name: 'Auf der Karte zeigen' }).tap();
  await untilMapIsDrawn(page);
  await setCornersByCrosshair(page, 1);
  await expect
    .poll(async () => (await storedDrafts(page))[0]?.corners)
    .toEqual([[9.43, 50.418], [9.433, 50.4195], near]);
});
