import type { Page } from '@playwright/test';
import { cameraPhoto, sayItWithPhoto } from '../pages/camera.ts';
import {
  beginProposal,
  comment,
  getReadyForTheUnderground,
  LANES,
  SLUG,
  savedHere,
  submit,
  untilAllReceived,
  untilOfflineReady,
  withoutMaps,
} from '../pages/citizen.ts';
import { changeOutbox } from '../pages/device.ts';
import { expect, test } from '../support/test.ts';

const card = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

/** From the drawing screen to the press that submits it. */
async function drawWithPhoto(page: Page, photo: Buffer, title: string): Promise<void> {
  await sayItWithPhoto(page, photo, { alt: 'Eine Engstelle', title, reason: 'Hier ist es eng.' });
  await submit(page);
}

async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file.suggestedFilename();
}

test('[UI19] [UI16] every state on the device is told in words, and each offers an act that works, by keys alone', async ({
  page,
  journey,
}) => {
  const title = `Alles hier ${Date.now()}`;
  await withoutMaps(page);
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 950_000_000, quota: 1_000_000_000 });
  });
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  const photo = await cameraPhoto(page, 640, 480);
  await beginProposal(page);
  await page.context().setOffline(true);
  await drawWithPhoto(page, photo, title);
  await expect(savedHere(page)).toBeVisible();
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  for (const words of ['Zu spät', 'Zu lang', 'Zu neu', 'Kaputt']) await comment(page, words);
  await changeOutbox(page, [
    null,
    { state: 'attention', code: 'project-not-open' },
    { state: 'attention', code: 'args-invalid' },
    { state: 'parked' },
    { envelope: 'unlesbar' },
  ]);
  await page.goto(`${journey.url}/${SLUG}/me/device`);

  await expect(page.getByText('3 Beiträge brauchen deine Hilfe')).toBeVisible();
  await expect(page.getByText('Der Speicher ist fast voll')).toBeVisible();
  await expect(card(page, 'Auf diesem Gerät gespeichert').getByRole('heading', { name: title })).toBeVisible();
  await expect(card(page, 'Angekommen, wartet auf ein Update der Stadt')).toContainText('Du musst nichts tun.');
  await expect(card(page, 'Nicht lesbarer Beitrag')).toContainText('Du kannst ihn sichern und der Stadt geben.');
  const waitingPhoto = page.getByRole('listitem').filter({ hasText: 'Eine Engstelle' });
  await expect(waitingPhoto.getByRole('link', { name: 'Vorschlag ansehen' })).toBeVisible();

  const press = async (button: ReturnType<Page['locator']>) => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  const broken = card(page, 'Nicht lesbarer Beitrag');
  const discard = broken.getByRole('button', { name: 'Verwerfen' });
  expect(await download(page, () => press(broken.getByRole('button', { name: 'Sichern' })))).toMatch(/\.json$/);
  expect(await download(page, () => press(waitingPhoto.getByRole('button', { name: 'Foto sichern' })))).toMatch(
    /\.jpg$/,
  );

  // The same key three times: opens the question, says yes once, and keeps it all the same.
  await press(discard);
  const dialog = page.getByRole('dialog');
  await press(dialog.getByRole('button', { name: 'Verwerfen' }));
  await expect(dialog.getByRole('button', { name: 'Behalten' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await press(discard);
  await press(dialog.getByRole('button', { name: 'Verwerfen' }));
  await press(dialog.getByRole('button', { name: 'Ja, verwerfen' }));
  await expect(broken).toHaveCount(0);
  await expect(page.locator(':focus')).toContainText('2 Beiträge brauchen deine Hilfe');

  const closed = card(page, 'Dieses Projekt nimmt gerade keine Beiträge an.');
  await press(closed.getByRole('button', { name: 'Ansehen' }));
  await expect(closed.getByText('Zu spät')).toBeVisible();
  await press(page.getByRole('button', { name: 'Ändern' }));
  await page.getByLabel('Dein Text').fill('Kürzer');
  await press(page.getByRole('button', { name: 'Neu senden' }));
  await expect(page.getByText('1 Beitrag braucht deine Hilfe')).toBeVisible();
});

test('[UI19] a photo the city does not take is told, saved as a file and taken out', async ({ page, journey }) => {
  await withoutMaps(page);
  await page
    .context()
    .route('**/b/**', (route) => route.fulfill({ status: 422, headers: { 'tus-resumable': '1.0.0' }, body: '{}' }));
  await page.goto(`${journey.url}/${SLUG}/projects`);
  const photo = await cameraPhoto(page, 640, 480);
  await beginProposal(page);
  await drawWithPhoto(page, photo, `Ohne Bild ${Date.now()}`);
  await page.getByRole('link', { name: /^1\D*Braucht deine Hilfe/ }).click();
  const refused = page.getByRole('listitem').filter({ hasText: 'Dieses Foto lässt sich nicht lesen' });
  expect(await download(page, () => refused.getByRole('button', { name: 'Foto sichern' }).click())).toMatch(/\.jpg$/);
  await refused.getByRole('button', { name: 'Foto entfernen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Foto entfernen' }).click();
  await expect(refused).toHaveCount(0);
  await untilAllReceived(page);
});

test('[S7] on a full device what was written stays, the room of the stored map is offered, and then it is sent', async ({
  page,
  journey,
}) => {
  await withoutMaps(page);
  await page.addInitScript(() => {
    for (const method of ['add', 'put'] as const) {
      const write = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...row: Parameters<typeof write>) {
        if (Reflect.get(window, 'deviceIsFull')) throw new DOMException('the device is full', 'QuotaExceededError');
        return write.apply(this, row);
      };
    }
  });
  const isFull = (full: boolean) => page.evaluate((value) => Reflect.set(window, 'deviceIsFull', value), full);
  await getReadyForTheUnderground(page, journey.url);
  await page.getByRole('link', { name: 'Projekte', exact: true }).click();
  await page.getByRole('link', { name: LANES }).first().click();
  await page.locator('main a[href*="/proposals/"]').first().click();
  await page.getByRole('button', { name: 'Kommentieren' }).click();
  const words = `Passt noch hinein ${Date.now()}`;
  await page.getByLabel('Was sagst du dazu?').fill(words);
  await isFull(true);
  await page.getByRole('button', { name: 'Kommentar absenden' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Der Speicher ist voll. Nichts ist verloren.' });
  await refusal.getByRole('button', { name: /^Karte löschen, [\d.,]+\sMB frei$/ }).click();
  await expect(refusal).toContainText('Die Karte ist gelöscht.');
  await expect(page.getByLabel('Was sagst du dazu?')).toHaveValue(words);
  await isFull(false);
  await page.getByRole('button', { name: 'Kommentar absenden' }).click();
  await expect(card(page, words)).toBeVisible();
  await untilAllReceived(page);
});
