import * as z from 'zod/mini';
import { positionSchema } from '../../geometry/geojson.ts';
import { BLOCK_KINDS, type DistrictData } from '../data/district-data.ts';
import { blockSamples } from './block-samples.ts';
import { type AreaRings, PlanAreas } from './plan-areas.ts';
import type { ReadAssignment } from './plan-csv.ts';
import { PlanProblems } from './plan-problem.ts';
import { zonesByName } from './zones-by-name.ts';

export const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
});

const ringSchema = z.array(z.array(z.number()).check(z.minLength(2))).check(z.minLength(4));
const areaSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).check(z.minLength(1)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).check(z.minLength(1))) }),
]);
const nameSchema = z.union([z.string(), z.number()]);
const featureSchema = z.object({
  geometry: z.unknown(),
  properties: z.nullish(
    z.object({
      school_id: z.nullish(nameSchema),
      school_name: z.nullish(z.string()),
      zone: z.nullish(nameSchema),
    }),
  ),
});
type Properties = z.infer<typeof featureSchema>['properties'];

interface DistrictArea {
  /** Place of the feature in its file, the first is 1. */
  readonly feature: number;
  readonly zone: number;
  readonly rings: AreaRings;
}

/**
 * Reads the areas of districts (RFC 7946): a block belongs to the area that most of it lies in. The school is told by
 * `school_id`, else by `zone` as `zonesByName` has it, else by `school_name`.
 */
export function readPlanGeoJson(
  data: DistrictData,
  { features }: z.infer<typeof featureCollectionSchema>,
  zones: readonly string[] = data.schoolId,
): ReadAssignment {
  const problems = new PlanProblems();
  if (features.length === 0) problems.tell(null, 'features', 'no-areas', '');
  const zoneOf = zoneReader(data, zones, problems);
  const areas: DistrictArea[] = [];
  for (const [index, feature] of features.entries()) {
    if (problems.full) break;
    const parsed = featureSchema.safeParse(feature);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      problems.tell(index + 1, path, 'field-wrong', textOf(feature));
      continue;
    }
    const zone = zoneOf(parsed.data.properties, index + 1);
    const rings = ringsOf(parsed.data.geometry, index + 1, problems);
    if (rings && zone !== null) areas.push({ feature: index + 1, zone, rings });
  }
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return assignByAreas(data, areas, problems);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** The zone that the properties of a feature name; null where they name none of this city's, which is told. */
function zoneReader(data: DistrictData, zones: readonly string[], problems: PlanProblems) {
  const byName = zonesByName(data, zones);
  const unique = new Map<string, number>();
  for (const [school, name] of data.schoolName.entries()) unique.set(name, unique.has(name) ? -1 : school + 1);
  return (properties: Properties, feature: number): number | null => {
    const { school_id: id, zone, school_name: name } = properties ?? {};
    const told = [
      { field: 'school_id', value: id ?? '', find: () => byName(String(id)) || null },
      { field: 'zone', value: zone ?? '', find: () => byName(String(zone)) },
      { field: 'school_name', value: name ?? '', find: () => [unique.get(name ?? '') ?? -1].find((row) => row > 0) },
    ].find(({ value }) => value !== '');
    const found = told?.find() ?? null;
    if (!told) problems.tell(feature, 'school_id', 'school-missing', '');
    else if (found === null) problems.tell(feature, told.field, 'zone-unknown', String(told.value));
    return found;
  };
}

/** Null where the geometry is no area in degrees, which is told. */
function ringsOf(geometry: unknown, feature: number, problems: PlanProblems): AreaRings | null {
  const parsed = areaSchema.safeParse(geometry);
  if (!parsed.success) {
    const type = z.object({ type: z.string() }).safeParse(geometry).data?.type ?? textOf(geometry);
    const fault = type === 'Polygon' || type === 'MultiPolygon' ? 'area-broken' : 'not-an-area';
    problems.tell(feature, 'geometry', fault, type);
    return null;
  }
  const polygons = parsed.data.type === 'Polygon' ? [parsed.data.coordinates] : parsed.data.coordinates;
  const rings: [number, number][][][] = [];
  for (const polygon of polygons) {
    const closed: [number, number][][] = [];
    for (const ring of polygon) {
      const positions: [number, number][] = [];
      for (const [lon, lat] of ring) {
        // A height may stand behind them.
        const position = positionSchema.safeParse([lon, lat]);
        if (!position.success) {
          problems.tell(feature, 'geometry', 'not-degrees', `${lon}, ${lat}`);
          return null;
        }
        positions.push(position.data);
      }
      const [first, last] = [positions[0], positions.at(-1)];
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
        problems.tell(feature, 'geometry', 'area-broken', `${last}`);
        return null;
      }
      closed.push(positions);
    }
    rings.push(closed);
  }
  return rings;
}

const WATER = BLOCK_KINDS.indexOf('water');

function assignByAreas(data: DistrictData, areas: readonly DistrictArea[], problems: PlanProblems): ReadAssignment {
  const index = new PlanAreas(areas.map(({ rings }) => rings));
  const assignment = new Uint16Array(data.blockId.length);
  const uncovered: number[] = [];
  const touched = new Set<number>();
  const overlaps = new Map<string, { readonly pair: readonly [number, number]; readonly blocks: string[] }>();
  for (const [row, id] of data.blockId.entries()) {
    const samples = blockSamples(data, row);
    const points = new Map<number, number>();
    const twice = new Map<string, number>();
    for (const sample of samples) {
      const [first, ...others] = index.at(sample);
      if (first === undefined) continue;
      touched.add(first);
      const zone = areas[first]?.zone ?? 0;
      points.set(zone, (points.get(zone) ?? 0) + 1);
      for (const other of others) {
        touched.add(other);
        if (areas[other]?.zone !== zone) twice.set(`${first} ${other}`, (twice.get(`${first} ${other}`) ?? 0) + 1);
      }
    }
    for (const [key, count] of twice) {
      if (count * 2 <= samples.length) continue;
      const [first = 0, other = 0] = key.split(' ').map(Number);
      const known = overlaps.get(key);
      if (known) known.blocks.push(id);
      else overlaps.set(key, { pair: [first, other], blocks: [id] });
    }
    const covered = [...points.values()].reduce((sum, count) => sum + count, 0);
    // The point that a block is told by stands first: of two zones with as many points its own wins.
    const [most] = [...points].sort(([, a], [, b]) => b - a);
    if (most && covered * 2 >= samples.length) assignment[row] = most[0];
    else if (data.blockKind[row] !== WATER) uncovered.push(row);
  }
  for (const { pair, blocks } of overlaps.values()) {
    const [first, other] = pair.map((area) => areas[area]?.feature ?? 0);
    problems.tell(other ?? null, 'geometry', 'areas-overlap', `${first}: ${blocks.join(', ')}`);
  }
  for (const [area, { feature }] of areas.entries()) {
    if (!touched.has(area)) problems.tell(feature, 'geometry', 'covers-nothing', '');
  }
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : { ok: true, assignment, uncovered };
}
