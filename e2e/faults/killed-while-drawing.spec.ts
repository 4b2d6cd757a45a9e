import type { Page } from '@playwright/test';
import {
  beginProposal,
  chooseInMenu,
  getReadyForTheUnderground,
  moveMap,
  SLUG,
  untilMapIsDrawn,
} from '../pages/citizen.ts';
import { cornerHandle, keptCorners, middleOfMap } from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import { laneOf, saidOfLane, strokeUnderway, untilLaneKept, untilStreetsAreThere } from '../pages/streets.ts';
import type { KeptPhone } from '../support/kept-phone.ts';
import { expect, test } from '../support/test.ts';

/** The app is opened anew, without a network, and the drawing that was under way is taken up. */
async function takeUp(phone: KeptPhone, url: string): Promise<Page> {
  const page = await phone.open({ offline: true });
  await page.goto(`${url}/${SLUG}/me`);
  await page.getByRole('link', { name: 'Weiter bearbeiten' }).tap();
  // A browser that was just opened does everything at once.
  await untilMapIsDrawn(page, 120_000);
  await untilStreetsAreThere(page);
  return page;
}

const setCorner = (page: Page): Promise<void> => page.getByRole('button', { name: 'Ecke setzen' }).tap();

/** A finger that has come down on the map and moved along it, and stays down. */
async function beginStroke(page: Page): Promise<void> {
  const fingers = await Fingers.of(page);
  const { x, y } = await middleOfMap(page);
  for (const right of [0, -30, -60]) {
    if (right === 0) fingers.down(1, { x, y });
    else fingers.move(1, { x: x + right, y });
  }
  await fingers.settled();
}

test('[DR3] a browser killed in mid-gesture loses at most that gesture: streets and figures are there again, offline', async ({
  journey,
}) => {
  test.setTimeout(480_000);
  const phone = journey.keptPhone({ hasTouch: true });
  const first = await phone.open();
  await getReadyForTheUnderground(first, journey.url);
  await phone.context.setOffline(true);
  await beginProposal(first);
  await untilMapIsDrawn(first);
  await untilStreetsAreThere(first);
  await setCorner(first);
  await moveMap(first, 'Nach rechts');
  await setCorner(first);
  const lane = laneOf(await untilLaneKept(first, 2));
  expect(lane.network?.segments.length).toBeGreaterThan(0);
  const said = await saidOfLane(first);

  await chooseInMenu(first, 'Mit dem Finger entlangfahren');
  await beginStroke(first);
  await expect(strokeUnderway(first)).not.toHaveCount(0);
  await phone.kill();

  const second = await takeUp(phone, journey.url);
  expect(laneOf(await untilLaneKept(second, 2))).toEqual(lane);
  await cornerHandle(second, 2).tap();
  await moveMap(second, 'Nach oben');
  await second.getByRole('button', { name: 'Hierher versetzen' }).tap();
  await expect.poll(() => keptCorners(second)).not.toEqual(lane.corners);
  const moved = await keptCorners(second);
  // Its new way along the streets may still be looked for, and the finger is on the map already.
  await beginStroke(second);
  await phone.kill();

  const third = await takeUp(phone, journey.url);
  const again = laneOf(await untilLaneKept(third, 2));
  expect(again.corners).toEqual(moved);
  expect(again.network?.segments.length).toBeGreaterThan(0);
  await third.getByRole('button', { name: 'Rückgängig' }).tap();
  await expect.poll(async () => laneOf(await untilLaneKept(third, 2))).toEqual(lane);
  expect(await saidOfLane(third)).toBe(said);
});
