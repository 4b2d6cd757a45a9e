import type { Page } from '@playwright/test';
import { cameraPhoto, sayItWithPhoto } from '../pages/camera.ts';
import {
  beginProposal,
  comment,
  LANES,
  openProposal,
  SLUG,
  submit,
  untilAllReceived,
  withoutMaps,
} from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { killDatabase, killPartOfDatabase } from '../support/database.ts';
import { type RunningServer, removeDataFolder, startServer } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const COMMENTS = 12;

test.use({ serviceWorkers: 'block' });

/** One installation of its own for all of them: what is killed here is nobody else's. */
let server: RunningServer;
/** The one that is being started: a phone may reach it before its starter knows that it is up. */
let starting: Promise<RunningServer>;
test.beforeAll(async () => {
  starting = startServer();
  server = await starting;
});
test.afterAll(async () => {
  await server.stop();
  removeDataFolder(server);
});
async function restart(): Promise<void> {
  const { port, dataFolder } = server;
  starting = startServer({ port, dataFolder });
  server = await starting;
}

async function openSomeProposal(page: Page): Promise<void> {
  await page.goto(`${server.url}/${SLUG}/projects`);
  await page.getByRole('link', { name: LANES }).first().click();
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page.getByRole('button', { name: 'Kommentieren' })).toBeVisible();
}

test('[S8] a server killed in mid-push and once more after its commit: everything arrives exactly once', async ({
  journey,
}) => {
  test.setTimeout(420_000);
  const page = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
  await openSomeProposal(page);
  await page.context().setOffline(true);
  const bodies = Array.from({ length: COMMENTS }, (_, index) => `Gedanke ${index + 1} von ${COMMENTS}`);
  for (const body of bodies) await comment(page, body);
  // Whether a batch was tried without a network or not: every act waits here.
  expect(await outboxStates(page)).toEqual(bodies.map(() => expect.stringMatching(/^(pending|sent)$/)));

  let sent = 0;
  let killed = 0;
  await page.route('**/trpc/sync.push*', async (route) => {
    sent++;
    if (sent > 2) return route.continue();
    const answer = route.fetch().catch(() => null);
    // The first dies somewhere in its work, the second when all is written and the answer is on its way.
    if (sent === 2) await answer;
    await (await starting).kill();
    await answer;
    await route.abort('connectionreset');
    killed++;
  });
  await page.context().setOffline(false);
  await expect.poll(() => killed, { timeout: 60_000 }).toBe(1);
  await restart();
  await expect.poll(() => killed, { timeout: 90_000 }).toBe(2);
  await restart();
  await untilAllReceived(page);

  const other = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
  await other.goto(page.url());
  for (const body of bodies) await expect(other.getByText(body, { exact: true })).toHaveCount(1);
  const shown = await other.getByText(/^Gedanke \d+ von 12$/).allTextContents();
  // The newest stands on top.
  expect(shown).toEqual(bodies.toReversed());
});

test('[S2] [S20] [OP3] PostgreSQL killed in mid-push, and a part of it in the middle of a photo: the server says so or goes on by itself, words and photo arrive once', async ({
  journey,
}) => {
  test.setTimeout(420_000);
  const page = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
  await page.goto(`${server.url}/${SLUG}/projects`);
  const photo = await cameraPhoto(page);
  await beginProposal(page);
  const title = 'Engstelle beim Stromausfall';
  await sayItWithPhoto(page, photo, { alt: 'Eine Engstelle', title, reason: 'Hier ist es eng.' });

  let pushes = 0;
  let pieces = 0;
  await page.route(/\/(trpc\/sync\.push|b\/)/, async (route) => {
    const isPush = route.request().url().includes('sync.push');
    const isPiece = route.request().method() === 'PATCH';
    if (isPush) pushes += 1;
    if (isPiece) pieces += 1;
    if (isPush && pushes === 1) {
      const answer = route.fetch().catch(() => null);
      killDatabase(server.dataFolder);
      await answer;
      return route.abort('connectionreset');
    }
    // The first piece is on the disk; while the second is written, the connection to the database dies.
    if (isPiece && pieces === 2) killPartOfDatabase(server.dataFolder);
    return route.continue();
  });
  await submit(page);
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/The database has ended/);
  await restart();
  await untilAllReceived(page);
  expect(pieces).toBeGreaterThan(2);
  expect(await outboxStates(page)).toEqual(['acked']);

  const reader = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
  await reader.goto(`${server.url}/${SLUG}/projects`);
  await openProposal(reader, title);
  await expect(reader.getByRole('img', { name: 'Eine Engstelle' })).toHaveCount(1);
  await reader.goBack();
  await expect(reader.getByRole('link', { name: title })).toHaveCount(1);
});
