/** What is done in each kind of step of a learning module, so that its task is really fulfilled. */

import type { Locator, Page } from '@playwright/test';
import { claimHolds } from '@werkstadt/shared/literacy/models/picture-history';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import type { Step, StepParams } from '@werkstadt/shared/literacy/package/step';
import { expect } from '../support/test.ts';
import type { Hand } from './learner.ts';
import type { TaughtModule } from './learning-module.ts';

/** Somebody at a step: their screen, their hand, and what the module says. */
export interface Player {
  readonly page: Page;
  readonly hand: Hand;
  readonly taught: TaughtModule;
}

type ParamsOf<T extends Step['type']> = StepParams<T>;
type Part<T extends 'feed-sim' | 'rumour-sim' | 'mock-web' | 'image-trace' | 'chart-lab', P extends string> = Extract<
  StepParams<T>,
  { part: P }
>;

const mainOf = (page: Page): Locator => page.getByRole('main');
const button = ({ page, taught }: Player, key: string, inputs = {}): Locator =>
  mainOf(page).getByRole('button', { name: taught.app(key, inputs), exact: true });
/** By its words, or by the words that explain it. */
const radio = ({ page }: Player, words: string): Locator =>
  mainOf(page)
    .locator('label.choice')
    .filter({ has: page.getByText(words, { exact: true }) })
    .getByRole('radio');

async function shows({ page, taught }: Player, keys: readonly string[]): Promise<void> {
  await expect
    .poll(async () => taught.missing(keys, (await mainOf(page).textContent()) ?? ''), { intervals: [20, 50, 100, 250] })
    .toEqual([]);
}

const statement = (page: Page): Locator => mainOf(page).locator('.item-card__statement');

type Judge = (item: Item) => 1 | 2 | 3 | 4;

/** Whoever believes everything, and whoever knows: their scores do not depend on luck. */
const believesAll: Judge = () => 4;
const knows: Judge = ({ truth }) => (truth ? 4 : 1);

/** Every statement of a test or a practice, one after the other. */
async function answerStatements(player: Player, count: number, judge: Judge, feedback: boolean): Promise<void> {
  const { page, hand, taught } = player;
  const begin = button(player, 'learn_item_begin');
  if (await begin.isVisible()) await hand.press(begin);
  for (let position = 1; position <= count; position++) {
    const name = taught.app('learn_item_position', { position, count });
    await mainOf(page).getByRole('region', { name, exact: true }).waitFor();
    const item = taught.itemOf((await statement(page).textContent()) ?? '');
    await hand.answer(page, judge(item));
    if (!feedback) continue;
    await shows(player, [item.why]);
    if (position < count) await hand.press(button(player, 'learn_item_next'));
  }
}

/** Every statement before and after is there with its explanation. */
async function readFeedback(player: Player): Promise<void> {
  const { page, hand, taught } = player;
  await expect(mainOf(page).locator('details.feedback')).toHaveCount(16);
  const shown = (await mainOf(page).locator('details.feedback').allTextContents()).join(' ');
  const statements = await mainOf(page).locator('.feedback__statement').allTextContents();
  const items = statements.map((text) => taught.itemOf(text));
  expect(new Set(items.map(({ id }) => id)).size).toBe(16);
  expect(
    taught.missing(
      items.map(({ why }) => why),
      shown,
    ),
  ).toEqual([]);
  await hand.press(mainOf(page).locator('details.feedback > summary').first());
  await expect(mainOf(page).getByText(taught.app('learn_item_invented')).first()).toBeVisible();
  await seesResult(player);
}

/** The same for everybody who answers like this, whatever hand and view. */
export async function seesResult({ page, taught }: Player): Promise<void> {
  const main = mainOf(page);
  await expect(main.getByText(taught.app('learn_result_true', { before: 4, after: 4, of: 4 }))).toBeVisible();
  await expect(main.getByText(taught.app('learn_result_false', { before: 0, after: 4, of: 4 }))).toBeVisible();
}

