import * as z from 'zod/mini';
import { SeededRandom } from '../random/seeded-random.ts';
import { addDays, daysBetween } from './day.ts';
import { isExpired } from './item-forms.ts';
import { daySchema, itemIdSchema } from './package/ids.ts';
import type { Item } from './package/item.ts';
import type { LearningModule } from './package/learning-module.ts';

/** Days after the last finished module. */
export const BOOSTER_DAYS = [7, 30, 90] as const;
export type BoosterDay = (typeof BOOSTER_DAYS)[number];
/** Items of a booster: half of them true. */
export const BOOSTER_ITEMS = 4;

export const boosterStateSchema = z.object({
  /** Day of the last finished module; null before the first. */
  lastFinished: z.nullable(daySchema),
  /** Latest day that this device has shown: a clock that was set back does not undo what happened. */
  latestDay: z.nullable(daySchema),
  /** Days of `BOOSTER_DAYS` that are done since then. */
  taken: z.array(z.union([z.literal(7), z.literal(30), z.literal(90)])),
  /** Booster and practice items the learner has met. */
  seen: z.array(itemIdSchema),
  /** The learner wants no reminders any more. */
  dismissed: z.boolean(),
});
export type BoosterState = z.infer<typeof boosterStateSchema>;

export const noBoosters: BoosterState = { lastFinished: null, latestDay: null, taken: [], seen: [], dismissed: false };

/** The later of today and the latest day seen. */
const dayFor = (state: BoosterState, today: string): string =>
  state.latestDay !== null && state.latestDay > today ? state.latestDay : today;

/** Notes that the device was used on a day. */
export function noteDay(state: BoosterState, today: string): BoosterState {
  const latestDay = dayFor(state, today);
  return latestDay === state.latestDay ? state : { ...state, latestDay };
}

/** Finishing a module, a first or another, starts the days anew. */
export function moduleFinished(state: BoosterState, today: string): BoosterState {
  const day = dayFor(state, today);
  return { ...state, lastFinished: day, latestDay: day, taken: [] };
}

/**
 * The booster that is due, null where none is. After months away one is due, not three: the latest day that has passed.
 * A due third test of the course comes first and hides it.
 */
export function dueBooster(
  state: BoosterState,
  { today, thirdTestDue }: { readonly today: string; readonly thirdTestDue: boolean },
): BoosterDay | null {
  if (state.lastFinished === null || thirdTestDue) return null;
  const days = daysBetween(state.lastFinished, dayFor(state, today));
  const passed = BOOSTER_DAYS.filter((day) => day <= days).at(-1);
  return passed !== undefined && !state.taken.some((day) => day >= passed) ? passed : null;
}

/** The day of the next booster, null where there is none to come. */
export function nextBoosterOn(state: BoosterState, today: string): string | null {
  const { lastFinished } = state;
  if (lastFinished === null) return null;
  const days = daysBetween(lastFinished, dayFor(state, today));
  const next = BOOSTER_DAYS.find((day) => day > days);
  return next === undefined ? null : addDays(lastFinished, next);
}

/** Whether the app reminds of a due booster. Doing one stays possible where the reminder was sent away for good. */
export const remindsOfBooster = (state: BoosterState, due: BoosterDay | null): boolean =>
  due !== null && !state.dismissed;

/** A booster is done: with it all earlier ones that were missed. */
export function boosterTaken(
  state: BoosterState,
  { day, items, today }: { readonly day: BoosterDay; readonly items: readonly string[]; readonly today: string },
): BoosterState {
  return {
    ...noteDay(state, today),
    taken: BOOSTER_DAYS.filter((each) => each <= day || state.taken.includes(each)),
    seen: [...new Set([...state.seen, ...items])],
  };
}

/**
 * Two true and two false items of the finished modules: boosters not met yet, then practice items not met yet, then
 * boosters met before. Null where a kind is not there twice. Expired items are not drawn.
 */
export function drawBooster(
  finished: readonly Pick<LearningModule, 'items'>[],
  { seen, seed, today }: { readonly seen: readonly string[]; readonly seed: number; readonly today: string },
): readonly Item[] | null {
  const random = new SeededRandom(seed);
  const met = new Set(seen);
  const boosters = random.shuffled(finished.flatMap((module) => module.items.booster));
  const practice = random.shuffled(finished.flatMap((module) => module.items.practice));
  const order = [
    ...boosters.filter(({ id }) => !met.has(id)),
    ...practice.filter(({ id }) => !met.has(id)),
    ...boosters.filter(({ id }) => met.has(id)),
  ].filter((item) => !isExpired(item, today));
  const half = BOOSTER_ITEMS / 2;
  const drawn = [true, false].map((truth) => order.filter((item) => item.truth === truth).slice(0, half));
  return drawn.every((items) => items.length === half) ? random.shuffled(drawn.flat()) : null;
}
