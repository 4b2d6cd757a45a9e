import { cameraPhoto, sayItWithPhoto } from '../pages/camera.ts';
import { beginProposal, openProposal, SLUG, submit, untilAllReceived, withoutMaps } from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { expect, test } from '../support/test.ts';

/** 400 ms there and back, 1 Mbit/s. */
const EDGE_OF_COVERAGE = { offline: false, latency: 400, downloadThroughput: 125_000, uploadThroughput: 125_000 };

// The line is shaped for the page: no worker stands between.
test.use({ serviceWorkers: 'block' });

test('[S2] [S13] [S20] at 1 Mbit/s and 400 ms, every third request lost on its way there or back, words and photo arrive once', async ({
  page,
  journey,
}) => {
  await withoutMaps(page);
  await page.goto(`${journey.url}/${SLUG}/projects`);
  const photo = await cameraPhoto(page, 800, 600);
  await beginProposal(page);
  const title = `Am Rand des Netzes ${Date.now()}`;
  await sayItWithPhoto(page, photo, { alt: 'Eine Engstelle', title, reason: 'Hier ist es eng.' });

  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', EDGE_OF_COVERAGE);
  const lost = { there: 0, back: 0 };
  let requests = 0;
  await page.route(/\/(trpc\/(sync\.push|session\.)|b\/)/, async (route) => {
    requests += 1;
    // The first is lost on its way there, the fourth on its way back, and so on.
    if (requests % 3 !== 1) return route.continue();
    const back = requests % 6 === 4;
    if (back) await route.fetch();
    lost[back ? 'back' : 'there'] += 1;
    await route.abort('connectionreset');
  });
  await submit(page);
  await untilAllReceived(page);
  expect(lost.there * lost.back, 'requests were lost both ways').toBeGreaterThan(0);
  expect(await outboxStates(page)).toEqual(['acked']);

  const reader = await withoutMaps(await journey.phone({ serviceWorkers: 'block' }));
  await reader.goto(`${journey.url}/${SLUG}/projects`);
  await openProposal(reader, title);
  await expect(reader.getByRole('img', { name: 'Eine Engstelle' })).toHaveCount(1);
  await reader.goBack();
  await expect(reader.getByRole('link', { name: title })).toHaveCount(1);
});