async function playChoice(player: Player, params: ParamsOf<'choice'>): Promise<void> {
  const { page, hand, taught } = player;
  switch (params.use) {
    case 'before':
      return answerStatements(player, 8, believesAll, false);
    case 'after':
      return answerStatements(player, 8, knows, false);
    case 'practice':
      return answerStatements(player, params.items.length, knows, true);
    case 'feedback':
      return readFeedback(player);
    case 'predict':
      return hand.choose(radio(player, taught.text(params.options[0]?.label ?? '')));
    case 'reveal':
      return shows(player, params.body);
    case 'accuracy':
      await hand.answer(page, 3);
      await expect(mainOf(page).getByText(taught.app('learn_accuracy_stays'))).toBeVisible();
  }
}

async function swipe(player: Player, params: Part<'feed-sim', 'swipe'>): Promise<void> {
  const { page, hand, taught } = player;
  for (let round = 1; round <= params.rounds; round++) {
    await mainOf(page)
      .getByRole('heading', { name: taught.app('sim_feed_round_now', { round, count: params.rounds }) })
      .waitFor();
    // Every other round something is opened; the rest is passed by.
    if (round % 2 === 1) await hand.press(button(player, 'sim_feed_open').first());
    await hand.press(button(player, round % 2 === 1 ? 'sim_feed_next_round' : 'sim_feed_skip_all'));
  }
  const count = Math.ceil(params.rounds / 2);
  await expect(mainOf(page).getByText(taught.app('sim_feed_profile_hint', { count }))).toBeVisible();
  await shows(player, [params.end]);
}

async function replay(player: Player, params: Part<'feed-sim', 'replay'>): Promise<void> {
  const { page, hand, taught } = player;
  const table = mainOf(page).getByRole('table', { name: taught.app('sim_feed_results') });
  for (const key of ['sim_feed_newest', 'sim_feed_clicks', 'sim_feed_wish']) {
    await hand.choose(radio(player, taught.app(`${key}_hint`)));
    await hand.press(button(player, 'sim_step'));
    await hand.press(button(player, 'sim_to_end'));
    await expect(table.getByRole('row').filter({ hasText: taught.app(key) })).toBeVisible();
  }
  await shows(player, [params.end]);
}

async function findRule(player: Player, params: Part<'feed-sim', 'rule-task'>): Promise<void> {
  const { page, hand, taught } = player;
  const field = (number: number) => mainOf(page).getByLabel(taught.app('sim_rule_number', { number }), { exact: true });
  for (const triple of [
    [1, 2, 3],
    [6, 4, 2],
  ]) {
    for (const [at, number] of triple.entries()) await hand.write(field(at + 1), String(number));
    await hand.press(button(player, 'sim_rule_try'));
  }
  await expect(mainOf(page).locator('.rule-try')).toHaveCount(3);
  await hand.press(button(player, 'sim_rule_know'));
  await hand.choose(radio(player, taught.app('sim_rule_ascending')));
  await hand.press(button(player, 'sim_rule_name_it'));
  await expect(mainOf(page).getByText(taught.app('sim_rule_right'))).toBeVisible();
  await shows(player, [params.reveal, params.end]);
}

async function playFeed(player: Player, params: ParamsOf<'feed-sim'>): Promise<void> {
  if (params.part === 'swipe') return swipe(player, params);
  return params.part === 'replay' ? replay(player, params) : findRule(player, params);
}

async function runToEnd(player: Player): Promise<void> {
  await player.hand.press(button(player, 'sim_step'));
  await player.hand.press(button(player, 'sim_to_end'));
}

async function playRumour(player: Player, params: ParamsOf<'rumour-sim'>): Promise<void> {
  const { page, hand, taught } = player;
  if (params.part === 'place-checks') await hand.choose(radio(player, taught.app('sim_rumour_place_bridges')));
  if (params.part === 'check-more') {
    await hand.set(mainOf(page).getByRole('slider', { name: taught.app('sim_rumour_checking') }), 4);
  }
  if (params.part === 'contagion') await hand.choose(radio(player, taught.app('sim_rumour_complex_hint')));
  await runToEnd(player);
  await expect(mainOf(page).getByRole('table', { name: taught.app('sim_rumour_tries') })).toBeVisible();
  await shows(player, [params.end]);
}

