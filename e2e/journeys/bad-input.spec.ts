import type { Page } from '@playwright/test';
import {
  beginProposal,
  comment,
  enterCoordinates,
  LANES,
  proposeByCoordinates,
  received,
  SLUG,
  sayIt,
  submit,
  untilAllReceived,
  withoutMaps,
} from '../pages/citizen.ts';
import { outboxStates } from '../pages/device.ts';
import { expect, test } from '../support/test.ts';

const OUTSIDE = /Deine Zeichnung liegt nicht ganz im Gebiet des Projekts\./;
const SCRIPT = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

async function start(page: Page, url: string): Promise<void> {
  await withoutMaps(page);
  await page.goto(`${url}/${SLUG}/projects`);
}

test('scripts in title, reason, name and comment are shown as the text they are', async ({ page, journey }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const title = `${SCRIPT} ${Date.now()}`;
  const reason = `${SCRIPT}\n"};alert(3)//\n\${7*7} {{7*7}} javascript:alert(4)`;
  await start(page, journey.url);
  await beginProposal(page);
  await enterCoordinates(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByLabel('Name').fill('<b onclick=alert(5)>Kim</b>');
  await sayIt(page, { title, reason });
  await submit(page);
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  await comment(page, SCRIPT);
  await untilAllReceived(page);

  const reader = await withoutMaps(await journey.phone());
  reader.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await reader.goto(page.url());
  await expect(reader.getByRole('heading', { name: title })).toBeVisible();
  await expect(reader.getByText('{{7*7}} javascript:alert(4)')).toBeVisible();
  await expect(reader.getByText('<b onclick=alert(5)>Kim</b>').first()).toBeVisible();
  await expect(reader.getByRole('article').getByText(SCRIPT, { exact: true })).toBeVisible();
  expect(await reader.locator('main img, main b[onclick], a[href^="javascript:"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
});

test('[SEC5] text becomes neither markup nor code', async ({ browser, journey }) => {
  // Not watched: what is refused here is reported as a violation, which no other test may have.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${journey.url}/${SLUG}/help`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const refused = await page.evaluate(() => {
    const attempts = {
      markup: () => {
        document.createElement('p').innerHTML = '<img src="x">';
      },
      worker: () => new Worker('https://elsewhere.example/worker.js'),
      script: () => {
        document.createElement('script').text = 'document.title = "taken over"';
      },
    };
    return Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} was allowed`;
      } catch (error) {
        return `${name}: ${error instanceof Error ? error.name : error}`;
      }
    });
  });
  await context.close();
  expect(refused).toEqual(['markup: TypeError', 'worker: TypeError', 'script: TypeError']);
});

test('texts are taken up to their limits, and links with https alone', async ({ page, journey }) => {
  await start(page, journey.url);
  await beginProposal(page);
  await enterCoordinates(page);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByLabel('Titel').fill('Sehr gut begründet');
  await page.getByLabel('Begründung').fill('ß'.repeat(4001));
  await page.getByRole('button', { name: 'Link hinzufügen' }).click();
  await page.getByLabel('Link 1', { exact: true }).fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Deine Begründung ist zu lang. Höchstens 4000 Zeichen.').first()).toBeVisible();
  await expect(page.getByText(/Link 1 geht so nicht\./).first()).toBeVisible();
  await page.getByLabel('Begründung').fill('ß'.repeat(4000));
  await page.getByLabel('Link 1', { exact: true }).fill('https://example.org/zählung');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await submit(page);
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
});

test('a drawing outside the area is told with a sentence, and sending answers', async ({ page, journey }) => {
  await start(page, journey.url);
  await beginProposal(page);
  const field = page.getByLabel('Breite und Länge');
  await enterCoordinates(page, ['50.4180, 9.4300']);
  await field.fill('48.1371, 11.5754');
  await page.getByRole('button', { name: 'Ecke anfügen', exact: true }).click();
  await expect(page.getByText(/Das ist kein Ort in Lindental\./)).toBeVisible();
  await field.fill('NaN, Infinity');
  await page.getByRole('button', { name: 'Ecke anfügen', exact: true }).click();
  await expect(page.getByText(/Das ist kein Ort in Lindental\./)).toBeVisible();
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(page.getByText('Setz noch eine Ecke, dann ist es fertig.').first()).toBeVisible();

  // In the rectangle round the town, outside its boundary.
  await enterCoordinates(page, ['50.4478, 9.3785']);
  await expect(page.getByText(OUTSIDE)).toBeVisible();
  await page.getByRole('button', { name: 'Fertig' }).click();
  await sayIt(page, { title: 'Weit draußen', reason: 'Da fehlt ein Weg.' });
  await expect(page.getByText('Die Zeichnung passt noch nicht')).toBeVisible();
  await submit(page);
  await expect(page.getByText(OUTSIDE).first()).toBeVisible();
  expect(await outboxStates(page)).toEqual([]);
  await page.getByRole('link', { name: 'Zeichnung ändern' }).click();
  await page.getByRole('button', { name: 'Ecke 2 löschen' }).click();
  await enterCoordinates(page, ['50.4195, 9.4330']);
  await page.getByRole('button', { name: 'Fertig' }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await submit(page);
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
});

test('an edit of a version that was changed elsewhere is explained before it overwrites', async ({ page, journey }) => {
  const title = `Zwei Geräte ${Date.now()}`;
  await start(page, journey.url);
  await proposeByCoordinates(page, { title, reason: 'Erster Stand.' });
  await untilAllReceived(page);
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  const second = await withoutMaps(await page.context().newPage());
  await second.goto(page.url());
  await page.getByRole('button', { name: 'Ändern', exact: true }).click();
  await page.getByLabel('Titel').fill(`${title}, im ersten Fenster`);
  await second.getByRole('button', { name: 'Ändern', exact: true }).click();
  await expect(second.getByText('Dieser Entwurf ist in einem anderen Fenster offen')).toBeVisible();
  await second.getByRole('button', { name: 'Kopie bearbeiten' }).click();
  await second.getByLabel('Titel').fill(`${title}, im zweiten Fenster`);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await submit(page);
  await untilAllReceived(page);
  await expect(second.getByText('Der Vorschlag hat sich inzwischen geändert')).toBeVisible({ timeout: 60_000 });
  await expect(second.getByText(`${title}, im ersten Fenster`).first()).toBeVisible();
  await second.getByText('Die jetzige Fassung').click();
  await second.getByText('Meine Fassung').click();
  await second.getByRole('button', { name: 'Weiter mit dieser Auswahl' }).click();
  await second.getByRole('button', { name: 'Weiter' }).click();
  await submit(second);
  await untilAllReceived(second);
  await expect(page.getByRole('heading', { name: `${title}, im zweiten Fenster` })).toBeVisible({ timeout: 60_000 });
});

test('what the city refuses needs help: the reason is told, it is mended, and received', async ({ page, journey }) => {
  const title = `Noch einmal ${Date.now()}`;
  await start(page, journey.url);
  await page.getByRole('link', { name: LANES }).first().click();
  await proposeByCoordinates(page, { title, reason: 'Das wird gleich zurückgezogen.' });
  await untilAllReceived(page);
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
  const address = page.url();

  const other = await withoutMaps(await journey.phone());
  await other.goto(address);
  await expect(other.getByRole('heading', { name: title })).toBeVisible();
  await other.context().setOffline(true);
  await comment(other, 'Ich war zu spät dran.');
  await page.getByRole('button', { name: 'Zurückziehen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Zurückziehen' }).click();
  await untilAllReceived(page);

  await other.context().setOffline(false);
  await expect(other.getByRole('link', { name: /Braucht deine Hilfe/ }).first()).toBeVisible({ timeout: 60_000 });
  await other.getByRole('link', { name: /Was auf diesem Gerät liegt$/ }).click();
  const card = other.getByRole('article').filter({ hasText: 'Braucht deine Hilfe' });
  await expect(card.getByText('Kommentar').first()).toBeVisible();
  await card.getByRole('button', { name: 'Ansehen' }).click();
  await expect(card.getByText('Ich war zu spät dran.')).toBeVisible();
  const saved = other.waitForEvent('download');
  await card.getByRole('button', { name: 'Sichern' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.json$/);
  await card.getByRole('button', { name: 'Verwerfen' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Ja, verwerfen' }).click();
  await untilAllReceived(other);
});
