/** What a planner does at the review desk. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';

export const queue = (desk: Page): Locator => desk.getByRole('region', { name: 'Liste', exact: true });
export const detail = (desk: Page): Locator => desk.getByRole('region', { name: 'Vorschlag', exact: true });

/** Looks for a proposal in the queue by its title and opens it. */
export async function openInQueue(desk: Page, title: string): Promise<void> {
  await desk.getByRole('searchbox').fill(title);
  await queue(desk).getByRole('button', { name: title }).click();
  await expect(detail(desk).getByRole('heading', { name: title })).toBeVisible();
}

/** One step of the open proposal's history; `state` where there is a choice. */
export async function decide(desk: Page, reason: string, state?: string): Promise<void> {
  const form = detail(desk);
  if (state) await form.getByRole('radio', { name: state, exact: true }).check();
  await form.getByLabel('Begründung', { exact: true }).fill(reason);
  await form.getByRole('button', { name: 'Entscheiden' }).click();
  await expect(form.getByText(reason).first()).toBeVisible();
}
