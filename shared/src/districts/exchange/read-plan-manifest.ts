import { blockRow } from '../data/block-row.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { ReadAssignment } from './plan-csv.ts';
import { type PlanManifest, planManifestSchema } from './plan-manifest.ts';
import { PlanProblems } from './plan-problem.ts';

export type ReadManifest =
  | { readonly ok: true; readonly manifest: PlanManifest }
  | { readonly ok: false; readonly problems: PlanProblems['list'] };

/** Every field that is not as the format has it, told by its entry of `zones` where it stands in one. */
export function readPlanManifest(content: unknown): ReadManifest {
  const parsed = planManifestSchema.safeParse(content);
  const problems = new PlanProblems();
  if (parsed.success) {
    const { zones } = parsed.data;
    for (const [index, { zone, schoolId }] of zones.entries()) {
      const before = zones.slice(0, index);
      if (before.some((other) => other.zone === zone)) problems.tell(index + 1, 'zone', 'zone-twice', `${zone}`);
      if (before.some((other) => other.schoolId === schoolId)) {
        problems.tell(index + 1, 'schoolId', 'zone-twice', schoolId);
      }
    }
    return problems.list.length > 0 ? { ok: false, problems: problems.list } : { ok: true, manifest: parsed.data };
  }
  for (const { path, message } of parsed.error.issues) {
    const [list, entry, ...rest] = path;
    if (list === 'zones' && typeof entry === 'number') {
      problems.tell(entry + 1, rest.join('.') || 'zones', 'field-wrong', message);
    } else problems.tell(null, path.join('.') || null, 'field-wrong', message);
  }
  return { ok: false, problems: problems.list };
}

/**
 * The plan that a manifest is. On another pack than its own the blocks that are not there are told and left out, as rule
 * DP3 has it; on its own they are a mistake.
 */
export function readManifestBlocks(
  data: DistrictData,
  { zones }: PlanManifest,
  isOwnPack: boolean,
): ReadAssignment & { readonly lost: readonly string[] } {
  const problems = new PlanProblems();
  const assignment = new Uint16Array(data.blockId.length);
  const lost: string[] = [];
  const named = new Set<string>();
  if (zones.length > 0 && zones.every(({ blocks }) => blocks === undefined))
    problems.tell(null, 'zones', 'blocks-missing', '');
  for (const [index, { schoolId, blocks = [] }] of zones.entries()) {
    const zone = data.schoolId.indexOf(schoolId) + 1;
    if (zone === 0 && (isOwnPack || blocks.length > 0)) {
      problems.tell(index + 1, 'schoolId', 'zone-unknown', schoolId);
    }
    for (const id of blocks) {
      const row = blockRow(data, id);
      if (named.has(id)) problems.tell(index + 1, 'blocks', 'block-twice', id);
      else if (row >= 0) assignment[row] = zone;
      else if (isOwnPack) problems.tell(index + 1, 'blocks', 'block-unknown', id);
      else lost.push(id);
      named.add(id);
    }
  }
  return problems.list.length > 0
    ? { ok: false, problems: problems.list, lost }
    : { ok: true, assignment, uncovered: [], lost };
}
