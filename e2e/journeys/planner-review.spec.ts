import type { Page } from '@playwright/test';
import { proposeByCoordinates, SLUG, untilAllReceived, untilMapIsDrawn, withoutMaps } from '../pages/citizen.ts';
import { decide, detail, openInQueue, queue } from '../pages/planner.ts';
import { sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const DESK = { viewport: { width: 1280, height: 800 } };

async function newProposal(page: Page, url: string, title: string): Promise<void> {
  await withoutMaps(page);
  await page.goto(`${url}/${SLUG}/projects`);
  await proposeByCoordinates(page, { title, reason: 'So, wie es heute ist, ist es gefährlich.' });
  await untilAllReceived(page);
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
}

/** The author says it anew, in another title. */
async function retitle(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Ändern', exact: true }).click();
  await page.getByLabel('Titel').fill(title);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await untilAllReceived(page);
}

test('a decision on a version that was changed meanwhile is refused, explained, and taken anew', async ({
  page,
  journey,
}) => {
  const title = `Bordstein absenken ${Date.now()}`;
  await newProposal(page, journey.url, title);
  const desk = await withoutMaps(await journey.phone(DESK));
  await signInAsStaff(desk, sharedInstallation(), SLUG, 'stand@lindental.example');
  await desk.getByRole('link', { name: 'Vorschläge prüfen' }).click();
  await openInQueue(desk, title);
  await desk.context().setOffline(true);
  await retitle(page, `${title}, an beiden Seiten`);
  await decide(desk, 'Wir nehmen es in die Prüfung.');
  await desk.context().setOffline(false);
  await expect(detail(desk).getByText('Deine Entscheidung gilt nicht')).toBeVisible({ timeout: 60_000 });
  await expect(detail(desk).getByText('Wir nehmen es in die Prüfung.').first()).toBeVisible();
  await detail(desk).getByRole('button', { name: 'Begründung übernehmen' }).click();
  await expect(detail(desk).getByText(`${title}, an beiden Seiten`).first()).toBeVisible();
  const read = detail(desk).getByRole('button', { name: 'Neue Fassung gelesen' });
  if (await read.isVisible()) await read.click();
  await expect(detail(desk).getByLabel('Begründung', { exact: true })).toHaveValue('Wir nehmen es in die Prüfung.');
  await detail(desk).getByRole('button', { name: 'Entscheiden' }).click();
  await untilAllReceived(desk);
  await decide(desk, 'Das bauen wir im Frühjahr.', 'Angenommen');
  await decide(desk, 'Die Leitung liegt im Weg. Wir prüfen noch einmal.', 'Wieder öffnen');
  await untilAllReceived(desk);
  await expect(page.getByText('Die Leitung liegt im Weg. Wir prüfen noch einmal.').first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText('Wieder geöffnet').first()).toBeVisible();
});

test('the queue by arrow keys, filters, and a drawn area', async ({ journey }) => {
  const desk = await journey.phone(DESK);
  await signInAsStaff(desk, sharedInstallation(), SLUG, 'liste@lindental.example');
  await desk.getByRole('link', { name: 'Vorschläge prüfen' }).click();
  const rows = queue(desk).getByRole('listitem').getByRole('button');
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  const first = await detail(desk).getByRole('heading', { level: 2 }).first().textContent();
  await rows.first().press('ArrowDown');
  await expect(detail(desk).getByRole('heading', { level: 2 }).first()).not.toHaveText(first ?? '');
  await desk.keyboard.press('ArrowUp');
  await expect(detail(desk).getByRole('heading', { level: 2 }).first()).toHaveText(first ?? '');

  const count = queue(desk).getByText(/^\d+ (von \d+|Vorschl(ag|äge))$/);
  const shown = async () => Number((await count.textContent())?.split(' ')[0]);
  const listIsWhatIsCounted = () => expect.poll(async () => (await rows.count()) - (await shown())).toBe(0);
  const all = await shown();
  await desk.getByLabel('Stand', { exact: true }).selectOption('Umgesetzt');
  await expect.poll(shown).toBeLessThan(all);
  await listIsWhatIsCounted();
  for (const row of await rows.all()) await expect(row).toContainText('Umgesetzt');
  await desk.getByRole('button', { name: 'Filter zurücksetzen' }).first().click();
  await expect.poll(shown).toBeGreaterThanOrEqual(all);
  await desk.getByLabel('Projekt', { exact: true }).selectOption('Orte zum Verweilen');
  await expect.poll(shown).toBeLessThan(all);
  await listIsWhatIsCounted();
  for (const row of await rows.all()) await expect(row).toContainText('Ort');

  const map = desk.getByRole('region', { name: 'Karte', exact: true });
  const before = await shown();
  await untilMapIsDrawn(desk);
  await desk.getByRole('button', { name: 'Gebiet zeichnen' }).click();
  const box = await map.boundingBox();
  if (!box) throw new Error('the map is not shown');
  // A quarter of it, below the buttons that lie over the map: not everything is there.
  for (const [right, down] of [
    [0.3, 0.45],
    [0.55, 0.45],
    [0.55, 0.75],
    [0.3, 0.75],
  ] as const) {
    await desk.mouse.click(box.x + right * box.width, box.y + down * box.height, { delay: 20 });
  }
  await expect(desk.getByText(/Gesetzt: 4$/)).toBeVisible();
  await map.getByRole('button', { name: 'Fertig' }).click();
  await expect.poll(shown).toBeLessThan(before);
  await listIsWhatIsCounted();
  await map.getByRole('button', { name: 'Gebiet entfernen' }).click();
  await expect.poll(shown).toBeGreaterThanOrEqual(before);
});

test('sessions are listed, one is ended from another device, and signing out ends one’s own', async ({ journey }) => {
  const email = 'geraete@lindental.example';
  const office = await withoutMaps(await journey.phone(DESK));
  const home = await withoutMaps(await journey.phone(DESK));
  await signInAsStaff(office, sharedInstallation(), SLUG, email);
  await signInAsStaff(home, sharedInstallation(), SLUG, email);
  await office.reload();
  const sessions = office.getByRole('list', { name: 'Wo du angemeldet bist' });
  await expect(sessions.getByRole('listitem')).toHaveCount(2);
  await sessions.getByRole('button', { name: 'Abmelden' }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await home.goto(`${journey.url}/${SLUG}/review`);
  await expect(home.getByText('Das dürfen nur Mitarbeitende der Stadt.')).toBeVisible();
  await office.getByRole('button', { name: 'Abmelden' }).click();
  await expect(office.getByLabel('E-Mail-Adresse bei der Stadt')).toBeVisible();
});

test('a citizen at the review desk is told who may, and led on', async ({ page, journey }) => {
  await page.goto(`${journey.url}/${SLUG}/review`);
  await expect(page.getByText('Das dürfen nur Mitarbeitende der Stadt.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Anmelden' }).click();
  await expect(page.getByLabel('E-Mail-Adresse bei der Stadt')).toBeVisible();
});
