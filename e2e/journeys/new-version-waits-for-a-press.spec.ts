import { beginProposal, enterCoordinates, SLUG, untilOfflineReady, withoutMaps } from '../pages/citizen.ts';
import { laterBuildOf, markOfBuild } from '../support/later-build.ts';
import { expect, test } from '../support/test.ts';

test('a new version is offered, never put in place by itself, and the drawing goes on after the press', async ({
  journey,
}) => {
  const build = await laterBuildOf(journey.url);
  try {
    const page = await withoutMaps(await journey.phone({ baseURL: build.url }));
    await page.goto(`${build.url}/${SLUG}/projects`);
    await untilOfflineReady(page);
    await beginProposal(page);
    await enterCoordinates(page);
    await page.getByRole('button', { name: 'Fertig' }).click();
    await page.getByLabel('Titel').fill('Radweg durch den Park');
    // Marks this very page: a reload would wipe it.
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));

    build.publish();
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('Neue Version')).toBeVisible();
    await page.getByLabel('Titel').fill('Radweg durch den Park und weiter');
    await expect(page.locator('html[data-same-page]')).toHaveCount(1);
    await expect(markOfBuild(page, 1)).toHaveCount(0);

    await page.getByRole('button', { name: 'Jetzt laden' }).click();
    await expect(markOfBuild(page, 1)).toHaveCount(1);
    await expect(page.locator('html[data-same-page]')).toHaveCount(0);
    await expect(page.getByLabel('Titel')).toHaveValue('Radweg durch den Park und weiter');
    await expect(page.getByText('Neue Version')).toHaveCount(0);
  } finally {
    await build.close();
  }
});
