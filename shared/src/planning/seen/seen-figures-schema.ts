import * as z from 'zod/mini';

const MOST_FIGURES = 80;
const version = z.string().check(z.minLength(1), z.maxLength(100));

/** One number as it was seen: `people`, or a part of a figure: `width.doesNotFit`. Unknown is null. */
const seenFigureSchema = z.strictObject({
  id: z.string().check(z.maxLength(60), z.regex(/^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)?$/)),
  value: z.nullable(z.number()),
  unit: z.string().check(z.maxLength(20), z.regex(/^[a-z-]+$/)),
  low: z.optional(z.number()),
  high: z.optional(z.number()),
});
export type SeenFigure = z.infer<typeof seenFigureSchema>;

/** The figures of a lane as its author saw them on the device, and what they were computed from. */
export const seenFiguresSchema = z.strictObject({
  packVersion: version,
  rulesVersion: z.int(),
  figures: z.array(seenFigureSchema).check(z.maxLength(MOST_FIGURES)),
});
export type SeenFigures = z.infer<typeof seenFiguresSchema>;

/** The figures among the fields of a proposal; null where it was sent without any. */
export function seenFiguresIn(fields: Readonly<Record<string, unknown>>): SeenFigures | null {
  const parsed = seenFiguresSchema.safeParse(fields.figures);
  return parsed.success ? parsed.data : null;
}
