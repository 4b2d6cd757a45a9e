import type { Page } from '@playwright/test';
import { violations } from '../accessibility/axe.ts';
import {
  beginProposal,
  getReadyForTheUnderground,
  received,
  SLUG,
  savedHere,
  sayIt,
  submit,
} from '../pages/citizen.ts';
import { Fingers } from '../pages/fingers.ts';
import { pressOn, tabTo } from '../pages/keyboard.ts';
import {
  chooseSchool,
  chooseTool,
  DISTRICTS,
  keptPlan,
  middleOfPainting,
  paintAlong,
  paintingMap,
} from '../pages/painting.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true, viewport: { width: 360, height: 780 } });

test('[DU1] [DU6] [DU7] a parent repaints a district in flight mode, sees what it means, and the city receives the plan', async ({
  page,
  context,
  journey,
}) => {
  const title = `Kürzere Wege zur Schule ${Date.now()}`;
  await getReadyForTheUnderground(page, journey.url, DISTRICTS);
  await context.setOffline(true);
  await beginProposal(page, DISTRICTS);
  const { x, y } = await middleOfPainting(page);
  const fingers = await Fingers.of(page);

  // Without a school nothing is painted, and the screen says why.
  await paintAlong(fingers, [{ x, y }]);
  await expect(page.getByText('Wähl zuerst eine Schule.')).toBeVisible();
  expect(await keptPlan(page)).toEqual({});

  const school = await chooseSchool(page, 2);
  await paintAlong(fingers, [
    { x, y },
    { x: x + 40, y: y + 20 },
    { x: x + 60, y: y + 60 },
  ]);
  await expect.poll(async () => Object.keys(await keptPlan(page)).length).toBeGreaterThan(2);
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  const painted = await keptPlan(page);

  // Two fingers: the first one's paint goes, the map moves, and nothing is kept of it.
  for (const spread of [60, -20]) {
    fingers.down(1, { x: x - 30, y: y - 30 });
    fingers.move(1, { x: x - 40, y: y - 30 });
    fingers.down(2, { x: x + 40, y });
    fingers.move(1, { x: x - 40 - spread, y: y - 60 });
    fingers.move(2, { x: x + 40 + spread, y: y - 30 });
    fingers.up(2);
    fingers.move(1, { x: x - 50, y: y - 90 });
    fingers.up(1);
    await fingers.settled();
  }
  await page.getByRole('button', { name: 'Rückgängig' }).tap();
  await expect.poll(() => keptPlan(page)).toEqual({});
  await page.reload();
  await middleOfPainting(page);
  await page.getByRole('button', { name: 'Mehr', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Wiederholen' }).tap();
  await expect.poll(() => keptPlan(page)).toEqual(painted);

  await page.getByRole('button', { name: 'Mehr zeigen' }).or(page.locator('.sheet__handle')).first().tap();
  await expect(page.getByText('Für andere:')).toBeVisible();
  await page.getByRole('button', { name: 'Fertig' }).tap();
  await expect(page.getByLabel('Für welche Schule?')).toHaveValue(school);
  await sayIt(page, { title, reason: 'So geht kein Kind mehr über die große Straße.' });
  await submit(page);
  await expect(savedHere(page)).toBeVisible();
  await context.setOffline(false);
  await expect(received(page)).toBeVisible({ timeout: 60_000 });

  // Everybody who has the address compares the plan with today's districts, a planner as well.
  await page.getByRole('link', { name: 'Vorschlag ansehen' }).tap();
  await page.getByRole('link', { name: 'Mit heute vergleichen' }).tap();
  await expect(page).toHaveURL(/\/plans\?a=today&b=/);
  await expect(page.getByText(/^Mit B kämen .* an eine andere Schule als mit A\./)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Ganze Stadt' }).getByRole('row', { name: /^Müssen die Schule wechseln 0 / }),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Alle Pläne dieses Projekts' }).getByRole('link', { name: title }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('[DU8] the machine’s plan: its goal is told and set first, it is made on the device, and it says what it is', async ({
  page,
  context,
  journey,
}) => {
  await getReadyForTheUnderground(page, journey.url, DISTRICTS);
  await context.setOffline(true);
  await beginProposal(page, DISTRICTS);
  await middleOfPainting(page);
  await page.locator('.sheet__handle').tap();
  await page.getByRole('button', { name: 'Anders beginnen' }).tap();
  await page.getByRole('button', { name: 'Nächste Schule mit Platz' }).tap();
  const goal = page.getByRole('dialog', { name: 'Nächste Schule mit Platz' });
  await expect(goal.getByText('In keine Schule kommen mehr Kinder')).toBeVisible();
  await goal.getByRole('textbox', { name: 'Ein Wechsel wiegt so viel wie' }).fill('0');
  expect(await violations(page)).toEqual([]);
  await goal.getByRole('button', { name: 'Plan berechnen' }).tap();
  await expect(page.getByText(/^Diesen Plan hat der Computer begonnen/)).toBeVisible();
  await expect(page.getByText(/Ob Kinder die Schule wechseln müssen, zählte nicht\./)).toBeVisible();
  await expect.poll(async () => Object.keys(await keptPlan(page)).length).toBeGreaterThan(10);
});

async function fromTheList(page: Page, block: string, school: string): Promise<void> {
  await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().tap();
  await page.getByRole('searchbox', { name: 'Straße oder Stadtteil suchen' }).fill(block);
  await page.getByRole('checkbox', { name: block, exact: true }).first().check();
  await page.getByLabel('Schule', { exact: true }).selectOption({ label: school });
  await page.getByRole('button', { name: '1 Baublock zuordnen' }).tap();
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rückgängig' }).tap();
  await expect.poll(() => keptPlan(page)).toEqual({});
}

test('[UI1] a block by a tap, by the keyboard and from the list is the same plan', async ({ page, journey }) => {
  await page.goto(`${journey.url}/${SLUG}/projects`);
  await beginProposal(page, DISTRICTS);
  const { x, y } = await middleOfPainting(page);
  await chooseTool(page, 'Bewegen');
  await page.touchscreen.tap(x, y);
  const dialog = page.getByRole('dialog');
  const tapped = (await dialog.getByRole('heading').textContent()) ?? '';
  const other = dialog.getByRole('listitem').filter({ hasNotText: 'bisher hier' }).first();
  const school = (await other.locator('.row__title').textContent()) ?? '';
  await other.getByRole('button').tap();
  await expect.poll(async () => Object.keys(await keptPlan(page)).length).toBe(1);
  const byTap = await keptPlan(page);
  await takeBack(page);
  await fromTheList(page, tapped, school);
  await expect.poll(() => keptPlan(page)).toEqual(byTap);
  await takeBack(page);

  await page.getByRole('button', { name: 'Auf der Karte zeichnen' }).tap();
  await middleOfPainting(page);
  const second = await chooseSchool(page, 2);
  await tabTo(page, paintingMap(page));
  await page.keyboard.press('ArrowRight');
  const said = page.locator('[data-live-region]');
  await expect(said).toHaveText(/: Grundschule am Wall$/);
  const walkedTo = ((await said.textContent()) ?? '').replace(/: [^:]*$/, '');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect.poll(async () => Object.keys(await keptPlan(page)).length).toBe(1);
  const byKeys = await keptPlan(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => keptPlan(page)).toEqual({});
  await pressOn(page, page.getByRole('button', { name: 'Fertig' }));
  await expect(page.getByText('Mal zuerst mindestens einen Baublock an.')).toBeVisible();
  await fromTheList(page, walkedTo, second);
  await expect.poll(() => keptPlan(page)).toEqual(byKeys);
});
