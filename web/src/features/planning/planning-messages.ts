import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { AssumptionId } from '@werkstadt/shared/planning/figures/figure';
import type { BikeLaneConsequences, LaneFigureId } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { CrossSection } from '@werkstadt/shared/planning/lane/cross-sections';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import type { OwnView } from '@werkstadt/shared/planning/lane/own-rides';
import type { WhatIf } from '@werkstadt/shared/planning/lane/what-if';
import type { SectionFileProblem } from '@werkstadt/shared/planning/pack/section-file';

/** A drawn line, WGS 84 [lon, lat], and what is asked for along it. */
export interface LaneQuestion {
  readonly line: readonly Position[];
  readonly plan: LanePlan;
}

/** What can be asked of a city's planning layers, and what is answered. */
export interface PlanningQuestions {
  readonly lane: { readonly asked: LaneQuestion; readonly answer: BikeLaneConsequences };
  readonly sections: { readonly asked: LaneQuestion; readonly answer: readonly CrossSection[] };
  readonly 'what-if': {
    readonly asked: LaneQuestion & { readonly figure: LaneFigureId; readonly assumption: AssumptionId };
    readonly answer: readonly WhatIf<LaneFigureId>[];
  };
  readonly own: { readonly asked: LaneQuestion & { readonly place: Position }; readonly answer: OwnView };
}
export type PlanningTopic = keyof PlanningQuestions;

/** What the page asks of the worker. The layers come first. */
export type PlanningRequest =
  | { readonly type: 'load'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      [Topic in PlanningTopic]: {
        readonly type: 'ask';
        readonly id: number;
        readonly topic: Topic;
        readonly asked: PlanningQuestions[Topic]['asked'];
      };
    }[PlanningTopic];

/** What the worker says: `answer` belongs to the question of the same `id`. */
export type PlanningReply =
  | { readonly type: 'loaded' }
  | { readonly type: 'refused'; readonly problem: SectionFileProblem }
  | { readonly type: 'answer'; readonly id: number; readonly answer: PlanningQuestions[PlanningTopic]['answer'] };
