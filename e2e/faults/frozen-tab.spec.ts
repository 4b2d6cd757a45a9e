import type { CDPSession, Page } from '@playwright/test';
import { comment, LANES, SLUG, untilAllReceived, withoutMaps } from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { holdNext } from '../support/hold.ts';
import { expect, test } from '../support/test.ts';

const setState = (devTools: CDPSession, state: 'frozen' | 'active') =>
  devTools.send('Page.setWebLifecycleState', { state });

/** Tells as soon as this page has begun to write an act, and keeps it from going on for a moment. */
async function beginningOfWrite(page: Page): Promise<{ readonly begun: Promise<void> }> {
  let onBegun = () => {};
  const begun = new Promise<void>((done) => {
    onBegun = done;
  });
  await page.exposeFunction('anActIsWritten', onBegun);
  await page.evaluate(() => {
    const HELD_UP_MS = 500;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...asked) {
      const request = put.apply(this, asked);
      if (this.name === 'outbox') {
        Reflect.apply(Reflect.get(window, 'anActIsWritten'), null, []);
        const until = performance.now() + HELD_UP_MS;
        while (performance.now() < until);
      }
      return request;
    };
  });
  return { begun };
}

test.use({ serviceWorkers: 'block' });

test('[S4] [S24] a tab frozen in the middle of sending or of writing keeps no other tab from saving; awake again, everything arrives once', async ({
  page,
  journey,
}) => {
  await withoutMaps(page);
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await page.getByRole('link', { name: LANES }).first().click();
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page.getByRole('button', { name: 'Kommentieren' })).toBeVisible();
  const other = await withoutMaps(await page.context().newPage());
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: 'Kommentieren' })).toBeVisible();
  const devTools = await page.context().newCDPSession(page);
  const mark = Date.now();
  const bodies = ['im Senden', 'im zweiten Tab', 'im Schreiben', 'danach'].map((when) => `Gedanke ${when} ${mark}`);
  const [inSending = '', besideIt = '', inWriting = '', after = ''] = bodies;

  const push = await holdNext(page.context(), '**/trpc/sync.push*', 'POST');
  await comment(page, inSending);
  await push.reached;
  await setState(devTools, 'frozen');
  await comment(other, besideIt);
  expect(await outboxStates(other)).toHaveLength(2);
  push.loseAnswer();
  await setState(devTools, 'active');
  await untilAllReceived(other);

  const { begun } = await beginningOfWrite(page);
  await page.getByRole('button', { name: 'Kommentieren' }).click();
  await page.getByLabel('Was sagst du dazu?').fill(inWriting);
  await page.getByRole('button', { name: 'Kommentar absenden' }).click();
  await begun;
  await setState(devTools, 'frozen');
  await comment(other, after);
  await setState(devTools, 'active');
  await untilAllReceived(page);
  await untilAllReceived(other);

  const reader = await withoutMaps(await journey.phone({ serviceWorkers: 'block' }));
  await reader.goto(other.url());
  for (const body of bodies) await expect(reader.getByText(body, { exact: true })).toHaveCount(1);
});
