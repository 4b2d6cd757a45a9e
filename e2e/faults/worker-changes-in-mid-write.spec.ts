import type { Page } from '@playwright/test';
import { CAMERA_NAME, cameraPhoto, choosePhoto, nothingToBlur } from '../pages/camera.ts';
import {
  beginProposal,
  enterCoordinates,
  openProposal,
  SLUG,
  submit,
  untilAllReceived,
  untilOfflineReady,
  withoutMaps,
} from '../pages/citizen.ts';
import { outboxStates, storedDrafts } from '../pages/device.ts';
import { holdNext } from '../support/hold.ts';
import { laterBuildOf, markOfBuild } from '../support/later-build.ts';
import { expect, test } from '../support/test.ts';

/** Counts in the page how many workers have taken it over. */
const countTakeovers = (page: Page) =>
  page.evaluate(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      const { dataset } = document.documentElement;
      dataset.takeovers = String(Number(dataset.takeovers ?? 0) + 1);
    });
  });
const untilTakenOver = (page: Page, times: number) =>
  expect(page.locator(`html[data-takeovers="${times}"]`)).toHaveCount(1);

test('[S2] [AU1] a new worker takes over in the middle of a draft step, of an act and of a photo: all of it arrives, once', async ({
  journey,
}) => {
  const build = await laterBuildOf(journey.url);
  try {
    const title = `Radweg beim Wechsel ${Date.now()}`;
    const old = await withoutMaps(await journey.phone({ baseURL: build.url }));
    const context = old.context();
    await old.goto(`${build.url}/${SLUG}/projects`);
    await untilOfflineReady(old);
    const photo = await cameraPhoto(old);
    await beginProposal(old);
    await enterCoordinates(old);
    await old.getByRole('button', { name: 'Fertig' }).click();
    await countTakeovers(old);
    const other = await withoutMaps(await context.newPage());
    await other.goto(`${build.url}/${SLUG}/me`);
    /** The other tab asks for the new version, as a person would; this one goes on as it is. */
    const takeOver = async () => {
      const number = build.publish();
      await other.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
      await other.getByRole('button', { name: 'Jetzt laden' }).click();
      await expect(markOfBuild(other, number)).toHaveCount(1);
      await untilTakenOver(old, number);
    };

    await Promise.all([old.getByLabel('Titel').pressSequentially(title, { delay: 40 }), takeOver()]);
    await Promise.all([choosePhoto(old, photo), takeOver()]);
    await nothingToBlur(old);
    await old.getByLabel('Was ist auf Foto 1 zu sehen?').fill('Eine Engstelle');
    await old.getByLabel('Begründung').fill('Hier ist es eng.');
    await expect(old.getByLabel('Titel')).toHaveValue(title);
    await expect.poll(async () => (await storedDrafts(old))[0]).toMatchObject({ title, reason: 'Hier ist es eng.' });
    await expect(markOfBuild(old, 1)).toHaveCount(0);
    await old.getByRole('button', { name: 'Weiter' }).click();

    const act = await holdNext(context, '**/trpc/sync.push*', 'POST');
    const piece = await holdNext(context, '**/b/**', 'PATCH');
    await submit(old);
    await act.reached;
    await takeOver();
    act.loseAnswer();
    await piece.reached;
    await takeOver();
    piece.loseAnswer();
    await untilAllReceived(old);
    expect(await outboxStates(old)).toEqual(['acked']);
    expect(await storedDrafts(old)).toEqual([]);

    const reader = await withoutMaps(await journey.phone());
    await reader.goto(`${journey.url}/${SLUG}/projects`);
    await openProposal(reader, title);
    await expect(reader.getByRole('img', { name: 'Eine Engstelle' })).toHaveCount(1);
    const address = (await reader.getByRole('img', { name: 'Eine Engstelle' }).getAttribute('src')) ?? '';
    const picture = await reader.request.get(new URL(address, journey.url).href);
    expect(picture.ok() && !(await picture.body()).includes(CAMERA_NAME)).toBe(true);
    await reader.goBack();
    await expect(reader.getByRole('link', { name: title })).toHaveCount(1);
  } finally {
    await build.close();
  }
});
