import * as z from 'zod/mini';

const share = z.number().check(z.minimum(0), z.maximum(1));

/** `s-<way>-<first node>-<last node>`, ids of OpenStreetMap: the same street in every pack that still has it so. */
const segmentIdSchema = z.string().check(z.regex(/^s-\d{1,16}-\d{1,16}-\d{1,16}$/));

/** A part of a street, in the shares of its length from its own first node; `reversed`: travelled towards that node. */
export const segmentSchema = z
  .strictObject({ id: segmentIdSchema, reversed: z.boolean(), from: share, to: share })
  .check(z.refine(({ from, to }) => from < to, 'segment-without-length'));
export type Segment = z.infer<typeof segmentSchema>;
