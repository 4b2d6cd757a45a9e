/** What a citizen does, as a person would: by the words on the screen. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';

export const SLUG = 'lindental';
export const LANES = 'Radwege für Lindental';

/** The app has a service worker and everything it needs to start without a network. */
export async function untilOfflineReady(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

/** Opens the city, waits until it can go offline, and stores the map as a citizen would. */
export async function getReadyForTheUnderground(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/${SLUG}/me`);
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.getByText('Karte und Adressen auf diesem Gerät')).toBeVisible({ timeout: 30_000 });
  await page.goto(`${url}/${SLUG}/projects`);
  await page.getByRole('link', { name: LANES }).first().click();
  await expect(page.getByRole('button', { name: 'Vorschlag machen' })).toBeVisible();
  await page.reload();
  await untilOfflineReady(page);
  await expect(page.getByRole('button', { name: 'Vorschlag machen' })).toBeVisible();
}

/** From the project's page to the drawing screen. */
export async function beginProposal(page: Page, project = LANES): Promise<void> {
  await page.getByRole('link', { name: 'Projekte', exact: true }).click();
  await page.getByRole('link', { name: project }).first().click();
  await page.getByRole('button', { name: 'Vorschlag machen' }).click();
  await expect(drawingMap(page)).toBeVisible();
}

export const drawingMap = (page: Page): Locator => page.getByRole('region', { name: 'Karte zum Zeichnen' });

/** Two pictures of the map a moment apart are the same: it has drawn everything it has. */
export async function untilMapIsDrawn(map: Locator): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = (await map.screenshot()).toString('base64');
        const same = now === before;
        before = now;
        return same;
      },
      { timeout: 45_000, intervals: [1000] },
    )
    .toBe(true);
}

/** A line of `corners` corners by crosshair: arrow keys move the map, the button sets. */
export async function drawByCrosshair(page: Page, corners = 3): Promise<void> {
  await untilMapIsDrawn(drawingMap(page));
  for (let corner = 0; corner < corners; corner++) {
    if (corner > 0) await moveMap(page, corner % 2 === 0 ? 'Nach oben' : 'Nach rechts');
    await page.getByRole('button', { name: 'Ecke setzen' }).click();
  }
  await page.getByRole('button', { name: 'Fertig' }).click();
}

/** One press of a pan button, and the map has come to rest. */
export async function moveMap(page: Page, direction: string): Promise<void> {
  const pan = page.getByRole('button', { name: direction });
  if (!(await pan.isVisible())) await page.getByRole('button', { name: 'Karte verschieben' }).click();
  await pan.click();
  await untilMapIsDrawn(drawingMap(page));
}

export interface Words {
  readonly title: string;
  readonly reason: string;
  readonly source?: string;
}

/** The form after drawing, up to the last press. */
export async function sayIt(page: Page, { title, reason, source }: Words): Promise<void> {
  await page.getByLabel('Titel').fill(title);
  await page.getByLabel('Begründung').fill(reason);
  if (source) {
    await page.getByRole('button', { name: 'Link hinzufügen' }).click();
    await page.getByLabel('Link 1', { exact: true }).fill(source);
  }
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { name: 'Stimmt alles?' })).toBeVisible();
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Absenden' }).click();
}

export const savedHere = (page: Page): Locator => page.getByRole('heading', { name: 'Auf diesem Gerät gespeichert' });
export const received = (page: Page): Locator =>
  page.getByRole('heading', { name: /^Bei der Stadt angekommen · Nr\. \d+$/ });
