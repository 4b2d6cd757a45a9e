/** What somebody does who learns: by finger, by the keyboard alone, or with a mouse. */
import type { Locator, Page } from '@playwright/test';
import type { ModuleLanguage } from '@werkstadt/shared/literacy/package/ids';
import { expect } from '../support/test.ts';
import { SLUG } from './citizen.ts';
import { tabTo } from './keyboard.ts';
import { type Player, playStep } from './module-steps.ts';

export const learnAddress = (url: string, path = ''): string => `${url}/${SLUG}/learn${path}`;

/** How somebody uses the screen. */
export interface Hand {
  readonly press: (target: Locator) => Promise<void>;
  /** One of the four answers to the statement that is shown. */
  readonly answer: (page: Page, rating: 1 | 2 | 3 | 4) => Promise<void>;
  readonly choose: (option: Locator) => Promise<void>;
  readonly check: (box: Locator) => Promise<void>;
  readonly write: (field: Locator, words: string) => Promise<void>;
  /** Sets a slider, whose number field says the same. */
  readonly set: (slider: Locator, value: number) => Promise<void>;
  /** Goes to a tab of a list of tabs. */
  readonly tab: (tab: Locator) => Promise<void>;
}

const answers = (page: Page, rating: number): Locator =>
  page.getByRole('main').locator(`button[aria-keyshortcuts="${rating}"]`);
const cardOf = (input: Locator): Locator => input.locator('xpath=ancestor::label');
const numberOf = (slider: Locator): Locator => slider.locator('xpath=following-sibling::input');

export const byTouch: Hand = {
  press: (target) => target.tap(),
  answer: (page, rating) => answers(page, rating).tap(),
  choose: (option) => cardOf(option).tap(),
  check: (box) => box.tap(),
  write: (field, words) => field.fill(words),
  set: (slider, value) => numberOf(slider).fill(String(value)),
  tab: (tab) => tab.tap(),
};

export const byMouse: Hand = {
  press: (target) => target.click(),
  answer: (page, rating) => answers(page, rating).click(),
  choose: (option) => cardOf(option).click(),
  check: (box) => box.click(),
  write: (field, words) => field.fill(words),
  set: (slider, value) => slider.fill(String(value)),
  tab: (tab) => tab.click(),
};

/** Whoever has no pointer must always know where they are: a press never leaves the focus nowhere. */
async function keepsFocus(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), { intervals: [10, 20, 50] })
    .not.toBe('BODY');
}

const focused = (element: Locator): Promise<boolean> => element.evaluate((it) => it === document.activeElement);

export const byKeyboard: Hand = {
  press: async (target) => {
    const page = target.page();
    await tabTo(page, target);
    await page.keyboard.press('Enter');
    await keepsFocus(page);
  },
  // The statement has the focus as soon as the one before is answered.
  answer: async (page, rating) => {
    if (await page.getByRole('main').locator('section.item-question:focus-within').count()) {
      await page.keyboard.press(String(rating));
      await keepsFocus(page);
    } else await byKeyboard.press(answers(page, rating));
  },
  choose: async (option) => {
    const page = option.page();
    const group = option.locator('xpath=ancestor::fieldset').getByRole('radio');
    // Tab leads to the chosen one, else to the first; the arrows choose within.
    const chosen = group.and(page.locator(':checked'));
    await tabTo(page, (await chosen.count()) > 0 ? chosen : group.first());
    await page.keyboard.press('Space');
    for (let press = 0; press < 12 && !(await focused(option)); press++) await page.keyboard.press('ArrowDown');
    await expect(option).toBeChecked();
    await keepsFocus(page);
  },
  check: async (box) => {
    await tabTo(box.page(), box);
    await box.page().keyboard.press('Space');
  },
  write: async (field, words) => {
    await tabTo(field.page(), field);
    await field.page().keyboard.type(words);
  },
  set: async (slider, value) => {
    const page = slider.page();
    await tabTo(page, slider);
    const least = Number(await slider.getAttribute('min'));
    const step = Number(await slider.getAttribute('step'));
    await page.keyboard.press('Home');
    for (let press = 0; press < Math.round((value - least) / step); press++) await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveValue(String(value));
  },
  tab: async (tab) => {
    const page = tab.page();
    await tabTo(page, tab.page().getByRole('tab', { selected: true }));
    for (let press = 0; press < 4 && !(await focused(tab)); press++) await page.keyboard.press('ArrowLeft');
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  },
};

/** Language of the module, and its exercises as pictures or as text. */
export async function choosesDisplay(player: Player, view?: 'picture' | 'text'): Promise<void> {
  const { page, hand, taught } = player;
  const names: Record<ModuleLanguage, string> = { de: 'Deutsch', en: 'English', 'de-einfach': 'Einfache Sprache' };
  // Pressed in whatever language the screen has so far.
  await hand.press(page.getByRole('main').getByRole('button', { name: /^(Sprache und Ansicht|Language and view)$/ }));
  const dialog = page.getByRole('dialog');
  await hand.choose(dialog.locator('label.choice', { hasText: names[taught.language] }).getByRole('radio'));
  if (view) {
    await hand.choose(dialog.getByRole('radio', { name: taught.app(`learn_view_${view}`), exact: true }));
  }
  await hand.press(dialog.getByRole('button', { name: taught.app('learn_display_done'), exact: true }));
  await expect(dialog).toBeHidden();
}

/**
 * Plays the steps of a module in their order, from the one on the screen on, each to its end: «Weiter» comes only when
 * its task is fulfilled. Stops before the step `until`, if given.
 */
export async function playModule(
  player: Player,
  { from, until, after }: { from?: string; until?: string; after?: (stepId: string) => Promise<void> } = {},
): Promise<void> {
  const { page, hand, taught } = player;
  const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  const { steps } = taught.module;
  const first = from === undefined ? 0 : steps.findIndex(({ id }) => id === from);
  for (const [at, step] of steps.entries()) {
    if (at < first) continue;
    await expect(heading).toHaveText(taught.text(step.params.title));
    if (step.id === until) return;
    await playStep(player, step);
    await after?.(step.id);
    const name = taught.app(at === steps.length - 1 ? 'learn_finish' : 'learn_next');
    await hand.press(page.locator('.action-bar').getByRole('button', { name, exact: true }));
  }
}

const MAX_STEPS = 30;

/** Somebody in a hurry: answers the statements before and after, and skips the rest. */
export async function answerTestsOnly({ page, hand, taught }: Player): Promise<void> {
  for (const [at, step] of taught.module.steps.slice(0, MAX_STEPS).entries()) {
    const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
    await expect(heading).toHaveText(taught.text(step.params.title));
    if (step.type === 'choice' && (step.params.use === 'before' || step.params.use === 'after')) {
      await playStep({ page, hand, taught }, step);
    }
    const last = at === taught.module.steps.length - 1;
    const names = ['learn_next', 'learn_skip'].map((key) => taught.app(last ? 'learn_finish' : key)).join('|');
    await hand.press(page.locator('.action-bar').getByRole('button', { name: new RegExp(`^(${names})$`) }));
  }
}
