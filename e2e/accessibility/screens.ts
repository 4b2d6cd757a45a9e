/** Every screen of the app, as a person goes through it: a visit's later screens are reached from its earlier ones. */
import type { Page } from '@playwright/test';
import { beginProposal, CORNERS, enterCoordinates, SLUG, untilMapIsDrawn } from '../pages/citizen.ts';
import { DISTRICTS, middleOfPainting } from '../pages/painting.ts';
import { expect } from '../support/test.ts';

interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

interface Visit {
  readonly name: string;
  readonly screens: readonly Screen[];
}

const at = (path: string) => async (page: Page) => {
  await page.goto(`/${SLUG}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

async function firstProject(page: Page): Promise<void> {
  await page.locator('main a[href*="/projects/"]').first().click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]+/);
  await expect(page.locator('main a[href*="/proposals/"]').first()).toBeVisible();
}

async function lanesByStreet(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Radwege je Straße' }).click();
  await page.getByRole('button', { name: /^Straßen zeigen/ }).click();
  await page.locator('.wished-street').first().click();
  await expect(page.locator('main a[href*="/proposals/"]').first()).toBeVisible();
}

async function firstProposal(page: Page): Promise<void> {
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page).toHaveURL(/\/proposals\//);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

async function drawing(page: Page): Promise<void> {
  await at('/projects')(page);
  await firstProject(page);
  await page.getByRole('button', { name: 'Vorschlag machen' }).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await untilMapIsDrawn(page);
}

async function withoutTheMap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().click();
  await enterCoordinates(page, CORNERS.slice(0, 2));
}

async function form(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(page).toHaveURL(/\/propose\//);
  await expect(page.getByRole('textbox').first()).toBeVisible();
}

async function painting(page: Page): Promise<void> {
  await at('/projects')(page);
  await beginProposal(page, DISTRICTS);
  await middleOfPainting(page);
}

async function consequences(page: Page): Promise<void> {
  await painting(page);
  // On a wide screen they stand beside the map from the beginning.
  const handle = page.getByRole('button', { name: 'Mehr zeigen' });
  if (await handle.isVisible()) await handle.click();
  await expect(page.getByRole('heading', { name: 'Was der Plan bewirkt' })).toBeVisible();
}

async function blocksAsList(page: Page): Promise<void> {
  await painting(page);
  await page.getByRole('button', { name: 'Ohne Karte eingeben' }).first().click();
  await page.locator('summary').first().click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
}

async function plans(page: Page): Promise<void> {
  await at('/projects')(page);
  await page.getByRole('link', { name: DISTRICTS }).first().click();
  await page.getByRole('link', { name: 'Pläne vergleichen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pläne vergleichen' })).toBeVisible();
}

async function statement(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Beginnen', exact: true }).click();
  await page.getByRole('button', { name: 'Zur ersten Aussage' }).click();
  await expect(page.locator('.item-card__statement')).toBeVisible();
}

async function courseBegun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kurs beginnen' }).click();
  await expect(page.getByRole('button', { name: 'Test beginnen' })).toBeVisible();
}

async function courseStatement(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test beginnen' }).click();
  await page.getByRole('button', { name: 'Zur ersten Aussage' }).click();
  await expect(page.locator('.item-card__statement')).toBeVisible();
}

export const visits: readonly Visit[] = [
  {
    name: 'looking around',
    screens: [
      { name: 'map', open: at('') },
      { name: 'projects', open: at('/projects') },
      { name: 'project', open: firstProject },
      { name: 'lanes by street', open: lanesByStreet },
      { name: 'proposal', open: firstProposal },
    ],
  },
  {
    name: 'proposing',
    screens: [
      { name: 'draw', open: drawing },
      { name: 'draw without the map', open: withoutTheMap },
      { name: 'form', open: form },
    ],
  },
  {
    name: 'painting school districts',
    screens: [
      { name: 'paint, with what the plan means', open: consequences },
      { name: 'paint, list of blocks', open: blocksAsList },
      { name: 'plans of a project', open: plans },
    ],
  },
  {
    name: 'learning',
    screens: [
      { name: 'learn', open: at('/learn') },
      { name: 'module, before it begins', open: at('/learn/m2') },
      { name: 'module, a statement', open: statement },
      { name: 'group round', open: at('/learn/group') },
      { name: 'unknown group round', open: at('/learn/group/222222') },
    ],
  },
  {
    name: 'the course',
    screens: [
      { name: 'course, before it begins', open: at('/learn/course') },
      { name: 'course', open: courseBegun },
      { name: 'course, a statement of its test', open: courseStatement },
    ],
  },
  {
    name: 'one’s own, and the city’s',
    screens: [
      { name: 'me', open: at('/me') },
      { name: 'on this device', open: at('/me/device') },
      { name: 'sign-in', open: at('/sign-in') },
      { name: 'review, for staff only', open: at('/review') },
      { name: 'privacy', open: at('/privacy') },
      { name: 'help', open: at('/help') },
      { name: 'unknown address', open: at('/no-such-page') },
    ],
  },
];
