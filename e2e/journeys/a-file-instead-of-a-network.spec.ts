import { readFileSync } from 'node:fs';
import {
  LANES,
  openProposal,
  proposeByCoordinates,
  SLUG,
  savedHere,
  untilOfflineReady,
  withoutMaps,
} from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

test('[S26] [S29] words of a phone without a network reach the city as a file, once, also when it sends them itself later', async ({
  journey,
}) => {
  const { url } = journey;
  const title = `Ohne Netz ${Date.now()}`;
  const page = await withoutMaps(await journey.phone());
  await page.goto(`${url}/${SLUG}/projects`);
  await page.getByRole('link', { name: LANES }).first().click();
  await expect(page.getByRole('button', { name: 'Vorschlag machen' })).toBeVisible();
  await untilOfflineReady(page);
  await page.context().setOffline(true);
  await proposeByCoordinates(page, { title, reason: 'Hier ist es eng.' });
  await expect(savedHere(page)).toBeVisible();
  await page.goto(`${url}/${SLUG}/me/device`);
  await expect(page.getByText('1 Beitrag wartet hier')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ungesendetes sichern' }).click(),
  ]);
  const file = readFileSync(await download.path());

  const desk = await journey.phone();
  await signInAsStaff(desk, sharedInstallation(), SLUG, 'werkstatt@lindental.example', 'facilitator');
  await desk.getByRole('link', { name: 'Datei mit Beiträgen einlesen' }).click();
  const choose = (name: string, buffer: Buffer) =>
    desk.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await choose('falsch.zip', file.subarray(0, file.length - 40));
  await expect(desk.getByRole('alert')).toContainText('„falsch.zip“ wurde nicht eingelesen');
  await choose('ungesendet.zip', file);
  await expect(desk.getByRole('listitem').filter({ hasText: title })).toBeVisible();
  await desk.getByRole('button', { name: '1 Beitrag an die Stadt geben' }).click();
  await expect(desk.getByText('1 von 1 Beiträgen sind bei der Stadt')).toBeVisible();
  await choose('ungesendet.zip', file);
  await desk.getByRole('button', { name: '1 Beitrag an die Stadt geben' }).click();
  await expect(desk.getByText('War schon da.')).toBeVisible();
  await openProposal(desk, title);

  await page.context().setOffline(false);
  await expect.poll(() => outboxStates(page)).toEqual(['acked']);
  await expect(page.getByText('Alles ist bei der Stadt angekommen')).toBeVisible();
});
