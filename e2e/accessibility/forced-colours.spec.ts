/** The colours of a person's system instead of ours, as Windows' contrast themes give them. */
import type { Locator, Page } from '@playwright/test';
import { beginProposal, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import { middleOfMap } from '../pages/drawing.ts';
import { expect, test } from '../support/test.ts';
import { violations } from './axe.ts';

/** Each stop of Tab whose focus nobody sees: no outline, or one in the colour of what lies round it. */
async function focusWithoutOutline(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'end';
      const shown = [element, element.closest('label'), element.parentElement].some((part) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
        const round = getComputedStyle(document.body).backgroundColor;
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && outlineColor !== round;
      });
      return shown ? null : (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName).trim();
    });
    if (found === 'end') break;
    if (found !== null) unseen.push(found);
  }
  return unseen;
}

/** What the eye has to tell two of a kind apart by. */
const look = (element: Locator): Promise<string> =>
  element.evaluate((it) => {
    const { backgroundColor, borderTopWidth, borderTopColor, color } = getComputedStyle(it);
    return [backgroundColor, borderTopWidth, borderTopColor, color].join(' ');
  });

/** A control stands out from the map by an edge in another colour than its ground. */
async function hasEdge(element: Locator, part?: '::before'): Promise<boolean> {
  return element.evaluate((it, drawn) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(it, drawn);
    return borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
  }, part);
}

test.use({ forcedColors: 'active', serviceWorkers: 'block' });

test('[UI17] in forced colours the focus, what is chosen and the buttons of the map can be seen', async ({ page }) => {
  await page.goto(`/${SLUG}`);
  await untilMapIsDrawn(page);
  expect(await violations(page)).toEqual([]);
  expect(await focusWithoutOutline(page)).toEqual([]);
  for (const group of await page.locator('.map-buttons__group').all()) expect(await hasEdge(group)).toBe(true);
  const pan = page.getByRole('button', { name: 'Karte verschieben' });
  const before = await look(pan);
  await pan.click();
  await expect.poll(() => look(pan)).not.toBe(before);

  await page.goto(`/${SLUG}/projects`);
  await beginProposal(page);
  await untilMapIsDrawn(page);
  const chip = page.getByRole('button', { name: 'An der Straße' });
  expect(await hasEdge(chip)).toBe(true);
  const chosen = await look(chip);
  await chip.click();
  await expect.poll(() => look(page.getByRole('button', { name: 'Frei', exact: true }))).not.toBe(chosen);
  expect(await violations(page)).toEqual([]);
  expect(await focusWithoutOutline(page)).toEqual([]);
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x, y);
  await page.mouse.click(x + 90, y);
  // The handle that one sees is smaller than what one hits.
  expect(await hasEdge(page.getByRole('button', { name: 'Ecke 1 von 2' }), '::before')).toBe(true);
});
