import { getReadyForTheUnderground } from '../pages/citizen.ts';
import { Fingers } from '../pages/fingers.ts';
import { beginPainting, chooseSchool, DISTRICTS, keptPlan, keptSteps, paintAlong } from '../pages/painting.ts';
import { expect, test } from '../support/test.ts';

test('[DP1] [DU6] a browser killed with a finger on the map has lost that stroke alone: all others are there, undo and redo too', async ({
  journey,
}) => {
  const phone = journey.keptPhone({ hasTouch: true, baseURL: journey.url });
  const page = await phone.open();
  await getReadyForTheUnderground(page, journey.url, DISTRICTS);
  const { x, y } = await beginPainting(page);
  const fingers = await Fingers.of(page);
  const plans = [await keptPlan(page)];
  for (const school of [1, 2, 3]) {
    await chooseSchool(page, school);
    await paintAlong(fingers, [
      { x: x - 20 * school, y },
      { x, y: y + 20 * school },
    ]);
    await expect.poll(async () => (await keptSteps(page))?.undo.length).toBe(school);
    plans.push(await keptPlan(page));
  }
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.poll(() => keptPlan(page)).toEqual(plans[2]);
  const address = page.url();
  fingers.down(1, { x: x - 60, y: y - 60 });
  fingers.move(1, { x: x + 60, y: y + 60 });
  await fingers.settled();
  // The paint is under the finger: only lifting it would make a step.
  await expect(page.locator('.brush-ring')).not.toHaveAttribute('hidden');
  await phone.kill();

  const again = await phone.open({ offline: true });
  await again.goto(address);
  await expect(again.getByRole('button', { name: 'Rückgängig' })).toBeVisible();
  expect(await keptPlan(again)).toEqual(plans[2]);
  await again.getByRole('button', { name: 'Mehr', exact: true }).click();
  await again.getByRole('menuitem', { name: 'Wiederholen' }).click();
  await expect.poll(() => keptPlan(again)).toEqual(plans[3]);
  for (const plan of plans.slice(0, 3).toReversed()) {
    await again.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(() => keptPlan(again)).toEqual(plan);
  }
});
