import * as z from 'zod/mini';
import { MAX_VERTICES, positionSchema } from '../../../geometry/geojson.ts';
import { segmentSchema } from '../../../planning/route/segment-schema.ts';

/**
 * Where a lane runs on the streets of a city's pack. The whole lane is the proposal's geometry; this says which parts of
 * it are streets, by ids that outlive the pack, and which are free lines.
 */
export const laneNetworkSchema = z.strictObject({
  packVersion: z.string().check(z.minLength(1), z.maxLength(100)),
  /** In the order of travel. */
  segments: z.array(segmentSchema).check(z.minLength(1), z.maxLength(MAX_VERTICES)),
  /** Lines off the streets, each after so many of the segments; positions WGS 84 [lon, lat]. */
  free: z
    .array(
      z.strictObject({
        after: z.int().check(z.minimum(0), z.maximum(MAX_VERTICES)),
        coordinates: z.array(positionSchema).check(z.minLength(2), z.maxLength(MAX_VERTICES)),
      }),
    )
    .check(z.maxLength(200)),
});
export type LaneNetwork = z.infer<typeof laneNetworkSchema>;
