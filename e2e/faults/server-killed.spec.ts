import { comment, LANES, SLUG, untilAllReceived, withoutMaps } from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { removeDataFolder, startServer } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const COMMENTS = 12;

test.use({ serviceWorkers: 'block' });

test('[S8] a server killed in mid-push and once more after its commit: everything arrives exactly once', async ({
  journey,
}) => {
  test.setTimeout(420_000);
  const started = await startServer();
  const { port, dataFolder } = started;
  let server = started;
  const restart = async () => {
    server = await startServer({ port, dataFolder });
  };
  try {
    const page = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
    await page.goto(`${server.url}/${SLUG}/projects`);
    await page.getByRole('link', { name: LANES }).first().click();
    await page.locator('main a[href*="/proposals/"]').first().click();
    await expect(page.getByRole('button', { name: 'Kommentieren' })).toBeVisible();
    await page.context().setOffline(true);
    const bodies = Array.from({ length: COMMENTS }, (_, index) => `Gedanke ${index + 1} von ${COMMENTS}`);
    for (const body of bodies) await comment(page, body);
    // Whether a batch was tried without a network or not: every act waits here.
    expect(await outboxStates(page)).toEqual(bodies.map(() => expect.stringMatching(/^(pending|sent)$/)));

    let sent = 0;
    await page.route('**/trpc/sync.push*', async (route) => {
      sent++;
      if (sent > 2) return route.continue();
      const answer = route.fetch().catch(() => null);
      // The first dies somewhere in its work, the second when all is written and the answer is on its way.
      if (sent === 2) await answer;
      await server.kill();
      await answer;
      await route.abort('connectionreset');
    });
    await page.context().setOffline(false);
    await expect.poll(() => sent, { timeout: 60_000 }).toBe(1);
    await restart();
    await expect.poll(() => sent, { timeout: 90_000 }).toBe(2);
    await restart();
    await untilAllReceived(page);

    const other = await withoutMaps(await journey.phone({ baseURL: server.url, serviceWorkers: 'block' }));
    await other.goto(page.url());
    for (const body of bodies) await expect(other.getByText(body, { exact: true })).toHaveCount(1);
    const shown = await other.getByText(/^Gedanke \d+ von 12$/).allTextContents();
    // The newest stands on top.
    expect(shown).toEqual(bodies.toReversed());
  } finally {
    await server.stop();
    removeDataFolder(server);
  }
});