async function firstLook(player: Player, params: Part<'mock-web', 'first-look'>): Promise<void> {
  await player.hand.choose(radio(player, player.taught.app('sim_web_trust')));
  await shows(player, [params.end]);
}

/** Leaves the page, finds who knows, and stops: full points in every case. */
async function searchCases(player: Player, params: Part<'mock-web', 'search'>): Promise<void> {
  const { page, hand, taught } = player;
  const main = mainOf(page);
  const pages = new Map(taught.module.pages.get(taught.language)?.map((each) => [each.id, each]));
  for (const [at, id] of params.cases.entries()) {
    const tried = taught.module.cases?.find((each) => each.id === id);
    const original = tried && pages.get(tried.original);
    if (!tried || !original) throw new Error(`no case ${id}`);
    await hand.write(main.getByRole('searchbox'), taught.text(tried.betterSearch));
    await hand.press(button(player, 'sim_web_find'));
    const result = main.locator('.mock-results > li').filter({ hasText: original.title }).first();
    // One of them beside the page of the claim, in a tab of its own, and back to it.
    if (at === 0) {
      await hand.press(result.getByRole('button', { name: taught.app('sim_web_new_tab') }));
      await hand.tab(main.getByRole('tab').first());
      await hand.press(button(player, 'sim_web_close_tab'));
    } else await hand.press(result.getByRole('button').first());
    await main.locator('.mock-page').getByRole('heading', { name: original.title, exact: true }).waitFor();
    await hand.press(button(player, tried.trust ? 'sim_web_trust' : 'sim_web_distrust'));
    const score = taught.app('sim_web_score', { points: 5, most: 5, way: 3, views: 2 });
    await expect(main.getByText(score)).toBeVisible();
    await shows(player, [tried.why]);
    if (at + 1 < params.cases.length) await hand.press(button(player, 'sim_web_next_case'));
  }
  await expect(main.getByRole('table', { name: taught.app('sim_web_summary') }).getByRole('row')).toHaveCount(6);
  await shows(player, [params.end]);
}

/** From the newest place where a picture was found back to the first, then the verdict that follows from it. */
async function tracePictures(player: Player, params: Part<'image-trace', 'history'>): Promise<void> {
  const { page, hand, taught } = player;
  for (const [at, id] of params.pictures.entries()) {
    const picture = taught.module.pictures?.pictures.find((each) => each.id === id);
    if (!picture) throw new Error(`no picture ${id}`);
    await hand.press(button(player, 'sim_picture_search'));
    const slider = mainOf(page).getByRole('slider');
    if (await slider.isVisible()) {
      await (at % 2 === 0 ? hand.set(slider, 1) : hand.press(button(player, 'sim_picture_earlier')));
    }
    await shows(
      player,
      picture.history.slice(0, 1).map(({ caption }) => caption),
    );
    const holds = claimHolds(picture.claim, picture.history);
    await hand.choose(radio(player, taught.app(holds ? 'sim_picture_holds' : 'sim_picture_fails')));
    await expect(mainOf(page).getByText(taught.app('sim_picture_right'))).toBeVisible();
    await shows(player, [picture.why]);
    if (at + 1 < params.pictures.length) await hand.press(button(player, 'sim_picture_next'));
  }
  await shows(player, [params.end]);
}

async function playPicture(player: Player, params: ParamsOf<'image-trace'>): Promise<void> {
  if (params.part === 'history') return tracePictures(player, params);
  await player.hand.choose(radio(player, player.taught.app('sim_picture_holds')));
  await shows(player, [params.end]);
}

