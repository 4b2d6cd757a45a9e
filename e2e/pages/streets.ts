/** Drawing along streets: until they are there, the draft with the streets it runs on, and fingers that follow them. */
import type { Locator, Page } from '@playwright/test';
import { type Draft, draftSchema } from '@werkstadt/shared/draft/draft';
import { networkOfDraft } from '@werkstadt/shared/draft/lane-of-draft';
import { lineOfCorners, stretchesOf } from '@werkstadt/shared/draft/street-stretches';
import { expect } from '../support/test.ts';
import { beginProposal, untilMapIsDrawn } from './citizen.ts';
import { storedDrafts } from './device.ts';
import type { Point } from './drawing.ts';

/** The streets of the city are loaded, however they came onto this device, and the map is at rest. */
export async function untilStreetsAreThere(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'An der Straße', exact: true }).first()).toBeVisible();
  const load = page.getByRole('button', { name: /^Straßen laden/ });
  const loading = page.getByText('Straßen werden geladen …');
  await expect(async () => {
    if (await load.isVisible()) await load.click({ timeout: 1000 });
    await expect(load.or(loading)).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
}

/** The draft that is open, as this device keeps it; null before it is. */
async function keptDraft(page: Page): Promise<Draft | null> {
  const id = /\/(?:draw|propose)\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  const found = (await storedDrafts(page)).find((draft) => draft.id === id);
  return found ? draftSchema.parse(found) : null;
}

/** What a drawn lane would be for everybody: its corners, its line and the segments of the streets it runs on. */
export function laneOf(draft: Draft) {
  return { corners: draft.corners, free: draft.free, line: lineOfCorners(draft), network: networkOfDraft(draft) };
}

/** The way of every stretch along streets is found. */
export const isOnItsWay = (draft: Draft): boolean =>
  stretchesOf(draft).every(({ free, route }) => free || route !== null);

/** The draft once it has so many corners and the way of every stretch along streets is found and kept. */
export async function untilLaneKept(page: Page, corners: number): Promise<Draft> {
  let kept: Draft | null = null;
  await expect
    .poll(async () => {
      kept = await keptDraft(page);
      return kept && isOnItsWay(kept) ? kept.corners.length : null;
    })
    .toBe(corners);
  if (!kept) throw new Error('the draft is not on this device');
  return kept;
}

/** A new draft on the map with a whole street in it by its name: which streets these are, and where they lie. */
export async function beginAlongStreet(page: Page, city: string, street: string) {
  await page.goto(`${city}/projects`);
  await beginProposal(page);
  await untilMapIsDrawn(page);
  await untilStreetsAreThere(page);
  await addStreet(page, street);
  return laneOf(await untilLaneKept(page, 2));
}

/** Line of a lane as the map shows it now; CSS pixels of the page. */
export async function shownLine(page: Page): Promise<Point[]> {
  await untilMapIsDrawn(page);
  return page.evaluate(() => {
    const map = document.querySelector('.maplibregl-canvas-container')?.getBoundingClientRect();
    return [...document.querySelectorAll('path.draft-drawing__line')].flatMap((path) =>
      [...(path.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
        x: Number(x) + (map?.x ?? 0),
        y: Number(y) + (map?.y ?? 0),
      })),
    );
  });
}

/** What a finger is drawing just now. */
export const strokeUnderway = (page: Page): Locator => page.locator('svg > path.draft-drawing__next');

/** The sentence about what the lane means, once it is about the lane as it is drawn. Opens the sheet, and closes it again. */
export async function saidOfLane(page: Page): Promise<string> {
  const handle = page.locator('.sheet__handle');
  await handle.click();
  const sentence = page.locator('.consequences__sentence');
  await expect(sentence).toBeVisible();
  await expect(page.getByText(/^Berechnet auf deinem Gerät/)).toBeVisible();
  const said = (await sentence.textContent()) ?? '';
  await closeSheet(page);
  return said;
}

/** «Straße von … bis …» in the sheet over the map, or without a map: all of the street between its outermost crossings. */
export async function addStreet(page: Page, name: string): Promise<void> {
  const handle = page.locator('.sheet__handle');
  const search = page.getByRole('searchbox', { name: 'Straße suchen' });
  await expect(handle.or(search).first()).toBeVisible();
  if (!(await search.isVisible())) await handle.click();
  await search.fill(name);
  await page.getByRole('list', { name: 'Gefunden' }).getByRole('button').first().click();
  const from = page.getByLabel('Von der Kreuzung mit');
  await from.selectOption({ index: 1 });
  await page.getByLabel('Bis zur Kreuzung mit').selectOption({ index: (await from.locator('option').count()) - 1 });
  await page.getByRole('button', { name: /^Stück anfügen, / }).click();
  await closeSheet(page);
}

async function closeSheet(page: Page): Promise<void> {
  const handle = page.locator('.sheet__handle');
  if (!(await handle.isVisible())) return;
  while ((await handle.getAttribute('aria-expanded')) === 'true') await handle.click();
  await untilMapIsDrawn(page);
}
