import { comment, LANES, SLUG, withoutMaps } from '../pages/citizen.ts';
import { expect, test } from '../support/test.ts';

test.use({ serviceWorkers: 'block' });

test('[UI18] a first visit whose network goes before all of a page has come: the rest is used, the part comes later', async ({
  page,
  journey,
}) => {
  await withoutMaps(page);
  let cut = true;
  await page.route('**/assets/consequences-panel-*.js', (route) =>
    cut ? route.abort('internetdisconnected') : route.continue(),
  );
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await page.getByRole('link', { name: LANES }).first().click();
  await expect(page.getByRole('button', { name: 'Vorschlag machen' })).toBeVisible();
  // The browser says that it is offline, so nothing is loaded anew; what is open goes on.
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }));
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page.getByText('Dieser Teil der Seite fehlt hier noch')).toBeVisible();
  const said = `Ohne Netz gesagt ${Date.now()}`;
  await comment(page, said);

  await page.getByRole('button', { name: 'Seite neu laden' }).click();
  await expect(page.getByText('Dafür brauchst du Netz.')).toBeVisible();

  cut = false;
  await page.evaluate(() => Reflect.deleteProperty(navigator, 'onLine'));
  await page.getByRole('button', { name: 'Seite neu laden' }).click();
  await expect(page.getByRole('heading', { name: 'Was der Radweg bewirkt' })).toBeVisible();
  await expect(page.getByText(said)).toBeVisible();
});
