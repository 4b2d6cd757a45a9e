/** A city that computes the figures of a lane again and comes to others than its author saw. */
import type { Page } from '@playwright/test';

const ASKED = '**/trpc/planning.proposalFigures*';

/** The same answer with some of its figures larger by so much; `more` by their ids. */
function withMore(answer: unknown, more: Readonly<Record<string, number>>): unknown {
  if (Array.isArray(answer)) return answer.map((part) => withMore(part, more));
  if (typeof answer !== 'object' || answer === null) return answer;
  const changed = Object.entries(answer).map(([name, part]) => [name, withMore(part, more)] as const);
  const parts: Record<string, unknown> = Object.fromEntries(changed);
  const added = typeof parts.id === 'string' ? (more[parts.id] ?? 0) : 0;
  return typeof parts.value === 'number' ? { ...parts, value: parts.value + added } : parts;
}

/** From now on this page is told of other figures, until `tellAsItIs`. */
export async function tellOfMore(page: Page, more: Readonly<Record<string, number>>): Promise<void> {
  await page.route(ASKED, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: withMore(await response.json(), more) });
  });
}

export const tellAsItIs = (page: Page): Promise<void> => page.unroute(ASKED);
