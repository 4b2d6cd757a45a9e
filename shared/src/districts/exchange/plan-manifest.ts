import * as z from 'zod/mini';
import { instantSchema, uuidSchema } from '../../sync/id.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import { isMachineMade } from '../plan/machine-start.ts';
import { type PlanBase, planBaseSchema } from '../plan/plan-draft.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const MOST_ZONES = 5000;
const MOST_BLOCKS = 50_000;
const id = z.string().check(z.minLength(1), z.maxLength(100));

/** `plan.json`: what the tables of a plan mean, for whoever reads them without this app, and the plan itself. */
export const planManifestSchema = z.strictObject({
  format: z.literal('werkstadt-district-plan'),
  formatVersion: z.literal(1),
  title: text(200),
  proposalId: z.nullable(uuidSchema),
  exportedAt: instantSchema,
  base: planBaseSchema,
  /** It began as a plan that a machine made. */
  machineMade: z.boolean(),
  pack: z.strictObject({ version: id, districtsHash: id }),
  /** Numbers of the column `zone`; 0 and an empty cell are no district. */
  zones: z
    .array(
      z.strictObject({
        zone: z.int().check(z.minimum(1), z.maximum(MOST_ZONES)),
        schoolId: id,
        schoolName: text(500),
        /** Every block of the zone; what is in none is in no district. Manifests of before named them in the table alone. */
        blocks: z.optional(z.array(id).check(z.maxLength(MOST_BLOCKS))),
      }),
    )
    .check(z.maxLength(MOST_ZONES)),
  files: z.strictObject({ assignment: text(100), districts: text(100) }),
  sources: z.array(z.strictObject({ name: text(500), date: z.nullable(text(20)), attribution: text(500) })),
});
export type PlanManifest = z.infer<typeof planManifestSchema>;

export const PLAN_FILES = { assignment: 'plan.csv', districts: 'districts.geojson' } as const;

export function planManifest(
  data: DistrictData,
  assignment: Readonly<Assignment>,
  plan: {
    readonly title: string;
    readonly proposalId: string | null;
    readonly exportedAt: string;
    readonly base: PlanBase;
    readonly pack: PlanManifest['pack'];
  },
): PlanManifest {
  const { blocks, pupils, walk } = data.meta;
  return {
    format: 'werkstadt-district-plan',
    formatVersion: 1,
    ...plan,
    machineMade: isMachineMade(plan.base),
    zones: data.schoolId.map((schoolId, school) => ({
      zone: school + 1,
      schoolId,
      schoolName: data.schoolName[school] ?? '',
      blocks: data.blockId.filter((_, row) => assignment[row] === school + 1),
    })),
    files: PLAN_FILES,
    sources: [blocks, pupils, walk].map(({ source: { name, date, attribution } }) => ({ name, date, attribution })),
  };
}

/** Ids of schools in the order of the zone numbers that a manifest names. */
export function zonesOfManifest({ zones }: PlanManifest): string[] {
  const ids: string[] = [];
  for (const { zone, schoolId } of zones) ids[zone - 1] = schoolId;
  return Array.from(ids, (known) => known ?? '');
}
