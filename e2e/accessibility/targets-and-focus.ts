/** How somebody reaches what a screen offers: by finger, and by the keyboard. */
import type { Page } from '@playwright/test';

/** Targets smaller than 44 × 44 px. A link inside a running sentence, and what a label or a row makes larger, are no targets of their own. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'a[href], button, input, select, textarea, summary, [role="button"], [role="tab"]';
    const shown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('[aria-hidden="true"], .visually-hidden');
    const inSentence = (element: Element) =>
      element.tagName === 'A' &&
      getComputedStyle(element).display.startsWith('inline') &&
      (element.parentElement?.textContent?.trim().length ?? 0) > (element.textContent?.trim().length ?? 0);
    const found: string[] = [];
    for (const element of document.querySelectorAll(selector)) {
      if (!shown(element) || inSentence(element)) continue;
      const target = element.matches('input[type="radio"], input[type="checkbox"]')
        ? (element.closest('label') ?? element)
        : element;
      // A link may reach over the whole card it stands in.
      const reach = getComputedStyle(target, '::after');
      const [reachWidth, reachHeight] =
        reach.position === 'absolute' ? [Number.parseFloat(reach.width), Number.parseFloat(reach.height)] : [0, 0];
      const box = target.getBoundingClientRect();
      const [width, height] = [Math.max(box.width, reachWidth), Math.max(box.height, reachHeight)];
      // A skip link has its size once it is focused.
      if (width <= 1 || height <= 1 || element.getAttribute('href') === '#main') continue;
      if (width < 43.5 || height < 43.5) {
        found.push(
          `${element.tagName.toLowerCase()} «${element.textContent?.trim() || element.getAttribute('aria-label')}» ${Math.round(width)}×${Math.round(height)}`,
        );
      }
    }
    return found;
  });
}

/** What has the focus, when nothing of it can be seen: all five points of it are covered or outside the window. */
async function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element.tagName === 'CANVAS') return null;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points: [number, number][] = [
      [x, y],
      [left + 2, y],
      [right - 2, y],
      [x, top + 2],
      [x, bottom - 2],
    ];
    const label = element.closest('label');
    const seen = points.some(([px, py]) => {
      const over = document.elementFromPoint(px, py);
      return over !== null && (element.contains(over) || over.contains(element) || label?.contains(over) === true);
    });
    return seen
      ? null
      : `${element.tagName.toLowerCase()} «${element.textContent?.trim().slice(0, 60) || element.getAttribute('aria-label')}»`;
  });
}

/** More stops than any screen has; the walk ends where it comes round. */
const MAX_STOPS = 80;

/** Goes through the screen by Tab; every stop that nobody could see. */
export async function focusOutOfSight(page: Page): Promise<string[]> {
  const hidden = new Set<string>();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const found = await hiddenFocus(page);
    if (found) hidden.add(found);
    if (await page.evaluate(() => document.activeElement === document.body)) break;
  }
  return [...hidden];
}
