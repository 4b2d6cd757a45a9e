import type { Page } from '@playwright/test';
import { SLUG } from '../pages/citizen.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { violations } from './axe.ts';
import { visits } from './screens.ts';
import { focusOutOfSight, smallTargets } from './targets-and-focus.ts';

const sizes = [
  { width: 320, height: 640 },
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
];
const languages = ['en', 'de'] as const;
type Language = (typeof languages)[number];

/** Changes the language as somebody does in another tab of the same app: this one takes it without loading anew. */
async function languageOf(page: Page): Promise<(language: Language) => Promise<void>> {
  const tab = await page.context().newPage();
  await tab.goto('/healthz');
  // A page behind another draws once a second.
  await page.bringToFront();
  return async (language) => {
    await tab.evaluate((locale) => localStorage.setItem('werkstadt.settings', JSON.stringify({ locale })), language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  };
}

test.describe('every screen', () => {
  test.describe.configure({ mode: 'parallel' });
  // What the worker stores for later is no part of a screen, and would be stored anew for each visit.
  test.use({ serviceWorkers: 'block' });

  for (const { name: visit, screens } of visits) {
    test(`[UI2] [UI6] ${visit}: axe in every width, light and dark, both languages; targets; focus; nothing stands outside its width`, async ({
      page,
    }) => {
      const speak = await languageOf(page);
      for (const { name, open } of screens) {
        await test.step(name, async () => {
          await page.setViewportSize({ width: 360, height: 640 });
          await open(page);
          expect.soft(await smallTargets(page), `${name}: targets under 44 px`).toEqual([]);
          expect.soft(await focusOutOfSight(page), `${name}: focus out of sight`).toEqual([]);
          for (const colorScheme of ['dark', 'light'] as const) {
            await page.emulateMedia({ colorScheme });
            for (const language of languages) {
              await speak(language);
              for (const size of sizes) {
                await page.setViewportSize(size);
                const look = `${name}, ${language}, ${size.width} px, ${colorScheme}`;
                expect.soft(await violations(page), look).toEqual([]);
                const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
                expect.soft(overflow, `${look}: wider than the window`).toBeLessThanOrEqual(0);
              }
            }
          }
        });
      }
    });
  }
});

test.describe('city staff', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('[UI6] the review desk passes axe in light and dark', async ({ page }) => {
    await signInAsStaff(page, sharedInstallation(), SLUG, 'axe@lindental.example', 'admin');
    expect.soft(await violations(page), 'sessions').toEqual([]);
    await page.goto(`/${SLUG}/hand-in`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await violations(page), 'files handed in').toEqual([]);
    await page.goto(`/${SLUG}/log`);
    const log = page.getByRole('list', { name: 'Protokoll' });
    await expect(log.getByText('Angemeldet').first()).toBeVisible();
    await expect(page.getByText(/^Geprüft: /)).toBeVisible();
    expect.soft(await violations(page), 'log').toEqual([]);
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
