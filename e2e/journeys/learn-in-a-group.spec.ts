import type { Page } from '@playwright/test';
import { violations } from '../accessibility/axe.ts';
import { SLUG } from '../pages/citizen.ts';
import { answerTestsOnly, byTouch, learnAddress } from '../pages/learner.ts';
import { TaughtModule } from '../pages/learning-module.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const taught = new TaughtModule('m2', 'de');
const PHONES = 5;

async function join(page: Page, url: string, code: string): Promise<void> {
  await page.goto(learnAddress(url, '/group'));
  await page.getByLabel('Code der Runde').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Zur Runde' }).tap();
  await page.getByRole('button', { name: 'Mitmachen' }).tap();
  await expect(page.getByText('Schritt 1 von 8')).toBeVisible();
}

async function passesAxe(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await violations(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}

test('a group plays a round: same order for all, twenty bytes each, one result when it closes', async ({
  page,
  journey,
}) => {
  test.setTimeout(600_000);
  await signInAsStaff(page, sharedInstallation(), SLUG, 'runde@lindental.example', 'facilitator');
  await page.goto(learnAddress(journey.url, '/group'));
  await page.getByLabel('Modul').selectOption({ label: 'Wie ein Gerücht reist' });
  await page.getByRole('button', { name: 'Runde eröffnen' }).click();
  const code = (await page.locator('.round-code__signs').textContent()) ?? '';
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
  await expect(page.getByRole('img', { name: 'QR-Code zum Mitmachen' })).toBeVisible();
  await passesAxe(page, 'the view of whoever leads');

  const firstStatements = new Set<string>();
  for (let phone = 1; phone <= PHONES; phone++) {
    const citizen = await journey.phone({ hasTouch: true });
    await join(citizen, journey.url, code);
    await citizen.getByRole('button', { name: taught.app('learn_item_begin') }).tap();
    firstStatements.add((await citizen.locator('.item-card__statement').textContent()) ?? '');
    await answerTestsOnly({ page: citizen, hand: byTouch, taught });
    if (phone === 1) await passesAxe(citizen, 'the result of a module');
    await citizen.getByRole('link', { name: 'Zur Gruppenrunde' }).tap();
    // What is sent is shown before it is sent.
    await expect(citizen.getByText('Vorher, wahre Aussagen')).toBeVisible();
    if (phone === 1) await passesAxe(citizen, 'what a phone would send');
    if (phone < PHONES) {
      await citizen.getByRole('button', { name: 'Ergebnis senden' }).tap();
      await expect(citizen.getByText(/^Gesendet am/)).toBeVisible();
    } else {
      // The last phone has lost its network: its screen is the way.
      await citizen.context().setOffline(true);
      await citizen.getByRole('button', { name: 'Ergebnis senden' }).tap();
      await expect(citizen.getByText(/Dein Ergebnis bleibt hier/)).toBeVisible();
      await citizen.getByText('Kein Netz? Als Code zeigen').tap();
      await expect(page.getByText('Ergebnisse bisher: weniger als 5')).toBeVisible();
      await page
        .getByLabel('Zeichen vom Bildschirm')
        .fill((await citizen.locator('.result-signs').textContent()) ?? '');
      await page.getByRole('button', { name: 'Ergebnis annehmen' }).click();
    }
    if (phone < PHONES) await citizen.context().close();
  }
  expect(firstStatements.size).toBe(1);
  await expect(page.getByText('Ergebnisse bisher: 5')).toBeVisible();

  await page.getByRole('button', { name: 'Runde schließen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Runde schließen' }).click();
  await expect(page.getByText('Teilnehmende: 5')).toBeVisible();
  await expect(page.getByRole('row', { name: /Wahres erkannt/ })).toBeVisible();
  await expect(page.getByText('Ein Gewinn lässt sich erst ab 10 Teilnehmenden angeben.')).toBeVisible();
  await passesAxe(page, 'the result of the round');
});
