import * as z from 'zod/mini';
import { daySchema, idSchema, stringKeySchema } from '../ids.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));

/** `pictures.json` of M4. Whether a claim is true follows from claim and history, never from the pixels. */
export const picturesSchema = z.strictObject({
  /** Names of the places that claims and captions speak of. */
  places: z.record(idSchema, stringKeySchema),
  pictures: z
    .array(
      z.strictObject({
        id: idSchema,
        /** File in `assets/`. */
        asset: z.string(),
        claim: z.strictObject({
          text: stringKeySchema,
          date: daySchema,
          place: idSchema,
          /** What it is said to show: a flood, a demonstration. */
          event: idSchema,
        }),
        /** Oldest first. */
        history: z
          .array(
            z.strictObject({
              date: daySchema,
              place: idSchema,
              event: idSchema,
              caption: stringKeySchema,
              host: z.string().check(z.regex(/^([a-z0-9-]+\.)+example$/, 'host')),
              /** Part of the picture that was shown: left, top, width, height, as shares. */
              crop: z.tuple([share, share, share, share]),
            }),
          )
          .check(z.minLength(1), z.maxLength(8)),
        /** Said once the verdict is in. */
        why: stringKeySchema,
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
});
export type Pictures = z.infer<typeof picturesSchema>;
