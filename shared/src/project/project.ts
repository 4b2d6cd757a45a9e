import * as z from 'zod/mini';
import { areaSchema } from '../geometry/geojson.ts';
import { localizedTextSchema } from '../language/locale.ts';
import { kindIdSchema } from '../proposal/kind-id.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';

export const projectStates = ['draft', 'open', 'closed'] as const;
export type ProjectState = (typeof projectStates)[number];

/** A co-production project of the city. Scope: `c:<city>` once it is open, `p:<id>:staff` while it is a draft. */
export const projectSchema = z.strictObject({
  id: uuidSchema,
  title: localizedTextSchema,
  summary: localizedTextSchema,
  description: localizedTextSchema,
  kinds: z.array(kindIdSchema).check(z.minLength(1), z.maxLength(10)),
  area: areaSchema,
  state: z.enum(projectStates),
  opensAt: instantSchema,
  closesAt: instantSchema,
  /** Content revision, the `base` of an edit. Starts at 1. */
  rev: z.int().check(z.minimum(1)),
});
export type Project = z.infer<typeof projectSchema>;
