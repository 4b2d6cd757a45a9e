import type { Locator, Page } from '@playwright/test';
import { cameraPhoto, sayItWithPhoto } from '../pages/camera.ts';
import { beginProposal, SLUG, submit, untilAllReceived, untilOfflineReady, withoutMaps } from '../pages/citizen.ts';
import { expect, test } from '../support/test.ts';

const ALT = 'Eine Bank im Schatten';

/** Paths of the pictures that lie on this device. */
const heldPictures = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('werkstadt-pictures-'));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

const isDrawn = (picture: Locator): Promise<boolean> =>
  picture.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

test('[PH11] [PH12] a picture is in the list and, once seen, there without a network, and gone once its proposal is withdrawn', async ({
  journey,
  page,
}) => {
  const title = `Bank ${Date.now()}`;
  const author = await withoutMaps(await journey.phone());
  await author.goto(`${journey.url}/${SLUG}/projects`);
  const photo = await cameraPhoto(author, 400, 300);
  await beginProposal(author, 'Orte zum Verweilen');
  await sayItWithPhoto(author, photo, { alt: ALT, title, reason: 'Hier fehlt Schatten.' });
  await submit(author);
  await untilAllReceived(author);

  await withoutMaps(page);
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  await page.getByRole('link', { name: 'Orte zum Verweilen' }).first().click();
  const row = page.getByRole('link', { name: title });
  // A list asks for its pictures where they come into view.
  await row.scrollIntoViewIfNeeded();
  await expect.poll(() => isDrawn(row.locator('img'))).toBe(true);
  await row.click();
  const picture = page.getByRole('img', { name: ALT });
  await expect.poll(() => isDrawn(picture)).toBe(true);
  const address = await picture.getAttribute('src');
  await expect.poll(() => heldPictures(page)).toContain(address);

  await page.context().setOffline(true);
  await page.reload();
  await expect.poll(() => isDrawn(picture)).toBe(true);

  await page.context().setOffline(false);
  await author.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  await author.getByRole('button', { name: 'Zurückziehen' }).click();
  await author.getByRole('dialog').getByRole('button', { name: 'Zurückziehen' }).click();
  await untilAllReceived(author);
  await expect.poll(() => heldPictures(page), { timeout: 60_000 }).not.toContain(address);
});
