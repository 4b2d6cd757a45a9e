/** What a citizen does, as a person would: by the words on the screen. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';

export const SLUG = 'lindental';
export const LANES = 'Radwege für Lindental';

/** The app has a service worker and everything it needs to start without a network. */
export async function untilOfflineReady(page: Page): Promise<void> {
  // Not async: Playwright takes the promise itself for an answer and would never wait.
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Looks at the project and stores the map as a citizen would who soon has no network. */
export async function getReadyForTheUnderground(page: Page, url: string, project = LANES, slug = SLUG): Promise<void> {
  await page.goto(`${url}/${slug}/projects`);
  await page.getByRole('link', { name: project }).first().click();
  await expect(page.getByRole('button', { name: 'Vorschlag machen' })).toBeVisible();
  await page.getByRole('link', { name: 'Ich', exact: true }).click();
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.getByText('Karte und Adressen auf diesem Gerät', { exact: true })).toBeVisible();
  await untilOfflineReady(page);
}

/** From the project's page to the drawing screen. */
export async function beginProposal(page: Page, project = LANES): Promise<void> {
  await page.getByRole('link', { name: 'Projekte', exact: true }).click();
  await page.getByRole('link', { name: project }).first().click();
  await page.getByRole('button', { name: 'Vorschlag machen' }).click();
  const withoutMap = page.getByRole('button', { name: 'Ohne Karte eingeben' }).first();
  await expect(withoutMap.or(page.getByLabel('Breite und Länge'))).toBeVisible();
}

/** A whole proposal without the map, up to the press that submits it. Ends on its page that says how it stands. */
export async function proposeByCoordinates(page: Page, words: Words, project = LANES): Promise<void> {
  await beginProposal(page, project);
  await enterCoordinates(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await sayIt(page, words);
  await submit(page);
  await expect(savedHere(page).or(received(page)).or(sending(page))).toBeVisible();
}

/** Opens a proposal of a project by its title, as a list shows it. */
export async function openProposal(page: Page, title: string, project = LANES): Promise<void> {
  await page.getByRole('link', { name: 'Projekte', exact: true }).click();
  await page.getByRole('link', { name: project }).first().click();
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

export async function comment(page: Page, body: string): Promise<void> {
  await page.getByRole('button', { name: 'Kommentieren' }).click();
  await page.getByLabel('Was sagst du dazu?').fill(body);
  await page.getByRole('button', { name: 'Kommentar absenden' }).click();
  await expect(page.getByRole('article').filter({ hasText: body })).toBeVisible();
}

export const drawingMap = (page: Page): Locator => page.getByRole('region', { name: 'Karte zum Zeichnen' });

/**
 * A phone whose browser draws no maps, as old ones do: everything works there too, and what is not about the map need
 * not wait for it.
 */
export async function withoutMaps(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: HTMLCanvasElement, ...asked: unknown[]) {
      return String(asked[0]).startsWith('webgl') ? null : Reflect.apply(getContext, this, asked);
    });
  });
  return page;
}

/** The map has drawn everything it has for the view it shows. */
export async function untilMapIsDrawn(page: Page, timeout = 30_000): Promise<void> {
  // What was pressed a moment ago may change what covers the map: it is measured with the next frame, and only then
  // does the map begin to move.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
  await expect(page.locator('.base-map__canvas')).toHaveAttribute('data-state', 'drawn', { timeout });
}

/** «Mehr» of the drawing screen: another way of drawing, redo and the like. */
export async function chooseInMenu(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** A line of `corners` corners by crosshair: arrow keys move the map, the button sets. */
export async function drawByCrosshair(page: Page, corners = 3): Promise<void> {
  await setCornersByCrosshair(page, corners);
  await page.getByRole('button', { name: 'Fertig' }).click();
}

export async function setCornersByCrosshair(page: Page, corners: number): Promise<void> {
  await untilMapIsDrawn(page);
  for (let corner = 0; corner < corners; corner++) {
    if (corner > 0) await moveMap(page, corner % 2 === 0 ? 'Nach oben' : 'Nach rechts');
    await page.getByRole('button', { name: 'Ecke setzen' }).click();
  }
}

/** One press of a pan button, and the map has come to rest. */
export async function moveMap(page: Page, direction: string): Promise<void> {
  const pan = page.getByRole('button', { name: direction });
  if (!(await pan.isVisible())) await page.getByRole('button', { name: 'Karte verschieben' }).click();
  await pan.click();
  await untilMapIsDrawn(page);
}

/** «Breite, Länge» of three places on streets of Lindental. */
export const CORNERS = ['50.4180, 9.4300', '50.4195, 9.4330', '50.4201, 9.4345'] as const;

/** From the drawing screen, or from a drawing without the map: sets corners by their coordinates. */
export async function enterCoordinates(page: Page, corners: readonly string[] = CORNERS): Promise<void> {
  const field = page.getByLabel('Breite und Länge');
  // A browser that draws no maps goes there by itself.
  await expect(async () => {
    if (await field.isVisible()) return;
    await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().click({ timeout: 1000 });
    await expect(field).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  for (const corner of corners) {
    await field.fill(corner);
    await page.getByRole('button', { name: 'Ecke anfügen', exact: true }).click();
    await expect(field).toHaveValue('');
  }
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
const sending = (page: Page): Locator => page.getByRole('heading', { name: 'Wird gesendet' });
export const received = (page: Page): Locator =>
  page.getByRole('heading', { name: /^Bei der Stadt angekommen · Nr\. \d+$/ });

/** The badge in the header: nothing of this device waits any more. */
export async function untilAllReceived(page: Page, timeout = 60_000): Promise<void> {
  await expect(page.getByRole('link', { name: /^Alles angekommen/ })).toBeVisible({ timeout });
}
