import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import type { StartPlan } from '@werkstadt/shared/districts/start/start-plan';
import type { StartOptions } from '@werkstadt/shared/districts/start/start-problem';

/** What the page asks of the worker that makes start plans. */
export interface StartRequest {
  readonly data: DistrictData;
  readonly options: StartOptions;
}

/** What the worker says: how much is done, 0 to 1, and in the end the plan. */
export type StartReply =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'plan'; readonly plan: StartPlan };
