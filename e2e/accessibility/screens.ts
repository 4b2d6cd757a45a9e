/** Every screen of the app, as a person comes to it. */
import type { Page } from '@playwright/test';
import { SLUG } from '../pages/citizen.ts';
import { expect } from '../support/test.ts';

export interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

type Words = Readonly<
  Record<
    'propose' | 'finish' | 'corner' | 'withoutMap' | 'coordinates' | 'addCorner' | 'begin' | 'firstStatement',
    string
  >
>;

const words: Record<'de' | 'en', Words> = {
  de: {
    propose: 'Vorschlag machen',
    finish: 'Fertig',
    corner: 'Ecke setzen',
    withoutMap: 'Ohne Karte eingeben',
    coordinates: 'Breite und Länge',
    addCorner: 'Ecke anfügen',
    begin: 'Beginnen',
    firstStatement: 'Zur ersten Aussage',
  },
  en: {
    propose: 'Make a proposal',
    finish: 'Done',
    corner: 'Add corner',
    withoutMap: 'Enter without the map',
    coordinates: 'Latitude and longitude',
    addCorner: 'Add corner',
    begin: 'Begin',
    firstStatement: 'To the first statement',
  },
};

/** Two corners on the streets of Lindental, as somebody types them. */
const corners = ['50.4180, 9.4300', '50.4195, 9.4330'];

const at = (path: string) => async (page: Page) => {
  await page.goto(`/${SLUG}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

async function firstProject(page: Page): Promise<void> {
  await at('/projects')(page);
  await page.locator('main a[href*="/projects/"]').first().click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]+/);
  await expect(page.locator('main a[href*="/proposals/"]').first()).toBeVisible();
}

async function firstProposal(page: Page): Promise<void> {
  await firstProject(page);
  await page.locator('main a[href*="/proposals/"]').first().click();
  await expect(page).toHaveURL(/\/proposals\//);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** Screens of a language; the later ones build on what the earlier ones left (a draft), as a person's visit does. */
export function screens(language: 'de' | 'en'): readonly Screen[] {
  const w = words[language];
  async function drawing(page: Page): Promise<void> {
    await firstProject(page);
    await page.getByRole('button', { name: w.propose }).click();
    await expect(page.getByRole('toolbar')).toBeVisible();
  }
  async function withoutMap(page: Page): Promise<void> {
    await drawing(page);
    await page.getByRole('button', { name: w.withoutMap }).click();
    for (const corner of corners) {
      await page.getByLabel(w.coordinates).fill(corner);
      await page.getByRole('button', { name: w.addCorner, exact: true }).click();
    }
  }
  async function form(page: Page): Promise<void> {
    await withoutMap(page);
    await page.getByRole('button', { name: w.finish }).click();
    await expect(page).toHaveURL(/\/propose\//);
    await expect(page.getByRole('textbox').first()).toBeVisible();
  }
  async function statement(page: Page): Promise<void> {
    await at('/learn/m2')(page);
    const begin = page.getByRole('button', { name: w.begin, exact: true });
    // The second visit goes on where the first one was.
    await expect(begin.or(page.locator('.step-head'))).toBeVisible();
    if (await begin.isVisible()) await begin.click();
    await page.getByRole('button', { name: w.firstStatement }).click();
    await expect(page.locator('.item-card__statement')).toBeVisible();
  }
  return [
    { name: 'map', open: at('') },
    { name: 'projects', open: at('/projects') },
    { name: 'project', open: firstProject },
    { name: 'proposal', open: firstProposal },
    { name: 'draw', open: drawing },
    { name: 'draw without the map', open: withoutMap },
    { name: 'form', open: form },
    { name: 'learn', open: at('/learn') },
    { name: 'module, before it begins', open: at('/learn/m2') },
    { name: 'module, a statement', open: statement },
    { name: 'group round', open: at('/learn/group') },
    { name: 'unknown group round', open: at('/learn/group/222222') },
    { name: 'me', open: at('/me') },
    { name: 'on this device', open: at('/me/device') },
    { name: 'sign-in', open: at('/sign-in') },
    { name: 'review, for staff only', open: at('/review') },
    { name: 'privacy', open: at('/privacy') },
    { name: 'help', open: at('/help') },
    { name: 'unknown address', open: at('/no-such-page') },
  ];
}
