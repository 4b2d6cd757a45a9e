import type { Page } from '@playwright/test';
import {
  beginProposal,
  comment,
  enterCoordinates,
  LANES,
  openProposal,
  proposeByCoordinates,
  SLUG,
  untilAllReceived,
  untilOfflineReady,
  withoutMaps,
} from '../pages/citizen.ts';
import { keptCorners, untilCornersKept } from '../pages/drawing.ts';
import { expect, test } from '../support/test.ts';

const article = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const supporters = (page: Page) => page.getByRole('region', { name: 'Unterstützen' }).locator('strong');

async function arrive(page: Page, url: string): Promise<Page> {
  await withoutMaps(page);
  await page.goto(`${url}/${SLUG}/projects`);
  await untilOfflineReady(page);
  return page;
}

test('two citizens talk, support and take back, also offline, and each sees the other', async ({ page, journey }) => {
  const title = `Weg am Fluss ${Date.now()}`;
  const anna = await arrive(page, journey.url);
  const ben = await arrive(await journey.phone(), journey.url);
  await proposeByCoordinates(anna, { title, reason: 'Dort ist es schön.' });
  await anna.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  await untilAllReceived(anna);
  await openProposal(ben, title);

  await comment(ben, 'Bitte mit Beleuchtung.');
  await expect(article(anna, 'Bitte mit Beleuchtung.')).toBeVisible();
  await article(anna, 'Bitte mit Beleuchtung.').getByRole('button', { name: 'Antworten' }).click();
  await anna.getByLabel(/^Deine Antwort an/).fill('Ja, das schreibe ich dazu.');
  await anna.getByRole('button', { name: 'Kommentar absenden' }).click();
  await expect(article(ben, 'Ja, das schreibe ich dazu.')).toBeVisible();

  await ben.getByRole('button', { name: 'Unterstützen' }).click();
  await expect(supporters(anna)).toHaveText('1 Mensch unterstützt das');
  await ben.context().setOffline(true);
  await ben.getByRole('button', { name: 'Unterstützung zurücknehmen' }).click();
  await expect(supporters(ben)).toHaveText('0 Menschen unterstützen das');
  await ben.getByRole('button', { name: 'Folgen', exact: true }).click();
  await comment(ben, 'Ich denke noch darüber nach.');
  await anna.getByRole('button', { name: 'Unterstützen' }).click();
  await expect(supporters(anna)).toHaveText('2 Menschen unterstützen das');
  await ben.context().setOffline(false);
  await expect(supporters(anna)).toHaveText('1 Mensch unterstützt das', { timeout: 60_000 });
  await expect(article(anna, 'Ich denke noch darüber nach.')).toBeVisible();
  await expect(supporters(ben)).toHaveText('1 Mensch unterstützt das');

  await untilAllReceived(ben);
  await ben.goto(`${journey.url}/${SLUG}/me`);
  await expect(ben.locator('section').filter({ hasText: 'Ich folge' }).getByText(title)).toBeVisible();
});

test('[S24] a draft open in one tab is read in the other, which may go on with a copy', async ({ page, journey }) => {
  await arrive(page, journey.url);
  await beginProposal(page);
  await enterCoordinates(page);
  const before = await untilCornersKept(page, 3);
  const second = await withoutMaps(await page.context().newPage());
  await second.goto(page.url());
  await expect(second.getByText('Dieser Entwurf ist in einem anderen Fenster offen.')).toBeVisible();
  await second.getByRole('button', { name: 'Mit einer Kopie weitermachen' }).click();
  await expect(second).not.toHaveURL(page.url());
  await enterCoordinates(second, ['50.4190, 9.4310']);
  await untilCornersKept(second, 4);
  expect(await keptCorners(page)).toEqual(before);
});

test('acts made in two tabs arrive once each, in the order they were made', async ({ page, journey }) => {
  const title = `Zwei Fenster ${Date.now()}`;
  await arrive(page, journey.url);
  await proposeByCoordinates(page, { title, reason: 'Ich schreibe in zwei Fenstern.' });
  await untilAllReceived(page);
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  const second = await withoutMaps(await page.context().newPage());
  await second.goto(page.url());
  await expect(second.getByRole('heading', { name: title })).toBeVisible();
  const said = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs'].map((number) => `Gedanke ${number}`);
  for (const [index, words] of said.entries()) await comment(index % 2 === 0 ? page : second, words);
  await untilAllReceived(page);
  await untilAllReceived(second);

  const other = await withoutMaps(await journey.phone());
  await other.goto(page.url());
  await expect(other.getByText('Gedanke sechs')).toBeVisible();
  // The newest stands on top.
  expect(await other.getByText(/^Gedanke /).allTextContents()).toEqual(said.toReversed());
});

/** How many proposals of the lanes the list of projects tells. */
async function countedProposals(projects: Page): Promise<number> {
  const card = projects.getByRole('listitem').filter({ hasText: LANES });
  return Number((await card.getByText(/^[\d.]+ Vorschläge?$/).textContent())?.replace(/\D/g, ''));
}

test('[S28] another phone’s words move the list, the number and the author’s badge, and nobody asks', async ({
  page,
  journey,
}) => {
  const title = `Ganz neu ${Date.now()}`;
  const reader = await arrive(await journey.phone(), journey.url);
  await reader.getByRole('link', { name: LANES }).first().click();
  await expect(reader.locator('main a[href*="/proposals/"]').first()).toBeVisible();
  // Another tab of the same browser: it has no stream of its own.
  const overview = await arrive(await reader.context().newPage(), journey.url);
  const before = await countedProposals(overview);
  await arrive(page, journey.url);
  await page.context().setOffline(true);
  await proposeByCoordinates(page, { title, reason: 'Damit alle es gleich sehen.' });
  await expect(page.getByRole('link', { name: /^1 gespeichert/ })).toBeVisible();
  await page.context().setOffline(false);
  await untilAllReceived(page);
  await expect(reader.getByRole('link', { name: title })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => countedProposals(overview), { timeout: 60_000 }).toBeGreaterThan(before);
});
