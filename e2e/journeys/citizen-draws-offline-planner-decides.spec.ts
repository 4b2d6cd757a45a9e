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
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true });

test('a bike lane drawn with no network reaches the planner, and the answer comes back', async ({
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
  const proposalUrl = page.url();

  const desk = await journey.phone({ viewport: { width: 1280, height: 800 } });
  await signInAsStaff(desk, sharedInstallation(), SLUG, 'planung@lindental.example');
  await desk.getByRole('link', { name: 'Vorschläge prüfen' }).click();
  await desk.getByRole('searchbox').fill(title);
  await desk.getByRole('button', { name: title }).click();
  const detail = desk.getByRole('region', { name: 'Vorschlag', exact: true });
  await expect(detail.getByRole('heading', { name: title })).toBeVisible();
  await expect(detail.getByText('Hier fahren morgens viele Kinder')).toBeVisible();

  await detail.getByRole('button', { name: 'Entscheiden' }).click();
  await expect(detail.getByText('Schreib eine Begründung.').first()).toBeVisible();
  await detail.getByLabel('Begründung', { exact: true }).fill('Wir sehen uns die Straße gemeinsam an.');
  await detail.getByRole('button', { name: 'Entscheiden' }).click();
  await expect(detail.getByText('Wir sehen uns die Straße gemeinsam an.').first()).toBeVisible();
  await detail.getByRole('radio', { name: 'Teilweise angenommen' }).check();
  await detail.getByLabel('Begründung', { exact: true }).fill('Wir bauen bis zur Brücke. Danach fehlt der Platz.');
  await detail.getByRole('button', { name: 'Entscheiden' }).click();
  await expect(detail.getByText('Wir bauen bis zur Brücke. Danach fehlt der Platz.').first()).toBeVisible();

  await page.goto(proposalUrl);
  await expect(page.getByText('Wir bauen bis zur Brücke. Danach fehlt der Platz.').first()).toBeVisible({
    timeout: 30_000,
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Wir bauen bis zur Brücke. Danach fehlt der Platz.').first()).toBeVisible();
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
