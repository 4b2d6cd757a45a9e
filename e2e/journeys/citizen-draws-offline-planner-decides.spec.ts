import type { Locator, Page } from '@playwright/test';
import {
  beginProposal,
  drawByCrosshair,
  getReadyForTheUnderground,
  received,
  SLUG,
  savedHere,
  sayIt,
  setCornersByCrosshair,
  submit,
  untilAllReceived,
} from '../pages/citizen.ts';
import { untilKeptInCache } from '../pages/device.ts';
import { tellAsItIs, tellOfMore } from '../pages/other-figures.ts';
import { decide, detail, openInQueue } from '../pages/planner.ts';
import { laneOf, saidOfLane, untilLaneKept, untilStreetsAreThere } from '../pages/streets.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

/** People near by: only these differ, and both numbers stand beside each other. */
async function expectOtherPeople(shown: Page | Locator): Promise<void> {
  await expect(shown.getByText('Manche Zahlen sind anders als beim Absenden.')).toBeVisible();
  await expect(shown.getByText('Karte und Regeln sind noch dieselben.')).toBeVisible();
  const differing = shown.getByRole('table', { name: 'Was anders ist' }).getByRole('row');
  await expect(differing).toHaveCount(2);
  await expect(differing.last()).toContainText('Menschen in der Nähe');
  const [sent = 0, now = 0] = (await differing.last().getByRole('cell').allTextContents())
    .map((cell) => Number(cell.replaceAll('.', '')))
    .filter((people) => !Number.isNaN(people));
  expect(now - sent).toBe(MORE_PEOPLE);
}

test.use({ hasTouch: true });

const MORE_PEOPLE = 25;

test('[SF4] [SF5] a bike lane drawn along streets with no network reaches the planner with the figures its author saw, and the answer comes back', async ({
  journey,
}) => {
  const { url } = journey;
  const title = `Radweg zur Schule ${Date.now()}`;
  const phone = journey.keptPhone({ hasTouch: true });
  const before = await phone.open();
  await getReadyForTheUnderground(before, url);

  await phone.context.setOffline(true);
  await before.reload();
  await expect(before.getByText('Kein Netz. Du kannst weitermachen.')).toBeVisible();
  await beginProposal(before);
  await untilStreetsAreThere(before);
  await setCornersByCrosshair(before, 3);
  expect(laneOf(await untilLaneKept(before, 3)).network?.segments.length).toBeGreaterThan(0);
  await expect(before.getByText(/^etwa .+ Menschen in der Nähe$/)).toBeVisible();
  const said = await saidOfLane(before);
  expect(said).toMatch(/ lang\. Etwa .+ Menschen wohnen /);
  await before.getByRole('button', { name: 'Fertig' }).click();
  await sayIt(before, {
    title,
    reason: 'Hier fahren morgens viele Kinder, und die Autos überholen zu eng.',
    source: 'https://example.org/verkehrszaehlung',
  });
  await submit(before);
  await expect(savedHere(before)).toBeVisible();

  await phone.close();
  const page = await phone.open({ offline: true });
  await page.goto(`${url}/${SLUG}/me/device`);
  const waiting = page.getByRole('article').filter({ hasText: title });
  await expect(waiting.getByRole('strong')).toHaveText('Auf diesem Gerät gespeichert');

  await phone.context.setOffline(false);
  await expect(page.getByText('Alles ist bei der Stadt angekommen')).toBeVisible({ timeout: 90_000 });
  await page.goto(`${url}/${SLUG}/me`);
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByText('Bei der Stadt angekommen').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText(/^Nr\.\s\d+$/).first()).toBeVisible();
  const proposalUrl = page.url();
  await tellOfMore(page, { people: MORE_PEOPLE });
  await page.reload();
  await expectOtherPeople(page);
  await tellAsItIs(page);

  const desk = await journey.phone({ viewport: { width: 1280, height: 800 } });
  await signInAsStaff(desk, sharedInstallation(), SLUG, 'planung@lindental.example');
  await desk.getByRole('link', { name: 'Vorschläge prüfen' }).click();
  await openInQueue(desk, title);
  await expect(detail(desk).getByText('Hier fahren morgens viele Kinder')).toBeVisible();

  await expect(detail(desk).locator('.consequences__sentence')).toHaveText(said);
  await expect(detail(desk).getByText('Es sind dieselben Zahlen wie beim Absenden.')).toBeVisible();
  await tellOfMore(desk, { people: MORE_PEOPLE });
  await desk.reload();
  await expectOtherPeople(detail(desk));
  await tellAsItIs(desk);

  await detail(desk).getByRole('button', { name: 'Entscheiden' }).click();
  await expect(detail(desk).getByText('Schreib eine Begründung.').first()).toBeVisible();
  await decide(desk, 'Wir sehen uns die Straße gemeinsam an.');
  await decide(desk, 'Wir bauen bis zur Brücke. Danach fehlt der Platz.', 'Teilweise angenommen');
  await untilAllReceived(desk);

  const answer = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Antwort der Stadt' }) });
  await expect(answer.getByText('Wir bauen bis zur Brücke. Danach fehlt der Platz.')).toBeVisible({ timeout: 60_000 });
  await expect(answer.getByText('Teilweise angenommen').filter({ visible: true })).toBeVisible();
  await expect(answer.getByText('Die Zahlen sind dieselben wie beim Absenden.')).toBeVisible();
  await untilKeptInCache(page, 'Wir bauen bis zur Brücke.');
  await phone.close();
  const later = await phone.open({ offline: true });
  await later.goto(proposalUrl);
  await expect(later.getByText('Wir bauen bis zur Brücke. Danach fehlt der Platz.').first()).toBeVisible();
});

test('an act made online is received while one looks', async ({ page, journey }) => {
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page);
  await drawByCrosshair(page, 2);
  await sayIt(page, { title: `Lücke schließen ${Date.now()}`, reason: 'Der Weg endet mitten im Nichts.' });
  await submit(page);
  await expect(received(page)).toBeVisible({ timeout: 30_000 });
});
