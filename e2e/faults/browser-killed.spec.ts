import { cameraPhoto, choosePhoto, nothingToBlur } from '../pages/camera.ts';
import {
  beginProposal,
  CORNERS,
  comment,
  enterCoordinates,
  LANES,
  SLUG,
  savedHere,
  sayIt,
  submit,
  untilAllReceived,
  untilOfflineReady,
  withoutMaps,
} from '../pages/citizen.ts';
import { storedDrafts } from '../pages/device.ts';
import { untilCornersKept } from '../pages/drawing.ts';
import { expect, test } from '../support/test.ts';

test('a browser killed in mid-drawing and in mid-writing has kept every step', async ({ journey }) => {
  const phone = journey.keptPhone();
  const page = await withoutMaps(await phone.open());
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  await beginProposal(page);
  await enterCoordinates(page, CORNERS);
  await untilCornersKept(page, 3);
  await phone.kill();

  const again = await withoutMaps(await phone.open({ offline: true }));
  await again.goto(`${journey.url}/${SLUG}/me`);
  await again.getByRole('link', { name: 'Weiter bearbeiten' }).click();
  await expect(again.getByRole('list', { name: 'Ecken' }).getByRole('listitem')).toHaveCount(3);
  await again.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(again.getByRole('list', { name: 'Ecken' }).getByRole('listitem')).toHaveCount(2);
  await again.getByRole('button', { name: 'Fertig' }).click();
  await again.getByLabel('Titel').pressSequentially('Radweg am Bach');
  await expect.poll(async () => (await storedDrafts(again))[0]?.title).toBe('Radweg am Bach');
  await again.getByLabel('Titel').pressSequentially(' entlang');
  await phone.kill();

  const third = await withoutMaps(await phone.open({ offline: true }));
  await third.goto(`${journey.url}/${SLUG}/me`);
  // What was kept before stays; of what was under way, as much as was kept by then.
  await expect(third.getByText(/^Radweg am Bach/)).toBeVisible();
});

test('what was promised before the browser was killed is sent, and once', async ({ journey }) => {
  const phone = journey.keptPhone();
  const page = await withoutMaps(await phone.open());
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  await page.getByRole('link', { name: LANES }).first().click();
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page.getByRole('button', { name: 'Kommentieren' })).toBeVisible();
  const address = page.url();
  await phone.context.setOffline(true);
  const body = `Noch ein Gedanke ${Date.now()}`;
  await comment(page, body);
  await expect(
    page
      .getByRole('article')
      .filter({ hasText: body })
      .getByText('Auf diesem Gerät gespeichert')
      .filter({ visible: true }),
  ).toBeVisible();
  await phone.kill();

  const again = await withoutMaps(await phone.open({ offline: true }));
  await again.goto(address);
  await expect(again.getByRole('article').filter({ hasText: body })).toHaveCount(1);
  await phone.context.setOffline(false);
  await untilAllReceived(again);
  // Killed in the very moment of sending another one: there as a whole, or not at all.
  await again.getByRole('button', { name: 'Kommentieren' }).click();
  await again.getByLabel('Was sagst du dazu?').fill(`${body}, und noch einer`);
  await again.getByRole('button', { name: 'Kommentar absenden' }).click();
  await phone.kill();

  const third = await withoutMaps(await phone.open());
  await third.goto(address);
  await untilAllReceived(third);
  await expect(third.getByText(body, { exact: true })).toHaveCount(1);
  expect(await third.getByText(`${body}, und noch einer`).count()).toBeLessThanOrEqual(1);
});

test('[S1] [S3] a browser killed while a photo is written to the device: the words stay, and the photo is whole or not there', async ({
  journey,
}) => {
  const phone = journey.keptPhone();
  const page = await withoutMaps(await phone.open());
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  const photo = await cameraPhoto(page);
  await beginProposal(page);
  await enterCoordinates(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByLabel('Titel').fill('Engstelle am Wehr');
  await expect.poll(async () => (await storedDrafts(page))[0]?.title).toBe('Engstelle am Wehr');
  const writing = new Promise<void>((done) => page.exposeFunction('aPieceIsWritten', done));
  // The second piece is on its way to the disk, the others and the photo's record are not.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    let pieces = 0;
    IDBObjectStore.prototype.put = function (...asked) {
      if (this.name === 'chunks' && ++pieces === 2) Reflect.apply(Reflect.get(window, 'aPieceIsWritten'), null, []);
      return put.apply(this, asked);
    };
  });
  await choosePhoto(page, photo);
  await writing;
  await phone.kill();

  const again = await withoutMaps(await phone.open({ offline: true }));
  await again.goto(`${journey.url}/${SLUG}/me`);
  await again.getByRole('link', { name: 'Weiter bearbeiten' }).click();
  await expect(again.getByLabel('Titel')).toHaveValue('Engstelle am Wehr');
  await expect(again.getByText('Dieses Foto liegt nicht auf diesem Gerät.')).toHaveCount(0);
  // It was not promised yet: taken once more, it is kept like any other.
  if ((await again.getByLabel('Was ist auf Foto 1 zu sehen?').count()) === 0) {
    await choosePhoto(again, photo);
    await nothingToBlur(again);
  }
  await again.getByLabel('Was ist auf Foto 1 zu sehen?').fill('Das Wehr');
  await sayIt(again, { title: 'Engstelle am Wehr', reason: 'Hier ist es eng.' });
  await submit(again);
  await expect(savedHere(again)).toBeVisible();
  await phone.context.setOffline(false);
  await untilAllReceived(again);
});
