import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from '../accessibility/axe.ts';
import { beginProposal, getReadyForTheUnderground, SLUG } from '../pages/citizen.ts';
import { DISTRICTS, middleOfPainting } from '../pages/painting.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

interface FileOnDisk {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Presses a button that saves a file, and hands the file out. */
async function saved(page: Page, button: string): Promise<FileOnDisk> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await download.path()),
  };
}

test('[DP17] [DP18] a plan comes back from each of its files, and a sealed record is checked on a phone without a network', async ({
  page,
  context,
  journey,
}) => {
  await getReadyForTheUnderground(page, journey.url, DISTRICTS);

  // The planner writes the record, on another device.
  const desk = await journey.phone({ viewport: { width: 1280, height: 900 } });
  await signInAsStaff(desk, sharedInstallation(), SLUG, `abwaegung-${Date.now()}@example.org`);
  await desk.getByRole('link', { name: 'Projekte', exact: true }).click();
  await desk.getByRole('link', { name: DISTRICTS }).first().click();
  await desk.getByRole('link', { name: 'Pläne vergleichen' }).click();
  await expect(desk.getByRole('region', { name: 'Ganze Stadt' })).toBeVisible();
  await desk.getByLabel('Gründe').fill('Kürzere Wege für die meisten.');
  const record = await saved(desk, 'Niederschrift sichern');
  const areas = await saved(desk, 'Flächen (GeoJSON)');
  const manifest = await saved(desk, 'Beschreibung (JSON)');

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Hilfe' }).first().click();
  await page.getByRole('link', { name: 'Niederschrift prüfen' }).click();
  await expect(page.getByText(/^Kennung [0-9a-f\s]{19}, bekannt seit /)).toBeVisible();
  const file = page.locator('input[type=file]');
  await file.setInputFiles(record);
  await expect(page.getByText(/^Das Siegel hält: Lindental hat/)).toBeVisible();
  await expect(page.getByText('Die Zahlen stimmen.', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const content = JSON.parse(record.buffer.toString('utf8'));
  content.record.results[0].b.value += 7;
  await file.setInputFiles({ ...record, buffer: Buffer.from(JSON.stringify(content)) });
  await expect(page.getByText('Das Siegel hält nicht: Die Niederschrift wurde danach geändert.')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Was anders herauskommt' }).getByRole('row', { name: /^B: Müssen die Schule/ }),
  ).toBeVisible();

  await beginProposal(page, DISTRICTS);
  await middleOfPainting(page);
  const choose = async (name: string, chosen: FileOnDisk) => {
    await page.getByRole('button', { name: 'Anders beginnen' }).click();
    await page.getByRole('dialog', { name: 'Anders beginnen' }).locator('input[type=file]').setInputFiles(chosen);
    await expect(page.getByRole('dialog', { name: 'Anders beginnen' })).toBeHidden();
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  };
  await page.locator('.sheet__handle').click();
  const headline = page.getByText(/müssten? die Schule wechseln\.$/).first();
  await choose('passt nicht', areas);
  await expect(headline).toBeVisible();
  const words = await headline.textContent();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(headline).not.toHaveText(words ?? '');
  await choose('passt nicht', manifest);
  await expect(headline).toHaveText(words ?? '');

  await page.getByRole('button', { name: 'Anders beginnen' }).click();
  const broken = areas.buffer.toString('utf8').replace(/"school_id":"[^"]+"/, '"school_id":"s-gibt-es-nicht"');
  await page
    .getByRole('dialog', { name: 'Anders beginnen' })
    .locator('input[type=file]')
    .setInputFiles({ ...areas, buffer: Buffer.from(broken) });
  await expect(
    page.getByText('Fläche 1, school_id: diese Schule gibt es nicht (s-gibt-es-nicht)', { exact: true }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
