import { beginProposal, chooseInMenu, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import { cornerHandle, middleOf, middleOfMap, type Point, untilCornersKept } from '../pages/drawing.ts';
import { Fingers } from '../pages/fingers.ts';
import { beginAlongStreet, laneOf, shownLine, untilLaneKept } from '../pages/streets.ts';
import { expect, test } from '../support/test.ts';

/** A corner jumps to a street as far as a thumb is broad; CSS pixels. */
const JUMP_PIXELS = 25;

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

test.describe('by finger', () => {
  test.use({ hasTouch: true });

  test('[DR11] [UI3] a corner follows the finger, along streets, as one step; a second finger puts it back; with the cross it stays', async ({
    page,
    journey,
  }) => {
    const before = await beginAlongStreet(page, `${journey.url}/${SLUG}`, 'Bahnhofstraße');
    await chooseInMenu(page, 'Durch Tippen zeichnen');
    await untilMapIsDrawn(page);
    const fingers = await Fingers.of(page);
    const [first, last] = [await middleOf(cornerHandle(page, 1)), await middleOf(cornerHandle(page, 2))];
    // Half the way back along its street.
    const line = await shownLine(page);
    const aim = line[Math.floor(line.length / 2)] ?? last;
    const dragThere = async () => {
      fingers.down(1, last);
      for (const share of [0.3, 0.7, 1]) {
        fingers.move(1, { x: last.x + (aim.x - last.x) * share, y: last.y + (aim.y - last.y) * share });
      }
      await fingers.settled();
      await expect.poll(async () => apart(await middleOf(cornerHandle(page, 2)), aim)).toBeLessThan(JUMP_PIXELS);
    };

    await dragThere();
    fingers.down(2, { x: aim.x - 60, y: aim.y - 60 });
    await fingers.settled();
    await expect.poll(async () => apart(await middleOf(cornerHandle(page, 2)), last)).toBeLessThan(1);
    fingers.up(2);
    fingers.up(1);
    await fingers.settled();
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(before);

    await dragThere();
    fingers.up(1);
    await fingers.settled();
    await expect.poll(async () => laneOf(await untilLaneKept(page, 2)).corners[1]).not.toEqual(before.corners[1]);
    const after = laneOf(await untilLaneKept(page, 2));
    expect(after.corners[0]).toEqual(before.corners[0]);
    expect(after.network?.segments.length).toBeGreaterThan(0);
    // Nothing is chosen by it, and the map stayed where it is.
    await expect(cornerHandle(page, 2)).toHaveAttribute('aria-pressed', 'false');
    await untilMapIsDrawn(page);
    const moved = await middleOf(cornerHandle(page, 2));
    expect(apart(moved, aim)).toBeLessThan(JUMP_PIXELS);
    expect(apart(await middleOf(cornerHandle(page, 1)), first)).toBeLessThan(1);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(async () => laneOf(await untilLaneKept(page, 2))).toEqual(before);

    await chooseInMenu(page, 'Mit dem Fadenkreuz zeichnen');
    await untilMapIsDrawn(page);
    fingers.down(1, await middleOf(cornerHandle(page, 2)));
    fingers.move(1, { x: last.x + 30, y: last.y - 30 });
    fingers.move(1, aim);
    fingers.up(1);
    await fingers.settled();
    await untilMapIsDrawn(page);
    expect(laneOf(await untilLaneKept(page, 2))).toEqual(before);
  });
});

test.describe('by mouse', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('[DR11] [UI2] a corner follows the mouse and is let go of; a click still chooses it', async ({
    page,
    journey,
  }) => {
    await page.goto(`${journey.url}/${SLUG}/projects`);
    await beginProposal(page);
    await untilMapIsDrawn(page);
    const middle = await middleOfMap(page);
    await page.mouse.click(middle.x - 120, middle.y - 60);
    await untilCornersKept(page, 1);
    await page.mouse.click(middle.x + 60, middle.y - 60);
    const before = await untilCornersKept(page, 2);
    const from = await middleOf(cornerHandle(page, 1));
    const to = { x: from.x - 40, y: from.y + 90 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    const [moved, stayed] = await expect
      .poll(async () => untilCornersKept(page, 2))
      .not.toEqual(before)
      .then(() => untilCornersKept(page, 2));
    expect(stayed).toEqual(before[1]);
    expect(moved).not.toEqual(before[0]);
    expect(apart(await middleOf(cornerHandle(page, 1)), to)).toBeLessThan(JUMP_PIXELS);
    await expect(cornerHandle(page, 1)).toHaveAttribute('aria-pressed', 'false');
    await cornerHandle(page, 1).click();
    await expect(cornerHandle(page, 1)).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(async () => untilCornersKept(page, 2)).toEqual(before);
  });
});
