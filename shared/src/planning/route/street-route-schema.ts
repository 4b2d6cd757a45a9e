import * as z from 'zod/mini';
import { positionSchema } from '../../geometry/geojson.ts';
import { segmentSchema } from './segment-schema.ts';

/** How two corners are joined along streets. Both stand in it: it holds for this pair whatever lies around it. */
export const streetRouteSchema = z.object({
  from: positionSchema,
  to: positionSchema,
  /** Version of the pack whose streets these are. */
  packVersion: z.string(),
  /** In the order of travel; empty where no street leads from one to the other. */
  segments: z.array(segmentSchema),
  /** WGS 84 [lon, lat], from corner to corner; the straight line where no street leads there. */
  line: z.array(positionSchema),
  /** The streets one after the other, a name once a run; an empty name where a way has none. Metres. */
  streets: z.array(z.object({ name: z.string(), metres: z.number() })),
});
export type StreetRoute = z.infer<typeof streetRouteSchema>;
