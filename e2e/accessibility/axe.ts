/** axe, put into a page once for all the looks it takes there. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Of what passes, or does not apply, nobody wants a list.
  resultTypes: ['violations'],
} as const satisfies axe.RunOptions;

/**
 * What axe finds on the screen as it stands: rule, its help, and where. A target that lies half under the bar at the
 * foot just now is measured again where it can be seen whole.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { run } = Reflect.get(window, 'axe') as typeof axe;
    const isSmall = async (selector: string) => {
      document.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const again = await run(selector, { runOnly: ['target-size'], resultTypes: ['violations'] });
      return again.violations.length > 0;
    };
    const told: string[] = [];
    for (const { id, help, nodes } of (await run(document, asked)).violations) {
      for (const { target } of nodes) {
        const selector = target.join(' ');
        if (id !== 'target-size' || (await isSmall(selector))) told.push(`${id} (${help}): ${selector}`);
      }
    }
    return told;
  }, structuredClone(options) as axe.RunOptions);
}
