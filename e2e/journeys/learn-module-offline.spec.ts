import type { Page } from '@playwright/test';
import { untilOfflineReady } from '../pages/citizen.ts';
import { byKeyboard, byTouch, learnAddress, learnWords, playModule } from '../pages/learner.ts';
import { expect, test } from '../support/test.ts';

const RUMOUR = '/m2';

/** Stores all modules as somebody does who soon has no network. */
async function takeAlong(page: Page, url: string, offer: string, here: string): Promise<void> {
  await page.goto(learnAddress(url));
  await page.getByRole('button', { name: offer }).click();
  await expect(page.getByText(here)).toBeVisible();
  await untilOfflineReady(page);
}

test('a module is played to its end without a network, by finger; a killed browser goes on where it was', async ({
  journey,
}) => {
  const phone = journey.keptPhone({ hasTouch: true });
  const words = learnWords.de;
  const page = await phone.open();
  await takeAlong(page, journey.url, 'Offline verfügbar machen', 'Alle Module liegen auf diesem Gerät.');
  await phone.context.setOffline(true);
  await page.goto(learnAddress(journey.url, RUMOUR));
  await page.getByRole('button', { name: words.begin }).tap();
  await playModule(page, words, byTouch, 4);
  const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  const title = (await heading.textContent()) ?? '';
  await expect.poll(() => storedStep(page)).not.toBe('guess');
  await phone.kill();

  const again = await phone.open({ offline: true });
  await again.goto(learnAddress(journey.url));
  await again.getByRole('link', { name: /^Weiter mit/ }).tap();
  await expect(again.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText(title);
  await playModule(again, words, byTouch);
  await expect(again.getByRole('heading', { name: words.done })).toBeVisible();
  await expect(again.getByText(/^Wahres erkannt: \d statt \d von 4\.$/)).toBeVisible();
  await expect(again.getByText(/^Falsches erkannt: \d statt \d von 4\.$/)).toBeVisible();
  await expect(again.getByText(/Zufall|kein Unterschied/)).toBeVisible();
  await again.locator('summary').first().tap();
  await expect(again.getByText('Übungsbeispiel, erfunden').first()).toBeVisible();
});

/** Step of the run as it lies in the browser's storage. */
async function storedStep(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('werkstadt-learning');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const record = await new Promise<{ value: { stepId: string } } | undefined>((done, fail) => {
      const request = database.transaction('records').objectStore('records').get('run:m2');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    database.close();
    return record?.value.stepId ?? '';
  });
}

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('a module is played to its end without a network, by the keyboard alone', async ({ page, context, journey }) => {
    const words = learnWords.en;
    await takeAlong(page, journey.url, 'Make available offline', 'All modules are on this device.');
    await context.setOffline(true);
    await page.goto(learnAddress(journey.url, RUMOUR));
    await byKeyboard.press(page.getByRole('button', { name: words.begin }));
    await playModule(page, words, byKeyboard);
    await expect(page.getByText(/^Recognised what is true: \d instead of \d of 4\.$/)).toBeVisible();
  });
});

test.describe('plain German', () => {
  test.use({ hasTouch: true });

  test('a module is played to its end without a network, as text, in Einfache Sprache', async ({
    page,
    context,
    journey,
  }) => {
    const words = learnWords.de;
    await takeAlong(page, journey.url, 'Offline verfügbar machen', 'Alle Module liegen auf diesem Gerät.');
    await context.setOffline(true);
    await page.goto(learnAddress(journey.url, RUMOUR));
    await page.getByRole('button', { name: 'Sprache und Ansicht' }).tap();
    await page.getByRole('radio', { name: /Einfache Sprache/ }).check();
    await page.getByRole('radio', { name: 'Text und Listen' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Fertig' }).tap();
    await page.getByRole('button', { name: words.begin }).tap();
    await playModule(page, words, byTouch);
    await expect(page.getByText(/^Wahres erkannt:/)).toBeVisible();
  });
});
