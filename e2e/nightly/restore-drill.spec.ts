import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cameraPhoto, sayItWithPhoto } from '../pages/camera.ts';
import {
  beginProposal,
  LANES,
  proposeByCoordinates,
  SLUG,
  submit,
  untilAllReceived,
  withoutMaps,
} from '../pages/citizen.ts';
import { killDatabase } from '../support/database.ts';
import { type LightPhones, startLightPhones } from '../support/light-phones.ts';
import { type RunningServer, removeDataFolder, startServer } from '../support/server.ts';
import { city } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

/** Fifty phones in all: so many of them browsers, each with a photo; in the `nightly` command all of them. */
const PHONES = 50;
const BROWSERS = Number(process.env.WERKSTADT_DRILL_BROWSERS ?? 3);
/** Photos are made ready by the processor: more at a time are no faster. */
const AT_ONCE = 4;
/** Fifty browsers share the cores with the server they send to. */
const PATIENCE_MS = 600_000;

// A record of every step of fifty browsers would be more work than the drill itself.
test.use({ serviceWorkers: 'block', trace: 'off', actionTimeout: 180_000, navigationTimeout: 180_000 });

/** With a photo, up to the page that says how it stands. */
async function proposeWithPhoto(page: Page, title: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/${SLUG}/projects`);
  const photo = await cameraPhoto(page, 800, 600);
  await beginProposal(page);
  await sayItWithPhoto(page, photo, { alt: `Foto zu ${title}`, title, reason: 'Hier ist es eng.' });
  await submit(page);
}

/** A picture of what the owner of this phone sees, in the test's own folder. */
const look = (page: Page, name: string) =>
  page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });

/** Read by the bench. */
const tell = (type: string, milliseconds: number) =>
  test.info().annotations.push({ type, description: (milliseconds / 1000).toFixed(1) });

test('[S27] [OP9] the server dies with its last hour: out of the backup and fifty phones everything comes back, once, and nobody presses a button', async ({
  journey,
}) => {
  test.setTimeout(600_000 + BROWSERS * 90_000);
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-drill-'));
  let server: RunningServer = await startServer();
  const first = server;
  let light: LightPhones | null = null;
  try {
    const { url, port } = first;
    light = await startLightPhones(url, SLUG, PHONES - BROWSERS, LANES);
    const pages: Page[] = [];
    for (let at = 0; at < BROWSERS; at++) {
      const page = await withoutMaps(await journey.phone({ baseURL: url, serviceWorkers: 'block' }));
      await page.goto(`${url}/${SLUG}/projects`);
      pages.push(page);
    }
    const before = await light.propose('Vor der Sicherung');
    await proposeByCoordinates(pages[0] as Page, { title: 'Im Browser davor', reason: 'Hier ist es eng.' });
    await untilAllReceived(pages[0] as Page);
    const backup = join(folder, 'night.tar');
    await city(first.dataFolder, port, 'backup', backup);

    const lastHour = await light.propose('In der letzten Stunde');
    const inBrowsers = pages.map((_, at) => `Im Browser ${at + 1}`);
    for (let from = 0; from < BROWSERS; from += AT_ONCE) {
      const few = pages.slice(from, from + AT_ONCE);
      await Promise.all(few.map((page, at) => proposeWithPhoto(page, inBrowsers[from + at] ?? '')));
    }
    await Promise.all(pages.map((page) => untilAllReceived(page, PATIENCE_MS)));
    const watched = pages[0] as Page;
    await look(watched, 'before');
    await first.kill();
    killDatabase(first.dataFolder);
    await look(watched, 'server-dead');

    const found = join(folder, 'found');
    const began = performance.now();
    await city(found, port, 'restore', backup);
    server = await startServer({ port, dataFolder: found });
    const up = performance.now();
    tell('restored', up - began);
    const expected = [...before, 'Im Browser davor', ...lastHour, ...inBrowsers].sort();
    const fromPhones = new Set(expected);
    const course: string[] = [];
    const brought = async () => {
      const titles = ((await light?.titles()) ?? []).filter((title) => fromPhones.has(title)).sort();
      course.push(`${titles.length} after ${((performance.now() - up) / 1000).toFixed(0)} s`);
      return titles;
    };
    const photos = inBrowsers.map((title) => `Foto zu ${title}`).sort();
    const pictures = async () => ((await light?.pictures()) ?? []).filter((alt) => photos.includes(alt)).sort();
    await expect.poll(brought, { timeout: PATIENCE_MS, intervals: [1000] }).toEqual(expected);
    tell('words', performance.now() - up);
    await look(watched, 'words-are-back');
    test.info().annotations.push({ type: 'acts', description: `${(await brought()).length} of ${expected.length}` });
    test.info().annotations.push({ type: 'course', description: course.join(', ') });
    await expect.poll(pictures, { timeout: PATIENCE_MS, intervals: [1000] }).toEqual(photos);
    tell('photos', performance.now() - up);
    await Promise.all(pages.map((page) => untilAllReceived(page, PATIENCE_MS)));
    tell('badges', performance.now() - up);
    await look(watched, 'after');
    const reader = await withoutMaps(await journey.phone({ baseURL: url, serviceWorkers: 'block' }));
    for (const [at, page] of pages.entries()) {
      const title = inBrowsers[at] ?? '';
      const address = await page.getByRole('link', { name: 'Vorschlag ansehen' }).getAttribute('href');
      await reader.goto(`${url}${address}`);
      await expect(reader.getByRole('img', { name: `Foto zu ${title}` })).toBeVisible({ timeout: 120_000 });
    }
  } finally {
    await light?.stop();
    await server.stop();
    removeDataFolder(first);
    rmSync(folder, { recursive: true, force: true });
  }
});
