import * as z from 'zod/mini';

/** 1 surely false · 2 rather false · 3 rather true · 4 surely true. 3 and 4 count as "stimmt". */
export const ratings = [1, 2, 3, 4] as const;
export type Rating = (typeof ratings)[number];
export const ratingSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const saysTrue = (rating: Rating): boolean => rating >= 3;

/** How often each rating was given, lowest first: to true and to false items. What a result is made of. */
export interface RatingCounts {
  readonly true: readonly [number, number, number, number];
  readonly false: readonly [number, number, number, number];
}

export interface RatedItem {
  readonly truth: boolean;
  readonly rating: Rating;
}

export function countRatings(rated: readonly RatedItem[]): RatingCounts {
  const counts: { true: [number, number, number, number]; false: [number, number, number, number] } = {
    true: [0, 0, 0, 0],
    false: [0, 0, 0, 0],
  };
  for (const { truth, rating } of rated) counts[truth ? 'true' : 'false'][place[rating]]++;
  return counts;
}

const place = { 1: 0, 2: 1, 3: 2, 4: 3 } as const;

/** The answers as signal detection sees them: truth is the signal. */
export interface AnswerCounts {
  /** True items called true. */
  readonly hits: number;
  readonly trueItems: number;
  /** False items called true. */
  readonly falseAlarms: number;
  readonly falseItems: number;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

export function answerCounts(counts: RatingCounts): AnswerCounts {
  return {
    hits: counts.true[2] + counts.true[3],
    trueItems: total(counts.true),
    falseAlarms: counts.false[2] + counts.false[3],
    falseItems: total(counts.false),
  };
}

/** The answers of several tests together. */
export function addRatings(one: RatingCounts, other: RatingCounts): RatingCounts {
  const add = (a: RatingCounts['true'], b: RatingCounts['true']): RatingCounts['true'] => [
    a[0] + b[0],
    a[1] + b[1],
    a[2] + b[2],
    a[3] + b[3],
  ];
  return { true: add(one.true, other.true), false: add(one.false, other.false) };
}
