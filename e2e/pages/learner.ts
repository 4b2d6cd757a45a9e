/** What somebody does who learns: by the words on the screen, by finger or by the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';
import { SLUG } from './citizen.ts';
import { pressOn } from './keyboard.ts';

export interface LearnWords {
  readonly begin: string;
  readonly next: string;
  readonly finish: string;
  readonly firstStatement: string;
  readonly toEnd: string;
  readonly ownWords: string;
  readonly nextStatement: string;
  readonly done: string;
}

export const learnWords: Readonly<Record<'de' | 'en', LearnWords>> = {
  de: {
    begin: 'Beginnen',
    next: 'Weiter',
    finish: 'Fertig',
    firstStatement: 'Zur ersten Aussage',
    toEnd: 'Zum Ende',
    ownWords: 'In deinen Worten',
    nextStatement: 'Nächste Aussage',
    done: 'Geschafft',
  },
  en: {
    begin: 'Begin',
    next: 'Next',
    finish: 'Done',
    firstStatement: 'To the first statement',
    toEnd: 'To the end',
    ownWords: 'In your own words',
    nextStatement: 'Next statement',
    done: 'Done',
  },
};

/** How somebody uses the screen. */
export interface Hand {
  readonly press: (target: Locator) => Promise<void>;
  /** One of the four answers to the statement that is shown. */
  readonly answer: (page: Page, rating: 1 | 2 | 3 | 4) => Promise<void>;
  readonly choose: (option: Locator) => Promise<void>;
  readonly write: (field: Locator, words: string) => Promise<void>;
}

const answers = (page: Page): Locator => page.getByRole('main').locator('button[aria-keyshortcuts]');

export const byTouch: Hand = {
  press: (target) => target.tap(),
  answer: (page, rating) =>
    answers(page)
      .nth(rating - 1)
      .tap(),
  choose: (option) => option.locator('xpath=ancestor::label').tap(),
  write: (field, words) => field.fill(words),
};

export const byKeyboard: Hand = {
  press: async (target) => pressOn(target.page(), target),
  // The statement has the focus as soon as the one before is answered.
  answer: (page, rating) => page.keyboard.press(String(rating)),
  choose: async (option) => {
    const page = option.page();
    await option.waitFor();
    for (let press = 0; press < 80; press++) {
      if (await option.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
  },
  write: async (field, words) => {
    const page = field.page();
    for (let press = 0; press < 80; press++) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type(words);
  },
};

const RATINGS = [2, 3, 1, 4] as const;

/** Every statement of a test or of a practice, whatever one thinks of it. */
async function answerStatements(page: Page, words: LearnWords, hand: Hand): Promise<void> {
  const main = page.getByRole('main');
  const first = main.getByRole('button', { name: words.firstStatement });
  if (await first.isVisible()) await hand.press(first);
  const region = main.locator('section.item-question');
  for (let statement = 0; statement < 10 && (await region.isVisible()); statement++) {
    const name = await region.getAttribute('aria-label');
    if ((await answers(page).and(page.locator('[aria-pressed="true"]')).count()) === 0) {
      if (!(await region.evaluate((element) => element.contains(document.activeElement)))) {
        await region.evaluate((element) => (element as HTMLElement).focus());
      }
      await hand.answer(page, RATINGS[statement % RATINGS.length] ?? 1);
    }
    const onward = main.getByRole('button', { name: words.nextStatement });
    await expect(async () => {
      const moved = !(await region.isVisible()) || (await region.getAttribute('aria-label')) !== name;
      const judged = await main.locator('.item-verdict').isVisible();
      expect(moved || judged).toBe(true);
    }).toPass();
    if (await onward.isVisible()) await hand.press(onward);
    else if (await main.locator('.item-verdict').isVisible()) return;
  }
}

/** Fulfils the task of the step that is shown. */
async function playStep(page: Page, words: LearnWords, hand: Hand): Promise<void> {
  const main = page.getByRole('main');
  await answerStatements(page, words, hand);
  const toEnd = main.getByRole('button', { name: words.toEnd, exact: true });
  if (await toEnd.isVisible()) return hand.press(toEnd);
  const own = main.getByRole('textbox', { name: words.ownWords });
  if (await own.isVisible()) return hand.write(own, 'Erst prüfen, dann weitersagen.');
  const option = main.getByRole('radio').first();
  if (await option.isVisible()) await hand.choose(option);
}

const MAX_STEPS = 30;

/** From the step one is at to the last, or to the one with this number of presses on «Weiter». */
export async function playModule(page: Page, words: LearnWords, hand: Hand, presses = MAX_STEPS): Promise<void> {
  const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  const onward = page.locator('.action-bar').getByRole('button');
  for (let step = 0; step < presses; step++) {
    await heading.waitFor();
    const title = await heading.textContent();
    // «Überspringen» would be there as well: the task must be fulfilled by this very way. A step may still be loading.
    await expect(async () => {
      await playStep(page, words, hand);
      await expect(onward).toHaveText(new RegExp(`^(${words.next}|${words.finish})$`), { timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    const last = (await onward.textContent()) === words.finish;
    await hand.press(onward);
    if (last) return;
    await expect(heading).not.toHaveText(title ?? '');
  }
}

export const learnAddress = (url: string, path = ''): string => `${url}/${SLUG}/learn${path}`;

/** Somebody in a hurry: answers the statements before and after, and skips the rest. */
export async function answerTestsOnly(page: Page, words: LearnWords, hand: Hand): Promise<void> {
  const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  const onward = page.locator('.action-bar').getByRole('button');
  const screen = page.locator('.step-head__position');
  for (let step = 0; step < MAX_STEPS; step++) {
    await heading.waitFor();
    const title = await heading.textContent();
    if (/ [16] /.test((await screen.textContent()) ?? '')) await answerStatements(page, words, hand);
    const last = (await onward.textContent()) === words.finish;
    await hand.press(onward);
    if (last) return;
    await expect(heading).not.toHaveText(title ?? '');
  }
}
