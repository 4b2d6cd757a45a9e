import * as z from 'zod/mini';
import { idSchema, stringKeySchema } from '../ids.ts';

const barsSchema = z.strictObject({
  id: idSchema,
  title: stringKeySchema,
  unit: stringKeySchema,
  /** Where the figures come from: invented for the exercise, and says so. */
  source: stringKeySchema,
  values: z
    .array(z.strictObject({ label: stringKeySchema, value: z.number().check(z.minimum(0)) }))
    .check(z.minLength(2), z.maxLength(24)),
  /** Positions of the two values whose change is spoken of. */
  compare: z.tuple([z.int().check(z.minimum(0)), z.int().check(z.minimum(0))]),
  /** Base of the axis: most it can be moved to, and where it starts. */
  axis: z.strictObject({ maximum: z.number(), step: z.number().check(z.positive()), start: z.number() }),
});

const mapSchema = z.strictObject({
  id: idSchema,
  title: stringKeySchema,
  /** "Unfälle" and "Unfälle je 1 000 Menschen". */
  countUnit: stringKeySchema,
  rateUnit: stringKeySchema,
  per: z.int().check(z.minimum(1)),
  source: stringKeySchema,
  areas: z
    .array(
      z.strictObject({
        id: idSchema,
        name: stringKeySchema,
        population: z.int().check(z.minimum(1)),
        count: z.int().check(z.minimum(0)),
        /** Corners, x to the right and y downwards, 0 to 100, not closed. */
        outline: z.array(z.tuple([z.number(), z.number()])).check(z.minLength(3), z.maxLength(60)),
      }),
    )
    .check(z.minLength(3), z.maxLength(40)),
  classes: z.int().check(z.minimum(2), z.maximum(6)),
});

/** `charts.json` of M5. */
export const chartsSchema = z.strictObject({
  bars: z.array(barsSchema).check(z.maxLength(40)),
  maps: z.array(mapSchema).check(z.maxLength(20)),
  /** Drawings that items and texts point to, as they are shown. */
  figures: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ id: idSchema, type: z.literal('bars'), bars: idSchema, axisBase: z.number() }),
        z.strictObject({
          id: idSchema,
          type: z.literal('map'),
          map: idSchema,
          perHead: z.boolean(),
          /** Equal intervals, equal counts, or upper ends set by hand (all but the last class). */
          breaks: z.union([
            z.literal('equal'),
            z.literal('quantile'),
            z.array(z.number()).check(z.minLength(1), z.maxLength(5)),
          ]),
        }),
      ]),
    )
    .check(z.maxLength(60)),
});
export type Charts = z.infer<typeof chartsSchema>;
