import type { Page } from '@playwright/test';
import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import { enterCoordinates, savedHere, submit, untilOfflineReady, withoutMaps } from '../pages/citizen.ts';
import { outboxStates, storedDrafts } from '../pages/device.ts';
import { byKeyboard, byMouse, byTouch, choosesDisplay, type Hand, learnAddress, playModule } from '../pages/learner.ts';
import { moduleIds, TaughtModule } from '../pages/learning-module.ts';
import { buildingCards, type Player, seesResult } from '../pages/module-steps.ts';
import { expect, test } from '../support/test.ts';

/** Whoever meets several modules in a row; every module is played in all three languages by the three of them. */
test.describe.configure({ mode: 'parallel', timeout: 600_000 });

const LANGUAGES: readonly ModuleLanguage[] = ['de', 'en', 'de-einfach'];
const languageOf = (person: number, at: number): ModuleLanguage => LANGUAGES[(person + at) % 3] ?? 'de';

/** Stores all modules as somebody does who soon has no network. */
async function takeAlong(page: Page, url: string): Promise<void> {
  await page.goto(learnAddress(url));
  await page.getByRole('button', { name: 'Offline verfügbar machen' }).click();
  await expect(page.getByText('Alle Module liegen auf diesem Gerät.')).toBeVisible();
  await untilOfflineReady(page);
}

/** From the list of modules to the first step. */
async function beginModule(player: Player, id: string, view?: 'picture' | 'text'): Promise<void> {
  const { page, hand, taught } = player;
  await hand.press(page.getByRole('main').locator(`a[href$="/learn/${id}"]`));
  await choosesDisplay(player, view);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(taught.name);
  await hand.press(page.locator('.action-bar').getByRole('button', { name: taught.app('learn_begin'), exact: true }));
}

async function endsModule(player: Player): Promise<void> {
  const { page, hand, taught } = player;
  await expect(page.getByRole('heading', { name: taught.app('learn_finished_title'), exact: true })).toBeVisible();
  await seesResult(player);
  await hand.press(page.locator('.action-bar').getByRole('link', { name: taught.app('learn_to_modules') }));
}

/** What the builder has made of the first wish lies on the device, word for word. */
async function keptAsDraft({ page, taught }: Player): Promise<void> {
  const { wishes, counters } = taught.builder;
  const claim = taught.text(taught.firstClaim);
  const counter = counters.find(({ id }) => id === wishes[0]?.counters[0]);
  const draft = (await storedDrafts(page)).find(({ reason }) => reason.startsWith(claim));
  expect(draft?.title).toBe(claim);
  const said = buildingCards(taught.builder).flatMap(({ who, says }) => [taught.text(who), taught.text(says)]);
  expect(said).toHaveLength(4);
  for (const words of [...said, taught.text(counter?.text ?? '')]) expect(draft?.reason).toContain(words);
}

interface Playing {
  readonly hand: Hand;
  readonly person: number;
  readonly view: 'picture' | 'text';
}

/** Plays one module from the list of modules to its end and back to the list. */
async function playWhole(page: Page, at: number, { hand, person, view }: Playing): Promise<void> {
  const id = moduleIds[at] ?? '';
  const player: Player = { page, hand, taught: new TaughtModule(id, languageOf(person, at)) };
  await beginModule(player, id, at === 0 ? view : undefined);
  await playModule(player, { after: async (step) => (step === 'builder' ? keptAsDraft(player) : undefined) });
  await endsModule(player);
}

async function playAll(page: Page, playing: Playing): Promise<void> {
  for (const at of moduleIds.keys()) await playWhole(page, at, playing);
}

/** Step of a run as it lies in the browser's storage. */
async function storedStep(page: Page, id: string): Promise<string> {
  return page.evaluate(async (key) => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('werkstadt-learning');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const record = await new Promise<{ value: { stepId: string } } | undefined>((done, fail) => {
      const request = database.transaction('records').objectStore('records').get(key);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    database.close();
    return record?.value.stepId ?? '';
  }, `run:${id}`);
}

/** From the draft that the builder has made to the act that waits for a network, and back to the step. */
async function proposes(player: Player): Promise<void> {
  const { page, hand, taught } = player;
  const list = page.url();
  await hand.press(page.getByRole('link', { name: taught.app('sim_builder_open_draft') }));
  await enterCoordinates(page);
  await hand.press(page.getByRole('button', { name: 'Fertig' }));
  const claim = await page.getByLabel('Titel').inputValue();
  expect(taught.missing([taught.firstClaim], claim)).toEqual([]);
  expect(await page.getByLabel('Begründung').inputValue()).toContain(claim);
  await hand.press(page.getByRole('button', { name: 'Weiter' }));
  await expect(page.getByRole('heading', { name: 'Stimmt alles?' })).toBeVisible();
  await submit(page);
  await expect(savedHere(page)).toBeVisible();
  expect(await outboxStates(page)).toHaveLength(1);
  await page.goto(list);
  await expect(page.getByRole('link', { name: taught.app('sim_builder_open_proposal') })).toBeVisible();
}

test('all modules are played to their end without a network, by finger; a killed browser goes on; one becomes a proposal', async ({
  journey,
}) => {
  const playing: Playing = { hand: byTouch, person: 0, view: 'picture' };
  const phone = journey.keptPhone({ hasTouch: true });
  const first = await withoutMaps(await phone.open());
  await takeAlong(first, journey.url);
  await phone.context.setOffline(true);
  await playWhole(first, 0, playing);

  const rumour = new TaughtModule('m2', languageOf(playing.person, 1));
  const before: Player = { page: first, hand: byTouch, taught: rumour };
  await beginModule(before, 'm2');
  await playModule(before, { until: 'guess' });
  await expect.poll(() => storedStep(first, 'm2')).toBe('guess');
  await phone.kill();

  const page = await withoutMaps(await phone.open({ offline: true }));
  await page.goto(learnAddress(journey.url));
  await page.getByRole('main').locator('a[href$="/learn/m2"]').first().tap();
  const after: Player = { page, hand: byTouch, taught: rumour };
  // The step survives a kill; the language of the screen only once the browser has written its small settings to disk.
  await choosesDisplay(after);
  await playModule(after, { from: 'guess' });
  await endsModule(after);
  for (const at of [2, 3, 4]) await playWhole(page, at, playing);

  const proposal: Player = { page, hand: byTouch, taught: new TaughtModule('m6', languageOf(playing.person, 5)) };
  await beginModule(proposal, 'm6');
  await playModule(proposal, {
    after: async (step) => {
      if (step !== 'builder') return;
      await keptAsDraft(proposal);
      await proposes(proposal);
    },
  });
  await endsModule(proposal);
});

test('all modules are played to their end without a network, by the keyboard alone', async ({ journey }) => {
  const page = await withoutMaps(await journey.phone());
  await takeAlong(page, journey.url);
  await page.context().setOffline(true);
  await playAll(page, { hand: byKeyboard, person: 1, view: 'picture' });
});

test('all modules are played to their end without a network, as text', async ({ journey }) => {
  const page = await withoutMaps(await journey.phone());
  await takeAlong(page, journey.url);
  await page.context().setOffline(true);
  await playAll(page, { hand: byMouse, person: 2, view: 'text' });
});
