import { MAX_VERTICES, type MultiPolygon, type Polygon } from '../../geometry/geojson.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import type { DistrictPlan } from '../../proposal/kinds/school-district/district-plan.ts';
import type { DistrictData } from '../data/district-data.ts';
import { assignmentOf, todaysAssignment } from '../plan/assignment.ts';
import { toldBase } from '../plan/machine-start.ts';
import type { PlanDraft } from '../plan/plan-draft.ts';
import { type Dissolved, dissolveBlocks } from '../shape/dissolve-blocks.ts';
import { fittingOutlines } from '../shape/fitting-outlines.ts';

/** What a painted plan is as a proposal: its changes against today, and the largest changed part as geometry. */
export interface PlanContent {
  readonly plan: DistrictPlan;
  readonly geometry: Polygon;
}

/** Null where nothing differs from today. */
export function planContentOf(data: DistrictData, draft: PlanDraft): PlanContent | null {
  const today = todaysAssignment(data);
  const { assignment } = assignmentOf(data, draft);
  const changed = [...assignment.keys()].filter((row) => assignment[row] !== today[row]);
  const zones = [...new Set(changed.map((row) => assignment[row] ?? 0))].sort((a, b) => a - b);
  const rowsOf = (zone: number) => changed.filter((row) => assignment[row] === zone);
  const outlines = fittingOutlines(
    zones.map((zone) => dissolveBlocks(data, rowsOf(zone))),
    MAX_VERTICES,
  );
  const geometry = largestPart(dissolveBlocks(data, changed));
  if (!geometry) return null;
  return {
    geometry,
    plan: {
      packVersion: draft.packVersion,
      districtsHash: draft.districtsHash,
      base: toldBase(draft),
      changes: zones.map((zone, index) => ({
        zone: zone === 0 ? null : (data.schoolId[zone - 1] ?? null),
        blocks: rowsOf(zone).map((row) => data.blockId[row] ?? ''),
        outline: { type: 'MultiPolygon', coordinates: outlines[index] ?? [] } satisfies MultiPolygon,
      })),
    },
  };
}

function largestPart(parts: Dissolved): Polygon | null {
  const areas = parts.map(polygonAreaSquareMetres);
  const largest = parts[areas.indexOf(Math.max(...areas))];
  const [[rings] = []] = fittingOutlines(largest ? [[largest]] : [], MAX_VERTICES);
  return rings ? { type: 'Polygon', coordinates: rings } : null;
}
