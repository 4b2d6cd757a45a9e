import AxeBuilder from '@axe-core/playwright';
import { SLUG } from '../pages/citizen.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { screens } from './screens.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 320, height: 640 },
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
];

/** No frame of another origin is ever there, so axe needs no page of its own to put its results together. */
async function violations(page: ConstructorParameters<typeof AxeBuilder>[0]['page']): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
}

for (const language of ['de', 'en'] as const) {
  test.describe(language, () => {
    // What the worker stores for later is no part of a screen, and would be stored anew for each test.
    test.use({ locale: language === 'de' ? 'de-DE' : 'en-GB', serviceWorkers: 'block' });

    for (const { name, open } of screens(language)) {
      test(`[UI6] ${name}: passes axe in every width, light and dark, and nothing stands outside its width`, async ({
        page,
      }) => {
        await open(page);
        for (const size of sizes) {
          await page.setViewportSize(size);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect.soft(await violations(page), `${size.width} px, ${colorScheme}`).toEqual([]);
          }
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect.soft(overflow, `wider than ${size.width} px`).toBeLessThanOrEqual(0);
        }
      });
    }
  });
}

test.describe('city staff', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('[UI6] the review desk passes axe in light and dark', async ({ page }) => {
    await signInAsStaff(page, sharedInstallation(), SLUG, 'axe@lindental.example');
    expect.soft(await violations(page), 'sessions').toEqual([]);
    await page.goto(`/${SLUG}/review`);
    await page
      .getByRole('list', { name: /Pfeiltasten/ })
      .getByRole('button')
      .first()
      .click();
    await expect(page.getByRole('button', { name: 'Entscheiden' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `review desk, ${colorScheme}`).toEqual([]);
    }
  });
});
