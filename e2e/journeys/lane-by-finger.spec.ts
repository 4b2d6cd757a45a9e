import type { Page } from '@playwright/test';
import { chooseInMenu, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import { cornerHandle, middleOf, type Point, untilCornersKept } from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import { beginAlongStreet, laneOf, shownLine, strokeUnderway, untilLaneKept } from '../pages/streets.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true });

/** Nobody follows a street to the pixel. */
const unsteady = (index: number): number => (index % 2 === 0 ? 3 : -3);

const undo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Rückgängig' }).click();
const redo = (page: Page): Promise<void> => chooseInMenu(page, 'Wiederholen');
const segmentsOf = ({ network }: ReturnType<typeof laneOf>) => network?.segments.map(({ id }) => id) ?? [];

/** A finger comes down at the first place and goes along all others, and stays down. */
async function beginStroke(page: Page, fingers: Fingers, line: readonly Point[]): Promise<void> {
  line.forEach((at, index) => {
    if (index === 0) fingers.down(1, at);
    else fingers.move(1, at);
  });
  await fingers.settled();
  await expect(strokeUnderway(page)).not.toHaveCount(0);
}

async function stroke(page: Page, fingers: Fingers, line: readonly Point[]): Promise<void> {
  await beginStroke(page, fingers, line);
  fingers.up(1);
  await fingers.settled();
}

test('[RT6] [DR10] [UI3] a finger along a street draws it; a stretch is mended, taken back and done again; a second finger draws nothing', async ({
  page,
  journey,
}) => {
  const named = await beginAlongStreet(page, `${journey.url}/${SLUG}`, 'Bahnhofstraße');
  const line = (await shownLine(page)).map(({ x, y }, index) => ({ x: x + unsteady(index), y }));
  await undo(page);
  await untilCornersKept(page, 0);
  await chooseInMenu(page, 'Mit dem Finger entlangfahren');
  await untilMapIsDrawn(page);

  const fingers = await Fingers.of(page);
  await stroke(page, fingers, line);
  const drawn = laneOf(await untilLaneKept(page, 2));
  expect(segmentsOf(drawn)).toEqual(segmentsOf(named));

  // The sheet grows with the length it tells, and the map goes up with it.
  await untilMapIsDrawn(page);
  await page.getByRole('button', { name: 'Stück 1 zur freien Linie machen' }).click();
  await expect(page.getByRole('button', { name: 'Stück 1 an der Straße führen' })).toBeVisible();
  await expect.poll(async () => laneOf(await untilLaneKept(page, 2)).network).toBeNull();
  await undo(page);
  await expect.poll(async () => laneOf(await untilLaneKept(page, 2))).toEqual(drawn);
  await redo(page);
  await expect.poll(async () => laneOf(await untilLaneKept(page, 2)).network).toBeNull();
  await undo(page);

  // On from where the line ends, which is under the finger: a step of its own.
  await untilMapIsDrawn(page);
  const end = await middleOf(cornerHandle(page, 2));
  await stroke(page, fingers, [end, { x: end.x + 40, y: end.y + 10 }, { x: end.x + 90, y: end.y + 10 }]);
  await expect(cornerHandle(page, 3)).toBeVisible();
  await undo(page);
  await expect.poll(async () => laneOf(await untilLaneKept(page, 2))).toEqual(drawn);

  const other = { x: end.x + 40, y: end.y - 60 };
  await beginStroke(page, fingers, [end, { x: end.x + 40, y: end.y + 10 }]);
  fingers.down(2, other);
  fingers.move(2, { x: other.x - 20, y: other.y - 20 });
  await fingers.settled();
  await expect(strokeUnderway(page)).toHaveCount(0);
  fingers.up(2);
  fingers.move(1, { x: end.x, y: end.y + 30 });
  fingers.up(1);
  await fingers.settled();
  // Nothing was drawn that could be taken back: the next undo takes back the stroke before.
  await undo(page);
  await untilCornersKept(page, 0);
  await redo(page);
  await expect.poll(async () => laneOf(await untilLaneKept(page, 2))).toEqual(drawn);
});
