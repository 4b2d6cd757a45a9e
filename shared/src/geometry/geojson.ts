import * as z from 'zod/mini';

/** [longitude, latitude] in WGS 84 degrees (RFC 7946). */
export const positionSchema = z.tuple([
  z.number().check(z.minimum(-180), z.maximum(180)),
  z.number().check(z.minimum(-90), z.maximum(90)),
]);
export type Position = z.infer<typeof positionSchema>;

/** [SEC13]: a citizen's geometry has at most this many vertices. */
export const MAX_VERTICES = 2000;

export const pointSchema = z.strictObject({ type: z.literal('Point'), coordinates: positionSchema });
export const lineStringSchema = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(positionSchema).check(z.minLength(2), z.maxLength(MAX_VERTICES)),
});
/** A ring is closed: first position = last position, at least four. */
const ringSchema = z.array(positionSchema).check(
  z.minLength(4),
  z.maxLength(MAX_VERTICES),
  z.refine((ring) => {
    const first = ring[0];
    const last = ring.at(-1);
    return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  }, 'ring-not-closed'),
);
export const polygonSchema = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(ringSchema).check(z.minLength(1), z.maxLength(50)),
});
export const multiPolygonSchema = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).check(z.minLength(1))).check(z.minLength(1)),
});

/** What a citizen may draw. Nested collections are refused by the schema ([SEC13]). */
export const drawnGeometrySchema = z.discriminatedUnion('type', [pointSchema, lineStringSchema, polygonSchema]);
/** Where a project takes place. */
export const areaSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);

export type Point = z.infer<typeof pointSchema>;
export type LineString = z.infer<typeof lineStringSchema>;
export type Polygon = z.infer<typeof polygonSchema>;
export type MultiPolygon = z.infer<typeof multiPolygonSchema>;
export type DrawnGeometry = z.infer<typeof drawnGeometrySchema>;
export type Area = z.infer<typeof areaSchema>;
/** [west, south, east, north] in WGS 84 degrees. */
export const boundingBoxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type BoundingBox = z.infer<typeof boundingBoxSchema>;
