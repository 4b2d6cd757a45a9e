/** axe, put into a page once for all the looks it takes there. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Of what passes, or does not apply, nobody wants a list.
  resultTypes: ['violations'],
} as const satisfies axe.RunOptions;

/** What axe finds on the screen as it stands: rule, its help, and where. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { violations: found } = await (Reflect.get(window, 'axe') as typeof axe).run(document, asked);
    return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
  }, structuredClone(options) as axe.RunOptions);
}
