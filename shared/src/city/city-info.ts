import * as z from 'zod/mini';
import { boundingBoxSchema, positionSchema } from '../geometry/geojson.ts';
import { uuidSchema } from '../sync/id.ts';

/** What a phone needs to know of a city before anything else; kept on the device so that it starts offline. */
export const cityInfoSchema = z.object({
  id: uuidSchema,
  /** First segment of the city's addresses. */
  slug: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  name: z.string(),
  bbox: boundingBoxSchema,
  centre: positionSchema,
  /** Shown on every map. */
  attribution: z.string(),
  /** ISO 8601 date of the newest object in the map's data; null without a pack. */
  dataDate: z.nullable(z.string()),
  epoch: uuidSchema,
  pack: z.nullable(
    z.object({
      version: z.string(),
      /** Address of the folder the files lie in, with a slash at the end. */
      baseUrl: z.string(),
      files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string(), role: z.string() })),
    }),
  ),
});
export type CityInfo = z.infer<typeof cityInfoSchema>;
