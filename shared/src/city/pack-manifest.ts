import * as z from 'zod/mini';
import { boundingBoxSchema, positionSchema } from '../geometry/geojson.ts';

/**
 * What a file of a pack is for. Later versions may add roles; readers pass over the ones they do not know, so a role is
 * any word here.
 */
export const PACK_ROLES = {
  basemap: 'basemap',
  places: 'places',
  boundary: 'boundary',
  planning: 'planning',
  districts: 'districts',
} as const;

const count = z.int().check(z.nonnegative());

const share = z.number().check(z.minimum(0), z.maximum(1));

const packFileSchema = z.object({
  /** Lies beside the manifest; no folders. */
  name: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9]+)+$/), z.maxLength(80)),
  role: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(40)),
  bytes: count,
  /** Of the bytes as they are stored, in hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** What stands in where the data is silent, why, and the share of all (length, people) it stands for. */
const assumptionSchema = z.object({ about: z.string(), assumed: z.string(), source: z.string(), share });

/** `manifest.json` of a city pack. Everything in it comes from the data: the same extract gives the same manifest. */
export const packManifestSchema = z.object({
  format: z.literal('werkstadt-city-pack'),
  formatVersion: z.literal(1),
  /** Changes with any byte of any file. */
  version: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Amtlicher Gemeindeschlüssel (AGS), eight digits; null where the data has none. */
  municipalityKey: z.nullable(z.string()),
  bbox: boundingBoxSchema,
  centre: positionSchema,
  /** ISO 8601 date of the newest object in the data; null where the data has no dates. */
  dataDate: z.nullable(z.iso.date()),
  /** Shown on every map. */
  attribution: z.string().check(z.minLength(1)),
  sources: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      bytes: count,
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      date: z.nullable(z.iso.date()),
      /** Null for the city's own tables, whose licence the city knows. */
      licence: z.nullable(z.object({ name: z.string(), url: z.url() })),
      attribution: z.string(),
      /** Of a raster: how far apart its cells are. */
      resolutionMetres: z.optional(z.number().check(z.positive())),
    }),
  ),
  boundary: z.object({
    /** `extract`: the data has no usable boundary, the pack's bounding box stands for it. */
    kind: z.enum(['municipality', 'extract']),
    /** Straight lines that close the outline where the data lacks a part of it. */
    closedGaps: count,
    closedGapMetres: count,
    missingWays: count,
  }),
  files: z.array(packFileSchema),
  /** How much of what is in the pack: objects read, features by layer, searchable names. */
  counts: z.record(z.string(), count),
  /** What of the data could not be used, by reason. */
  dropped: z.record(z.string(), count),
  /** The pack before this one, and how many of its streets kept their ids; a first pack has none. */
  previous: z.optional(
    z.object({
      version: z.string(),
      /** `kept`: those of `same` that the data numbers otherwise now. */
      streets: z.object({ same: count, kept: count, added: count, gone: count }),
    }),
  ),
  /** How much of the planning layers is data and how much assumption; packs built before there were any have none. */
  planning: z.optional(
    z.object({
      /** Share of the roads' length whose tag is there. */
      tagShares: z.record(z.string(), share),
      perRoadKilometre: z.record(z.string(), z.number().check(z.nonnegative())),
      assumptions: z.array(assumptionSchema),
    }),
  ),
  /** The same of the blocks and schools, and today's districts whose outline crossed itself. */
  districts: z.optional(z.object({ assumptions: z.array(assumptionSchema), repaired: z.array(z.string()) })),
});
export type PackManifest = z.infer<typeof packManifestSchema>;
export type PackFile = z.infer<typeof packFileSchema>;
