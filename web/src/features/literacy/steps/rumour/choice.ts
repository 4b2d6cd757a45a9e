import { BELIEVES, moduleSettings, type RumourSettings } from '@werkstadt/shared/literacy/models/rumour';
import {
  type Placement,
  placeCheckers,
  placements,
  type RumourRun,
  runRumour,
} from '@werkstadt/shared/literacy/models/rumour-run';
import type { RumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import * as z from 'zod/mini';

export type RumourParams = StepParams<'rumour-sim'>;

/** What a learner chose before a run; the run follows from it and the seed. */
export const choiceSchema = z.object({
  placement: z.nullable(z.enum([...placements, 'own'])),
  /** Persons picked one by one, for the placement «own». */
  own: z.array(z.int().check(z.minimum(0))),
  checking: z.number().check(z.minimum(0), z.maximum(1)),
  believersNeeded: z.union([z.literal(1), z.literal(2)]),
});
export type RumourChoice = z.infer<typeof choiceSchema>;

/** Nothing is done against the rumour: what every try is compared with. */
export const untouched = (params: RumourParams): RumourChoice => ({
  placement: null,
  own: [],
  checking: params.checking,
  believersNeeded: 1,
});

export const firstChoice = (params: RumourParams): RumourChoice => ({
  ...untouched(params),
  placement: params.part === 'place-checks' ? 'random' : null,
});

export const choiceKey = (choice: RumourChoice): string =>
  JSON.stringify([
    choice.placement,
    choice.placement === 'own' ? [...choice.own].sort((a, b) => a - b) : [],
    choice.checking,
    choice.believersNeeded,
  ]);

export const checksOf = (params: RumourParams): number => (params.part === 'place-checks' ? params.checks : 0);

export interface ChosenRun extends RumourRun {
  readonly choice: RumourChoice;
  readonly checkers: readonly number[];
  /** Step in which somebody of the second district believes for the first time; null = never. */
  readonly reachedSecond: number | null;
}

const isPlacement = (placement: RumourChoice['placement']): placement is Placement =>
  placement !== null && placement !== 'own';

/** The whole run of a choice. */
export function runChoice(town: RumourTown, params: RumourParams, choice: RumourChoice, seed: number): ChosenRun {
  const checkers = isPlacement(choice.placement)
    ? placeCheckers(town, choice.placement, checksOf(params), seed)
    : choice.placement === 'own'
      ? choice.own.slice(0, checksOf(params))
      : [];
  const settings: RumourSettings = {
    ...moduleSettings,
    checking: choice.checking,
    believersNeeded: choice.believersNeeded,
  };
  const run = runRumour(town, settings, { seed, checkers }, params.steps);
  const reached = run.states.findIndex(({ held }) =>
    held.some((now, person) => now === BELIEVES && town.district[person] === 1),
  );
  return { ...run, choice, checkers, reachedSecond: reached === -1 ? null : reached };
}
