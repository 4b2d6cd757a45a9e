/** Drawing on the map: where things are on the screen, and what of it lies on this device. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';
import { storedDrafts } from './device.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels of the page. */
export async function middleOf(shown: Locator): Promise<Point> {
  const box = await shown.boundingBox();
  if (!box) throw new Error('nothing is shown there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Middle of the part of the map that nothing covers: where the cross stands. */
export const middleOfMap = (page: Page): Promise<Point> => middleOf(page.locator('.base-map__over'));

const draftIdOf = (page: Page): string => /\/(?:draw|propose)\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';

/** Corners of the draft that is open, as this device keeps them: WGS 84 [lon, lat]. */
export async function keptCorners(page: Page): Promise<readonly (readonly [number, number])[]> {
  const drafts = await storedDrafts(page);
  return drafts.find(({ id }) => id === draftIdOf(page))?.corners ?? [];
}

/** The corners once there are so many of them on this device. */
export async function untilCornersKept(page: Page, count: number): Promise<readonly (readonly [number, number])[]> {
  await expect.poll(async () => (await keptCorners(page)).length).toBe(count);
  return keptCorners(page);
}

/** As somebody would type them: «Breite, Länge». */
export const asTyped = (corners: readonly (readonly [number, number])[]): string[] =>
  corners.map(([longitude, latitude]) => `${latitude}, ${longitude}`);

/** Handle of a corner on the map; `number` counts from 1. */
export const cornerHandle = (page: Page, number: number): Locator =>
  page.getByRole('button', { name: new RegExp(`^Ecke ${number} von \\d+`) });
