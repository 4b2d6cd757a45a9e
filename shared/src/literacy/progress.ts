import * as z from 'zod/mini';
import { uuidSchema } from '../sync/id.ts';
import { ratingSchema } from './scoring/rating.ts';

/** The course asks 72 statements, a module 24. */
const ANSWERS = 200;

const fewEntries = <V>() => z.refine<Record<string, V>>((record) => Object.keys(record).length <= ANSWERS);
/** What an answer, an end or an activity is called: `before:m2-a-01`, `test-1`, `m2`. */
const nameSchema = z.string().check(z.regex(/^[a-z0-9:-]{1,90}$/));

/** One attempt of a learner at a module or at the course, as it is sent where the learner wants that ([H8]). */
const progressShape = {
  /** Id of the module, or `course`. */
  activity: nameSchema,
  track: z.enum(['module', 'course']),
  /** Forms and their order follow from it. */
  seed: z.int(),
  /** Furthest screen, 1 to 8; 0 where there are none. */
  screen: z.int().check(z.minimum(0), z.maximum(8)),
  answers: z.record(nameSchema, ratingSchema).check(fewEntries()),
  /** When a part was finished first, ISO 8601. */
  finished: z.record(nameSchema, z.string().check(z.regex(/^\d{4}-\d\d-\d\d[T\d:.Z-]{0,20}$/))).check(fewEntries()),
};

export const progressArgsSchema = z.strictObject({ attempt: uuidSchema, ...progressShape });
export type Progress = Omit<z.infer<typeof progressArgsSchema>, 'attempt'>;

/** Row id = id of the attempt. It lives in the person's own scope only. */
export const learningSchema = z.strictObject({
  id: uuidSchema,
  personId: uuidSchema,
  /** The learner took it back: it holds nothing any more, and nothing is added to it again. */
  forgotten: z.boolean(),
  ...progressShape,
});
export type Learning = z.infer<typeof learningSchema>;

/**
 * What two devices know of one attempt, together: all answers, of two to the same statement the higher one, the furthest
 * screen, the earliest end. The order in which they come does not matter ([L27]).
 */
export function mergeProgress<P extends Progress>(one: P, other: Progress): P {
  return {
    ...one,
    screen: Math.max(one.screen, other.screen),
    answers: joined(one.answers, other.answers, (a, b) => (a > b ? a : b)),
    finished: joined(one.finished, other.finished, (a, b) => (a < b ? a : b)),
  };
}

function joined<V>(one: Record<string, V>, other: Record<string, V>, both: (a: V, b: V) => V): Record<string, V> {
  const all = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const known = all[name];
    all[name] = known === undefined ? value : both(known, value);
  }
  return all;
}
