/** A project's page that counts what this device holds of it. */
import type { Page } from '@playwright/test';
import { SLUG } from './installation.ts';

const PATIENCE_MS = 600_000;

/** Seconds from the beginning of the page until at least so many proposals are counted on it. */
export async function untilListed(page: Page, url: string, project: string, least: number): Promise<number> {
  await page.goto(`${url}/${SLUG}/projects/${project}`);
  await page.waitForFunction(
    (proposals) =>
      [...document.querySelectorAll('main h2, main p')].some((element) => {
        const count = /^([\d.]+) Vorschläge$/.exec(element.textContent?.trim() ?? '')?.[1];
        return count !== undefined && Number(count.replace('.', '')) >= proposals;
      }),
    least,
    { timeout: PATIENCE_MS },
  );
  return page.evaluate(() => performance.now() / 1000);
}
