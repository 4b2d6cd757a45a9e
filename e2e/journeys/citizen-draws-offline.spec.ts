import {
  beginProposal,
  drawByCrosshair,
  getReadyForTheUnderground,
  received,
  SLUG,
  savedHere,
  sayIt,
  submit,
} from '../pages/citizen.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true });

test('a bike lane drawn with no network is kept, and received when the network is back', async ({
  page,
  context,
  journey,
}) => {
  test.setTimeout(480_000);
  const title = `Radweg zur Schule ${Date.now()}`;
  await getReadyForTheUnderground(page, journey.url);

  await context.setOffline(true);
  await page.reload();
  await beginProposal(page);
  await drawByCrosshair(page);
  await sayIt(page, {
    title,
    reason: 'Hier fahren morgens viele Kinder, und die Autos überholen zu eng.',
    source: 'https://example.org/verkehrszaehlung',
  });
  await submit(page);
  await expect(savedHere(page)).toBeVisible();
  await page.goto(`${journey.url}/${SLUG}/me/device`);
  await expect(page.getByText(title)).toBeVisible();

  await context.setOffline(false);
  await page.goto(`${journey.url}/${SLUG}/me`);
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByText(/^Nr\.\s\d+$/).first()).toBeVisible({ timeout: 90_000 });
});

test('an act made online is received while one looks', async ({ page, journey }) => {
  test.setTimeout(120_000);
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await drawByCrosshair(page, 2);
  await sayIt(page, { title: `Lücke schließen ${Date.now()}`, reason: 'Der Weg endet mitten im Nichts.' });
  await submit(page);
  await expect(received(page)).toBeVisible({ timeout: 90_000 });
});
