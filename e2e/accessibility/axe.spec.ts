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

async function violations(page: ConstructorParameters<typeof AxeBuilder>[0]['page']): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
}

for (const viewport of sizes) {
  for (const language of ['de', 'en'] as const) {
    test.describe(`${viewport.width} px, ${language}`, () => {
      test.use({ viewport, locale: language === 'de' ? 'de-DE' : 'en-GB' });

      test('[UI6] every screen passes axe in light and dark, and nothing stands outside its width', async ({
        page,
      }) => {
        test.setTimeout(900_000);
        for (const { name, open } of screens(language)) {
          await page.emulateMedia({ colorScheme: 'light' });
          await open(page);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
          }
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect.soft(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
        }
      });
    });
  }
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
