import * as z from 'zod/mini';
import { boundingBoxSchema, positionSchema } from '../geometry/geojson.ts';
import { uuidSchema } from '../sync/id.ts';
import { sealKeySchema } from './seal-key.ts';

const cityModuleSchema = z.object({
  id: z.string(),
  /** `module.json` as it stands in the package; parsed by whoever shows it. */
  description: z.json(),
  /** Base64url Ed25519 key that must have signed it; null where a whole package is enough. */
  publicKey: z.nullable(z.string()),
  /** Address of its folder, with a slash at the end; the content's hash is part of it. */
  baseUrl: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int() })),
});
/** A learning module that the city has laid over the app's, or beside them. */
export type CityModule = z.infer<typeof cityModuleSchema>;

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
  /** Learning modules of the city: its own, or its version of those that come with the app; by id. */
  modules: z._default(z.array(cityModuleSchema), []),
  /** Whose seal on a record of weighing is the city's. The last one is in use. */
  sealKeys: z._default(z.array(sealKeySchema), []),
});
export type CityInfo = z.infer<typeof cityInfoSchema>;
