import type { Page, Route } from '@playwright/test';
import { comment, LANES, SLUG, untilAllReceived, withoutMaps } from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { expect, test } from '../support/test.ts';

/** Pushes go through `answer` until there is an end of it; says how many there were. */
async function pushesAre(page: Page, answer: (route: Route) => Promise<void>) {
  let count = 0;
  await page.route('**/trpc/sync.push*', async (route) => {
    count++;
    await answer(route);
  });
  return { count: () => count, noMore: () => page.unroute('**/trpc/sync.push*') };
}

const faults: readonly { readonly name: string; readonly answer: (route: Route) => Promise<void> }[] = [
  {
    name: 'the page of a captive portal with status 200',
    answer: (route) =>
      route.fulfill({ contentType: 'text/html', body: '<html><title>Hotel-WLAN</title>Bitte anmelden</html>' }),
  },
  {
    name: '502 of a proxy',
    answer: (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
  },
  {
    name: 'an answer that is lost after the city has taken everything',
    answer: async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
  },
  {
    name: 'an answer that is cut in half',
    answer: async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: body.slice(0, body.length / 2) });
    },
  },
];

test.describe('a comment is kept, and received once later, after', () => {
  // Pushes are caught on their way from the page: no worker stands between.
  test.use({ serviceWorkers: 'block' });

  for (const { name, answer } of faults) {
    test(name, async ({ page, journey }) => {
      await withoutMaps(page);
      await page.goto(`${journey.url}/${SLUG}/projects`);
      await page.getByRole('link', { name: LANES }).first().click();
      await page.locator('main a[href*="/proposals/"]').first().click();
      const pushes = await pushesAre(page, answer);
      const body = `Das sehe ich auch so. ${Date.now()}`;
      await comment(page, body);
      const own = page.getByRole('article').filter({ hasText: body });
      await expect.poll(pushes.count).toBeGreaterThan(0);
      await expect.poll(() => outboxStates(page)).toEqual(['pending']);
      await expect(own.getByText('Auf diesem Gerät gespeichert').filter({ visible: true })).toBeVisible();

      await pushes.noMore();
      await untilAllReceived(page);

      const other = await journey.phone({ serviceWorkers: 'block' });
      await withoutMaps(other);
      await other.goto(page.url());
      await expect(other.getByRole('article').filter({ hasText: body })).toHaveCount(1);
    });
  }
});
