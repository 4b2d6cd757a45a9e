import { decodeUtf8 } from '../../literacy/package/decode-utf8.ts';
import type { DistrictData } from '../data/district-data.ts';
import type { Assignment } from '../plan/assignment.ts';
import type { PlanBase } from '../plan/plan-draft.ts';
import { type ReadAssignment, readPlanCsv } from './plan-csv.ts';
import { type PlanManifest, zonesOfManifest } from './plan-manifest.ts';
import { type PlanFault, type PlanProblem, PlanProblems, type PlanShape } from './plan-problem.ts';
import { featureCollectionSchema, readPlanGeoJson } from './read-plan-geojson.ts';
import { readManifestBlocks, readPlanManifest } from './read-plan-manifest.ts';

export interface PlanFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadPlan =
  | {
      readonly ok: true;
      /** What painting began with, where a manifest tells it. */
      readonly base: PlanBase;
      readonly assignment: Assignment;
      /** Rows of the blocks that the files say nothing of: they belong to no district. */
      readonly uncovered: readonly number[];
      /** Ids of blocks that only the plan's own pack has. */
      readonly lost: readonly string[];
      /** Version of the pack that the plan was made on, where it is another than the one at hand. */
      readonly otherPack: string | null;
    }
  | {
      readonly ok: false;
      readonly file: string;
      /** What `at` of its problems counts; null where the shape was not recognised. */
      readonly shape: PlanShape | null;
      readonly problems: readonly PlanProblem[];
    };

type Recognised =
  | { readonly shape: 'csv'; readonly text: string }
  | { readonly shape: 'geojson' | 'manifest'; readonly content: unknown }
  | { readonly shape: null; readonly fault: PlanFault };

/** What a file is, by what it holds and not by its name. */
function recognise(bytes: Uint8Array): Recognised {
  const text = decodeUtf8(bytes);
  if (text === null) return { shape: null, fault: 'not-utf8' };
  if (!/^\s*[{[]/.test(text)) return { shape: 'csv', text };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { shape: null, fault: 'json-broken' };
  }
  if (typeof content !== 'object' || content === null) return { shape: null, fault: 'shape-unknown' };
  if ('format' in content && content.format === 'werkstadt-district-plan') return { shape: 'manifest', content };
  return 'type' in content && content.type === 'FeatureCollection'
    ? { shape: 'geojson', content }
    : { shape: null, fault: 'shape-unknown' };
}

/**
 * A plan from one file in any shape that a plan is exported in, or from a table or areas together with the manifest that
 * names their zones. Nothing is taken of files with a mistake (rule DP17).
 */
export function readPlanFiles(data: DistrictData, pack: PlanManifest['pack'], files: readonly PlanFile[]): ReadPlan {
  const plans: { readonly file: string; readonly found: Exclude<Recognised, { shape: null }> }[] = [];
  let manifest: PlanManifest | null = null;
  let manifestFile = '';
  const refuse = (file: string, shape: PlanShape | null, problems: readonly PlanProblem[]): ReadPlan => ({
    ok: false,
    file,
    shape,
    problems,
  });
  const fault = (file: string, which: PlanFault): ReadPlan => {
    const problems = new PlanProblems();
    problems.tell(null, null, which, '');
    return refuse(file, null, problems.list);
  };
  for (const { name, bytes } of files) {
    const found = recognise(bytes);
    if (found.shape === null) return fault(name, found.fault);
    if (found.shape !== 'manifest') {
      plans.push({ file: name, found });
      continue;
    }
    const read = readPlanManifest(found.content);
    if (!read.ok) return refuse(name, 'manifest', read.problems);
    if (manifest) return fault(name, 'several-plans');
    manifest = read.manifest;
    manifestFile = name;
  }
  const [plan, another] = plans;
  if (another) return fault(another.file, 'several-plans');
  const isOwnPack = !manifest || manifest.pack.districtsHash === pack.districtsHash;
  const zones = manifest ? zonesOfManifest(manifest) : data.schoolId;
  let lost: readonly string[] = [];
  let read: ReadAssignment;
  if (plan?.found.shape === 'csv') read = readPlanCsv(data, plan.found.text, zones);
  else if (plan) read = readAreas(data, plan.found.content, zones);
  else if (manifest) {
    const blocks = readManifestBlocks(data, manifest, isOwnPack);
    lost = blocks.lost;
    read = blocks;
  } else return fault('', 'shape-unknown');
  if (!read.ok) return refuse(plan?.file ?? manifestFile, plan?.found.shape ?? 'manifest', read.problems);
  return {
    ok: true,
    base: manifest?.base ?? 'empty',
    assignment: read.assignment,
    uncovered: read.uncovered,
    lost,
    otherPack: manifest && !isOwnPack ? manifest.pack.version : null,
  };
}

function readAreas(data: DistrictData, content: unknown, zones: readonly string[]): ReadAssignment {
  const parsed = featureCollectionSchema.safeParse(content);
  if (parsed.success) return readPlanGeoJson(data, parsed.data, zones);
  const problems = new PlanProblems();
  problems.tell(null, 'features', 'field-wrong', '');
  return { ok: false, problems: problems.list };
}
