import * as z from 'zod/mini';
import { type BeforeAfter, groupGain, type MeanGain, taughtMinusUntaught } from '../scoring/group-gain.ts';
import { addRatings, type RatingCounts } from '../scoring/rating.ts';
import type { WorkshopResult } from './record.ts';

/** No count is told of fewer people, and none that leaves fewer out. */
export const MIN_COUNT = 5;
/** No gain is told of fewer learners ([H3]). */
export const MIN_GAIN = 10;

export const toldCountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exact'), value: z.int() }),
  z.object({ kind: z.literal('fewer-than'), value: z.int() }),
  z.object({ kind: z.literal('more-than'), value: z.int() }),
]);
/** A number that may have been made coarse, so that nobody can be picked out. */
export type ToldCount = z.infer<typeof toldCountSchema>;

const intervalSchema = z.nullable(z.object({ low: z.number(), high: z.number() }));
const meanSchema = z.object({ mean: z.number(), interval: intervalSchema });
const sideSchema = z.object({ right: toldCountSchema, of: z.int() });
const answersSchema = z.object({ true: sideSchema, false: sideSchema });
/** d′ and c are told together or not at all ([H1]). */
const gainShape = { dPrime: meanSchema, criterion: meanSchema };

/** All that is ever said of a round. Made once, when it closes, and never changed. */
export const publicationSchema = z.object({
  learners: toldCountSchema,
  /** True items called true and false items called false, of all answers; null below five learners. */
  answers: z.nullable(z.object({ before: answersSchema, after: answersSchema })),
  /** Null below ten learners. */
  gain: z.nullable(z.object({ learners: z.int(), ...gainShape })),
  /**
   * A course alone: `answers` and `gain` are about what was taught in between, this about what was not yet. Null for
   * any other round, and below five learners.
   */
  untaught: z._default(
    z.nullable(
      z.object({
        answers: z.object({ before: answersSchema, after: answersSchema }),
        /** Null below ten learners. */
        gain: z.nullable(z.object(gainShape)),
        /** Taught minus untaught: what practice and mood do is taken away. */
        difference: z.nullable(z.object(gainShape)),
      }),
    ),
    null,
  ),
});
export type Publication = z.infer<typeof publicationSchema>;

/** Below 5 and above n − 5 a count says only that ([H3], learning.md §12). */
export function toldCount(count: number, of: number): ToldCount {
  if (count < MIN_COUNT) return { kind: 'fewer-than', value: MIN_COUNT };
  if (count > of - MIN_COUNT) return { kind: 'more-than', value: of - MIN_COUNT };
  return { kind: 'exact', value: count };
}

/** A number of people alone: of fewer than five only that. */
export const toldNumber = (people: number): ToldCount =>
  people < MIN_COUNT ? { kind: 'fewer-than', value: MIN_COUNT } : { kind: 'exact', value: people };

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function sides(ratings: RatingCounts): z.infer<typeof answersSchema> {
  const [ofTrue, ofFalse] = [sum(ratings.true), sum(ratings.false)];
  return {
    true: { right: toldCount(ratings.true[2] + ratings.true[3], ofTrue), of: ofTrue },
    false: { right: toldCount(ratings.false[0] + ratings.false[1], ofFalse), of: ofFalse },
  };
}

const nobody: RatingCounts = { true: [0, 0, 0, 0], false: [0, 0, 0, 0] };
const rounded = ({ mean, interval }: MeanGain): MeanGain => ({
  mean: toHundredths(mean),
  interval: interval && { low: toHundredths(interval.low), high: toHundredths(interval.high) },
});
/** A gain that rounds to nothing is 0, never -0, whichever way its tiny rest points. */
const toHundredths = (value: number): number => Math.round(value * 100) / 100 + 0;

const roundedGain = ({ dPrime, criterion }: { readonly dPrime: MeanGain; readonly criterion: MeanGain }) => ({
  dPrime: rounded(dPrime),
  criterion: rounded(criterion),
});

/** A result that came twice counts once. */
const eachOnce = (results: readonly WorkshopResult[]): readonly WorkshopResult[] => [
  ...new Map(results.map((result) => [result.nonce.join(), result])).values(),
];

function beforeAndAfter(learners: readonly BeforeAfter[]) {
  const total = (when: 'before' | 'after') => learners.reduce((all, one) => addRatings(all, one[when]), nobody);
  return { before: sides(total('before')), after: sides(total('after')) };
}

/** What a group may be told. The order of results does not matter, and one that came twice counts once. */
export function publishRound(results: readonly WorkshopResult[]): Publication {
  const learners = eachOnce(results);
  const count = learners.length;
  if (count < MIN_COUNT) return { learners: toldNumber(count), answers: null, gain: null, untaught: null };
  return {
    learners: toldNumber(count),
    answers: beforeAndAfter(learners),
    gain: count < MIN_GAIN ? null : { learners: count, ...roundedGain(groupGain(learners)) },
    untaught: null,
  };
}

/**
 * The same for a course, where every learner brings two records: of what was taught between the tests and of what was
 * not yet. `number`: of the round; the second kind carries the number after it.
 */
export function publishCourseRound(results: readonly WorkshopResult[], number: number): Publication {
  const taught = eachOnce(results.filter(({ round }) => round === number));
  const untaught = eachOnce(results.filter(({ round }) => round === number + 1));
  const publication = publishRound(taught);
  // Both halves come in one call; were there fewer of one, the numbers would tell them apart.
  if (publication.answers === null || untaught.length !== taught.length) return publication;
  const enough = taught.length >= MIN_GAIN;
  return {
    ...publication,
    untaught: {
      answers: beforeAndAfter(untaught),
      gain: enough ? roundedGain(groupGain(untaught)) : null,
      difference: enough ? roundedGain(taughtMinusUntaught(taught, untaught)) : null,
    },
  };
}
