import * as z from 'zod/mini';
import { planBaseSchema } from '../../../districts/plan/plan-draft.ts';
import { MAX_VERTICES, multiPolygonSchema } from '../../../geometry/geojson.ts';

const MOST_BLOCKS = 20_000;
/** As JSON; the rest of a proposal has to fit beside it into one push. */
const MOST_CHARACTERS = 128 * 1024;
const id = z.string().check(z.minLength(1), z.maxLength(100));

const changeSchema = z.strictObject({
  /** The school by its id in the pack; null = these blocks belong to no district. */
  zone: z.nullable(id),
  blocks: z.array(id).check(z.minLength(1), z.maxLength(MOST_BLOCKS)),
  /** Of these blocks together, simplified where it would be too long: for maps without the pack. WGS 84 [lon, lat]. */
  outline: multiPolygonSchema,
});
type Change = z.infer<typeof changeSchema>;

const blocksOf = (changes: readonly Change[]) => changes.flatMap(({ blocks }) => blocks);
const verticesOf = (changes: readonly Change[]) => changes.flatMap(({ outline }) => outline.coordinates.flat(2)).length;

/**
 * School districts as they differ from today's, or from none where the city gave none. Blocks and schools are named by
 * ids that outlive the pack; the outlines show the plan where they are gone (rule DP11).
 */
export const districtPlanSchema = z.strictObject({
  packVersion: z.string().check(z.minLength(1), z.maxLength(100)),
  /** SHA-256 of the pack's `districts.bin`. */
  districtsHash: z.string().check(z.minLength(1), z.maxLength(100)),
  base: planBaseSchema,
  changes: z.array(changeSchema).check(
    z.minLength(1),
    z.maxLength(500),
    z.refine((changes) => new Set(blocksOf(changes)).size === blocksOf(changes).length, 'block-twice'),
    z.refine((changes) => verticesOf(changes) <= MAX_VERTICES, 'too-many-vertices'),
    z.refine((changes) => JSON.stringify(changes).length < MOST_CHARACTERS, 'too-large'),
  ),
});
export type DistrictPlan = z.infer<typeof districtPlanSchema>;
