import type { DistrictFigures } from '@werkstadt/shared/districts/figures/district-figures';
import type { Draft } from '@werkstadt/shared/draft/draft';
import type { DraftAction } from '@werkstadt/shared/draft/reduce-draft';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { Project } from '@werkstadt/shared/project/project';
import type { DistrictLayer } from './layer/district-layer.ts';
import type { PaintedPlan } from './use-plan.ts';

/** What painting on the map and choosing from the list share. */
export interface DeskParts {
  readonly draft: Draft;
  readonly act: (action: DraftAction) => void;
  readonly layer: DistrictLayer;
  readonly painted: PaintedPlan;
  /** Of what is painted, for one of the years. */
  readonly figures: DistrictFigures;
  readonly onYear: (year: number) => void;
  readonly title: string;
  readonly project: Project | undefined;
  /** Why the last step could not be kept on this device; null when it is safe. */
  readonly problem: ErrorCode | null;
  /** Every step lies on this device. */
  readonly saved: boolean;
  readonly onLeave: () => void;
  readonly onFinish: () => void;
}
