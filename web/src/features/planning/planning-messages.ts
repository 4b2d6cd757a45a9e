import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { BikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import type { SectionFileProblem } from '@werkstadt/shared/planning/pack/section-file';

/** What the page asks of the worker. The layers come first. */
export type PlanningRequest =
  | { readonly type: 'load'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'lane'; readonly id: number; readonly line: readonly Position[]; readonly plan: LanePlan };

/** What the worker says: `lane` answers the question of the same `id`. */
export type PlanningReply =
  | { readonly type: 'loaded' }
  | { readonly type: 'refused'; readonly problem: SectionFileProblem }
  | { readonly type: 'lane'; readonly id: number; readonly consequences: BikeLaneConsequences };
