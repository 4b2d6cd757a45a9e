import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(500));
const sourceSchema = z.object({ name: text, date: z.nullable(z.iso.date()), attribution: text });
const share = z.number().check(z.minimum(0), z.maximum(1));

/** What of the district layers is no number of a block or a school. JSON inside `districts.bin`. */
export const districtMetaSchema = z.object({
  /** School years, ascending, as "2026/27". */
  years: z.array(z.string().check(z.regex(/^\d{4}\/\d{2}$/))).check(z.minLength(1)),
  /** Of the outlines: the city's own blocks, or made from streets, water and railways. */
  blocks: z.object({ source: sourceSchema, given: z.boolean() }),
  /** Given by the city, or estimated from residents by the share of the age group. */
  pupils: z.object({
    source: sourceSchema,
    given: z.boolean(),
    /** Where they are estimated: pupils a year per resident, and half the width of the band. */
    estimate: z.nullable(z.object({ perResident: share, band: share, reason: text })),
    /** Numbers below it are kept back; null where nothing is. */
    suppressedBelow: z.nullable(z.int().check(z.positive())),
  }),
  places: z.nullable(z.object({ source: sourceSchema })),
  today: z.nullable(z.object({ source: sourceSchema })),
  /** Ways on foot. */
  walk: z.object({ source: sourceSchema }),
  /** A way longer than this counts as too long, in metres, and who says so; null where nobody was named. */
  longestWay: z.nullable(z.object({ metres: z.int().check(z.positive()), source: text })),
});
export type DistrictMeta = z.infer<typeof districtMetaSchema>;
