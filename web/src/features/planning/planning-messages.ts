import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { AssumptionId } from '@werkstadt/shared/planning/figures/figure';
import type { BikeLaneConsequences, LaneFigureId } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { CrossSection } from '@werkstadt/shared/planning/lane/cross-sections';
import type { LanePlan } from '@werkstadt/shared/planning/lane/lane-plan';
import type { OwnView } from '@werkstadt/shared/planning/lane/own-rides';
import type { WhatIf } from '@werkstadt/shared/planning/lane/what-if';
import type { PublicLane } from '@werkstadt/shared/planning/lanes-together/lane-on-pack';
import type { LanesByStreet, WishedLane } from '@werkstadt/shared/planning/lanes-together/lanes-by-street';
import type { SimilarLane } from '@werkstadt/shared/planning/lanes-together/similar-lanes';
import type { LayerId } from '@werkstadt/shared/planning/layers/layer-ids';
import type { PlanningLayer } from '@werkstadt/shared/planning/layers/planning-layer';
import type { StreetIndexParts } from '@werkstadt/shared/planning/network/street-index';
import type { SectionFileProblem } from '@werkstadt/shared/planning/pack/section-file';
import type { StrokePart } from '@werkstadt/shared/planning/route/match-stroke';
import type { AskedStretch } from '@werkstadt/shared/planning/route/route-stretches';
import type { NamedStretch } from '@werkstadt/shared/planning/route/street-by-name';
import type { StreetRoute } from '@werkstadt/shared/planning/route/street-route-schema';

/** A drawn line, WGS 84 [lon, lat], and what is asked for along it. */
export interface LaneQuestion {
  readonly line: readonly Position[];
  readonly plan: LanePlan;
}

interface RouteQuestion {
  readonly asked: readonly (AskedStretch | null)[];
  readonly answer: readonly StreetRoute[];
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
  /** All streets, for snapping on the page's thread, where nothing may wait. */
  readonly streets: { readonly asked: null; readonly answer: StreetIndexParts };
  readonly routes: RouteQuestion;
  /** The same for what is only aimed at. */
  readonly preview: RouteQuestion;
  /** The streets that a finger has followed. */
  readonly stroke: { readonly asked: { readonly line: readonly Position[] }; readonly answer: readonly StrokePart[] };
  /** The part of a street between two places; null where there is none. */
  readonly street: {
    readonly asked: { readonly name: string; readonly from: Position; readonly to: Position };
    readonly answer: NamedStretch | null;
  };
  /** Which layers the city has, and one of them. */
  readonly layers: { readonly asked: null; readonly answer: readonly LayerId[] };
  readonly layer: { readonly asked: LayerId; readonly answer: PlanningLayer | null };
  /** Where a public lane runs in this pack: metres that lie on no street any more. */
  readonly 'on-pack': { readonly asked: PublicLane; readonly answer: { readonly goneMetres: number } };
  /** All lanes of a project per street. */
  readonly 'by-street': { readonly asked: { readonly lanes: readonly WishedLane[] }; readonly answer: LanesByStreet };
  /** Of `others`, those on the same streets as a lane. */
  readonly similar: {
    readonly asked: { readonly lane: PublicLane; readonly others: readonly WishedLane[] };
    readonly answer: readonly SimilarLane[];
  };
}
export type PlanningTopic = keyof PlanningQuestions;

/** What the page asks of the worker. The layers come first. */
export type PlanningRequest =
  | { readonly type: 'load'; readonly bytes: Uint8Array<ArrayBuffer>; readonly packVersion: string }
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