/** The axis from which the change looks ten times as large as it is, and the honest one. */
const BENT_AXIS = 860;

async function playChart(player: Player, params: ParamsOf<'chart-lab'>): Promise<void> {
  const { page, hand, taught } = player;
  const main = mainOf(page);
  if (params.part === 'bars') {
    const axis = main.getByRole('slider', { name: taught.app('sim_chart_axis_start') });
    await hand.set(axis, params.goal === 'mislead' ? BENT_AXIS : 0);
    const factor = params.goal === 'mislead' ? '10' : '1';
    const words = taught.app('sim_chart_factor', { factor: `(${factor}|10[.,]6)` });
    await expect(main.getByText(new RegExp(words.replace(/\.$/, '\\.')))).toBeVisible();
  } else {
    const map = taught.module.charts?.maps.find(({ id }) => id === params.map);
    await hand.choose(radio(player, taught.app('sim_chart_quantile_hint')));
    await hand.check(
      main.getByRole('checkbox', {
        name: taught.app('sim_chart_per_head', { unit: taught.text(map?.rateUnit ?? '') }),
      }),
    );
  }
  await shows(player, [params.end]);
}

/** A wish, two sources of different owners that carry it, and what speaks against it; then a draft of it. */
async function build(player: Player, params: ParamsOf<'builder'>): Promise<void> {
  const { page, hand, taught } = player;
  const main = mainOf(page);
  const wish = params.wishes[0];
  if (!wish) throw new Error('no wish');
  await hand.choose(radio(player, taught.text(wish.claim)));
  for (const card of buildingCards(params)) {
    const item = main.locator('.builder-card').filter({ hasText: taught.text(card.says) });
    await hand.press(item.getByRole('button'));
    await expect(item.getByText(taught.app('sim_builder_carries'))).toBeVisible();
  }
  const counter = params.counters.find(({ id }) => id === wish.counters[0]);
  await hand.press(main.getByRole('button', { name: taught.text(counter?.text ?? ''), exact: true }));
  await expect(main.getByText(taught.app('sim_builder_complete'))).toBeVisible();
  await shows(player, [params.end, ...(counter ? [counter.reply] : [])]);
  await hand.press(button(player, 'sim_builder_take_over'));
  await expect(main.getByText(taught.app('sim_builder_taken'))).toBeVisible();
}

/** The first cards of two owners that carry the first wish. */
export function buildingCards(params: ParamsOf<'builder'>): ParamsOf<'builder'>['cards'] {
  const wish = params.wishes[0];
  const carrying = params.cards.filter(({ id, carries }) => carries && wish?.cards.includes(id));
  const [first] = carrying;
  const second = carrying.find(({ owner }) => owner !== first?.owner);
  return [first, second].flatMap((card) => card ?? []);
}

async function reflect(player: Player, params: ParamsOf<'reflect'>): Promise<void> {
  const { page, hand, taught } = player;
  const [suggestion] = params.suggestions;
  if (suggestion) return hand.press(mainOf(page).getByRole('button', { name: taught.text(suggestion), exact: true }));
  // Reading aloud, hint and all: the field is found by its first words.
  await hand.write(mainOf(page).getByRole('textbox', { name: taught.app('learn_reflect_own_words') }), 'Erst prüfen.');
}

/** Fulfils the task of a step that is on the screen. */
export async function playStep(player: Player, step: Step): Promise<void> {
  switch (step.type) {
    case 'text':
      return shows(player, step.params.body);
    case 'choice':
      return playChoice(player, step.params);
    case 'reflect':
      return reflect(player, step.params);
    case 'feed-sim':
      return playFeed(player, step.params);
    case 'rumour-sim':
      return playRumour(player, step.params);
    case 'mock-web':
      return step.params.part === 'search' ? searchCases(player, step.params) : firstLook(player, step.params);
    case 'image-trace':
      return playPicture(player, step.params);
    case 'chart-lab':
      return playChart(player, step.params);
    case 'builder':
      return build(player, step.params);
  }
}
