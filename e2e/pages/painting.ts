/** Painting school districts, as a parent with a thumb would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { sharedInstallation } from '../support/staff.ts';
import { expect } from '../support/test.ts';
import { beginProposal, SLUG, untilMapIsDrawn } from './citizen.ts';
import { type StoredDraft, storedDrafts } from './device.ts';
import type { Point } from './drawing.ts';
import type { Fingers } from './fingers.ts';

export const DISTRICTS = 'Schulbezirke neu gedacht';

export const paintingMap = (page: Page): Locator => page.getByRole('region', { name: 'Karte: Schulbezirke malen' });

const schoolChip = (page: Page, number: number): Locator =>
  page
    .getByRole('group', { name: 'Schulen' })
    .getByRole('button')
    .nth(number - 1);

/** Chooses a school and tells its name. */
export async function chooseSchool(page: Page, number: number): Promise<string> {
  const chip = schoolChip(page, number);
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  return (await chip.textContent()) ?? '';
}

/** The school that is painted for. */
export const chosenSchool = (page: Page): Locator =>
  page.getByRole('group', { name: 'Schulen' }).getByRole('button', { pressed: true });

export const toolChip = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Werkzeuge' }).getByRole('button', { name, exact: true });

export async function chooseTool(page: Page, name: string): Promise<void> {
  const chip = toolChip(page, name);
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
}

/** Each press on the chip is the next size. */
export async function chooseSize(page: Page, size: 'klein' | 'mittel' | 'groß'): Promise<void> {
  const chip = page.getByRole('group', { name: 'Werkzeuge' }).getByRole('button', { name: 'Größe:' });
  await expect(async () => {
    if ((await chip.textContent()) !== `Größe: ${size}`) await chip.click();
    await expect(chip).toHaveText(`Größe: ${size}`, { timeout: 1000 });
  }).toPass();
}

/** One finger along the places, and up again. */
export async function paintAlong(fingers: Fingers, [first, ...places]: readonly Point[]): Promise<void> {
  if (!first) return;
  fingers.down(1, first);
  for (const place of places) fingers.move(1, place);
  fingers.up(1);
  await fingers.settled();
}

/** What the open draft keeps on this device of its plan; undefined before anything was painted. */
export async function keptSteps(page: Page): Promise<StoredDraft['plan']> {
  const id = /\/(?:draw|propose)\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  return (await storedDrafts(page)).find((draft) => draft.id === id)?.plan;
}

/** School by block of what was painted, as this device keeps it; what was taken back is not in it. '' is no school. */
export async function keptPlan(page: Page): Promise<Record<string, string>> {
  const plan = await keptSteps(page);
  const moves = (plan?.undo ?? []).flatMap((step) => step.moves);
  const painted = moves.flatMap(([, to, blocks]) =>
    blocks.map((block) => [plan?.blocks[block] ?? '', plan?.schools[to - 1] ?? ''] as const),
  );
  return Object.fromEntries(painted.toSorted());
}

/** Middle of the part of the map that chips, buttons and the sheet leave free. */
export async function middleOfPainting(page: Page): Promise<Point> {
  await untilMapIsDrawn(page);
  const map = await page.locator('.base-map__over').boundingBox();
  const tools = await page.getByRole('group', { name: 'Werkzeuge' }).boundingBox();
  const schools = await page.getByRole('group', { name: 'Schulen' }).boundingBox();
  if (!map || !tools || !schools) throw new Error('nothing is painted here');
  return { x: map.x + map.width * 0.45, y: (schools.y + schools.height + tools.y) / 2 };
}

/** A new plan, on the map. */
export async function beginPainting(page: Page): Promise<Point> {
  await page.goto(`/${SLUG}/projects`);
  await beginProposal(page, DISTRICTS);
  return middleOfPainting(page);
}

/** The blocks and schools of a city, as the server gives them to every phone. */
export function blocksOf(slug: string): DistrictData {
  const folder = join(sharedInstallation().dataFolder, 'packs', slug);
  const [version = ''] = readdirSync(folder);
  const read = readDistrictsFile(new Uint8Array(readFileSync(join(folder, version, 'districts.bin'))));
  if (!read.ok) throw new Error(`the blocks of ${slug} are ${read.problem}`);
  return read.data;
}
