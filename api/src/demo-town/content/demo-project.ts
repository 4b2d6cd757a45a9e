import type { DecisionState } from '@werkstadt/shared/decision/decision';
import type { Area, DrawnGeometry } from '@werkstadt/shared/geometry/geojson';
import type { LocalizedText, TextLanguage } from '@werkstadt/shared/language/locale';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import type { TownPlaces } from '../town-places.ts';

/** Somebody of Lindental: a key, the same in every project, and the name they chose, or none. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string | null;
}

export interface DemoReply {
  readonly by: DemoPerson;
  readonly daysAgo: number;
  readonly lang: TextLanguage;
  readonly body: string;
}

export interface DemoComment extends DemoReply {
  readonly replies?: readonly DemoReply[];
}

export interface DemoDecision {
  readonly state: DecisionState;
  readonly daysAgo: number;
  readonly reason: string;
}

/** Blocks that somebody gives to a school on the map of blocks; `school`: today's. */
export interface DemoRepaint {
  readonly school: string;
  readonly blocks: (block: { readonly quarter: string; readonly school: string }) => boolean;
}

/** What is drawn on the map, or painted on its blocks. */
type DemoDrawing =
  | {
      readonly fields: Readonly<Record<string, unknown>>;
      readonly geometry: (places: TownPlaces) => DrawnGeometry;
    }
  | { readonly repaint: DemoRepaint };

export type DemoProposal = DemoDrawing & {
  /** Short and stable: the ids are made from it. */
  readonly key: string;
  readonly by: DemoPerson;
  readonly daysAgo: number;
  readonly lang: TextLanguage;
  readonly title: string;
  readonly reason: string;
  readonly sources?: readonly string[];
  readonly supports: number;
  readonly comments: readonly DemoComment[];
  readonly decisions?: readonly DemoDecision[];
};

export interface DemoProject {
  readonly key: string;
  readonly kind: KindId;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly description: LocalizedText;
  readonly area: (places: TownPlaces) => Area;
  readonly openedDaysAgo: number;
  readonly closesInDays: number;
  readonly proposals: readonly DemoProposal[];
}
