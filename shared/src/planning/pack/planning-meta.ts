import * as z from 'zod/mini';
import { boundingBoxSchema } from '../../geometry/geojson.ts';

const count = z.int().check(z.nonnegative());
const text = z.string().check(z.maxLength(500));
const share = z.number().check(z.minimum(0), z.maximum(1));

/** Where figures come from, as they name it. */
const planningSourceSchema = z.object({ name: text, date: z.nullable(z.iso.date()), attribution: text });
export type PlanningSource = z.infer<typeof planningSourceSchema>;

/** What of a pack is no number of a street: sources, totals, the city's own tables. JSON inside `planning.bin`. */
export const planningMetaSchema = z.object({
  bbox: boundingBoxSchema,
  /** ISO 3166-1 code of the country whose rules are assumed where the data is silent. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Of the streets, buildings and places. */
  streets: planningSourceSchema,
  /** How far "within reach" is, straight, in metres. */
  reachMetres: z.number().check(z.positive()),
  residents: z.object({
    /** Sum over the cells inside the municipality. */
    total: count,
    /** The sum was given (official number or the data's own); without it, it follows from floor space alone. */
    scaled: z.boolean(),
    source: planningSourceSchema,
    /** People were counted by squares of a grid, and spread over the homes of each; without it, over all homes. */
    grid: z.optional(planningSourceSchema),
    /** Share of people in buildings whose storeys the data does not tell. */
    shareAssumedStoreys: share,
  }),
  /** Share of the roads' length whose tag is there: `maxspeed`, `lanes`, … */
  tagShares: z.record(z.string(), share),
  /** How many trees, crossings … are known per kilometre of road. */
  perRoadKilometre: z.record(z.string(), z.number().check(z.nonnegative())),
  /** Where heights come from, and how far apart they were measured; packs without them have none. */
  heights: z.optional(
    z.object({
      source: planningSourceSchema,
      resolutionMetres: z.number().check(z.positive()),
      /** Share of the streets' length on bridges and in tunnels, of which a model of the ground says nothing. */
      shareOffGround: share,
    }),
  ),
  /** Accidents with injuries; null where the city gave no table. */
  accidents: z.nullable(z.object({ source: planningSourceSchema, years: z.tuple([z.int(), z.int()]) })),
  /** The city's own cost per kilometre and direction in euros; null where it gave none. */
  costRates: z.nullable(
    z.object({
      source: planningSourceSchema,
      presets: z.record(
        z.string(),
        z.object({ low: z.number().check(z.nonnegative()), high: z.number().check(z.nonnegative()) }),
      ),
    }),
  ),
  /** The city's own values of rules, by key, instead of the usual ones. */
  rules: z.record(z.string(), z.object({ value: z.number(), source: text })),
});
export type PlanningMeta = z.infer<typeof planningMetaSchema>;
