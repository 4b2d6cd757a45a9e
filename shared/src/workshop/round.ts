import * as z from 'zod/mini';
import { publicationSchema } from '../literacy/workshop/publication.ts';
import { instantSchema } from '../sync/id.ts';
import { readRoundCode } from './round-code.ts';

/** As stored and sent: capitals, without hyphen. */
export const roundCodeSchema = z.string().check(z.refine((code) => readRoundCode(code) === code));

/** Tests before and after three modules of the course: what was taught is told from what was not yet. */
export const COURSE_ACTIVITY = 'course';
/** The third test of the course, 60 days later, beside the first. */
export const COURSE_LATER_ACTIVITY = 'course-later';

/** What is done together: the id of a module, or one of the two of the course. */
export const activitySchema = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(60));

/** A result as 32 signs, of a course as twice 32 (`literacy/workshop/round-result.ts`). */
export const resultTextSchema = z.string().check(z.regex(/^(?:[A-Z2-7]{32}){1,2}$/));

/** A round of a group session as everybody who has its code may see it. */
export const roundSchema = z.object({
  code: roundCodeSchema,
  /** Names the round in a result, 0 to 65 535. */
  number: z.int(),
  activity: activitySchema,
  /** The same for all phones: 32 bits. */
  seed: z.int(),
  openedAt: instantSchema,
  closedAt: z.nullable(instantSchema),
  /** There from the close on, and never changed. */
  publication: z.nullable(publicationSchema),
});
export type Round = z.infer<typeof roundSchema>;
