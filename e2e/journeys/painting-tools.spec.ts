import { regionOf } from '@werkstadt/shared/districts/pointing/region-of';
import { SLUG } from '../pages/citizen.ts';
import type { Point } from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import {
  beginPainting,
  blocksOf,
  chooseSchool,
  chooseSize,
  chooseTool,
  chosenSchool,
  keptPlan,
  keptSteps,
  paintAlong,
  toolChip,
} from '../pages/painting.ts';
import { expect, test } from '../support/test.ts';

test.use({ hasTouch: true, viewport: { width: 360, height: 780 } });

const around = ({ x, y }: Point): Point[] => [
  { x: x - 60, y: y - 30 },
  { x, y },
  { x: x + 50, y },
  { x: x - 20, y: y + 40 },
];

test('[DU1] [DU2] [DU3] [DP1] [DP2] every tool paints what it says: brush in three sizes, fill, pick up, eraser, lock', async ({
  page,
}) => {
  const data = blocksOf(SLUG);
  const today = (block: string) => data.schoolId[(data.blockToday?.[data.blockId.indexOf(block)] ?? 0) - 1] ?? '';
  const middle = await beginPainting(page);
  const fingers = await Fingers.of(page);
  const stepsAre = async (count: number) => {
    await expect.poll(async () => (await keptSteps(page))?.undo.length ?? 0).toBe(count);
    return keptPlan(page);
  };
  const takeBack = async () => {
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await stepsAre(0);
  };

  // A wider brush paints what a smaller one does, and more; a touch taken away by the device leaves nothing for the next.
  await chooseSchool(page, 2);
  const painted: string[][] = [];
  for (const size of ['klein', 'mittel', 'groß'] as const) {
    await chooseSize(page, size);
    fingers.down(1, middle);
    fingers.move(1, { x: middle.x + 80, y: middle.y - 80 });
    fingers.cancel();
    await fingers.settled();
    await paintAlong(fingers, around(middle));
    const plan = await stepsAre(1);
    expect(new Set(Object.values(plan)).size).toBe(1);
    painted.push(Object.keys(plan));
    await takeBack();
  }
  const [small = [], medium = [], large = []] = painted;
  expect(small.length).toBeGreaterThan(1);
  expect(medium).toEqual(expect.arrayContaining(small));
  expect(large).toEqual(expect.arrayContaining(medium));
  expect(large.length).toBeGreaterThan(small.length);

  // A tap with the smallest brush tells which block lies there: the fill takes all that hangs together with it today.
  await chooseSize(page, 'klein');
  await paintAlong(fingers, [middle]);
  const [here = ''] = Object.keys(await stepsAre(1));
  await takeBack();
  await chooseTool(page, 'Füllen');
  await page.touchscreen.tap(middle.x, middle.y);
  const filled = Object.keys(await stepsAre(1));
  const region = regionOf(data, data.blockToday ?? [], data.blockId.indexOf(here));
  expect(filled).toEqual(region.map((row) => data.blockId[row] ?? '').toSorted());
  expect(filled.length).toBeGreaterThan(5);
  await takeBack();

  // Picking up chooses the school of the block, and the brush.
  await chooseTool(page, 'Aufnehmen');
  await page.touchscreen.tap(middle.x, middle.y);
  await expect(toolChip(page, 'Pinsel')).toHaveAttribute('aria-pressed', 'true');
  await expect(chosenSchool(page)).toHaveText(data.schoolName[data.schoolId.indexOf(today(here))] ?? '');
  expect((await keptSteps(page))?.undo).toEqual([]);

  // The eraser takes out of every district.
  await chooseTool(page, 'Radierer');
  await paintAlong(fingers, around(middle));
  const erased = await stepsAre(1);
  expect(new Set(Object.values(erased))).toEqual(new Set(['']));
  expect(Object.keys(erased).filter((block) => today(block) !== data.schoolId[1])).toEqual(small);
  await takeBack();

  // Locked blocks stay under brush and eraser, until the lock is taken off.
  await chooseTool(page, 'Sperren');
  await paintAlong(fingers, [middle]);
  await stepsAre(1);
  await chooseSchool(page, 2);
  await chooseSize(page, 'groß');
  await paintAlong(fingers, around(middle));
  const beside = Object.keys(await stepsAre(2));
  expect(beside).not.toContain(here);
  expect([...beside, here].toSorted()).toEqual(large);
  await chooseTool(page, 'Sperren');
  await chooseSize(page, 'klein');
  await paintAlong(fingers, [middle]);
  await stepsAre(3);
  expect((await keptSteps(page))?.locked).toEqual([]);
});
