import { SeededRandom } from '../../random/seeded-random.ts';
import {
  countRumour,
  type RumourCount,
  type RumourSettings,
  type RumourState,
  rumourStarters,
  startRumour,
  stepRumour,
} from './rumour.ts';
import type { RumourTown } from './rumour-town.ts';

/** Where fact-checks are placed: drawn by lot, at those with the most contacts, or at the ends of bridges. */
export const placements = ['random', 'connected', 'bridges'] as const;
export type Placement = (typeof placements)[number];

/** Persons by number of contacts, most first; of those alike the lower number. */
export const byContacts = (town: RumourTown): number[] =>
  town.contacts
    .map((known, person) => ({ person, count: known.length }))
    .sort((a, b) => b.count - a.count || a.person - b.person)
    .map(({ person }) => person);

/** `count` persons for a placement, never one of those who start the rumour; fewer where there are no more. */
export function placeCheckers(town: RumourTown, placement: Placement, count: number, seed: number): number[] {
  const starters = new Set(rumourStarters(town, seed));
  const candidates = {
    random: () => new SeededRandom(seed ^ 0x2545f491).shuffled(town.contacts.map((_, person) => person)),
    connected: () => byContacts(town),
    // The far end first: what it hears has not yet reached its district.
    bridges: () => [...town.bridges.map(([, far]) => far), ...town.bridges.map(([near]) => near)],
  }[placement]();
  return [...new Set(candidates)].filter((person) => !starters.has(person)).slice(0, count);
}

export interface RumourRun {
  /** State before the first step, then after each. */
  readonly states: readonly RumourState[];
  /** For each state the counts of the whole town. */
  readonly counts: readonly RumourCount[];
  /** Persons × steps of belief: the fewer, the less harm. The score of the module. */
  readonly beliefSteps: number;
  readonly ended: 'died-out' | 'still-alive';
}

/** A whole run, at most `steps` steps: it ends when nobody believes any more. */
export function runRumour(
  town: RumourTown,
  settings: RumourSettings,
  start: { readonly seed: number; readonly checkers: readonly number[] },
  steps: number,
): RumourRun {
  const checkers = new Set(start.checkers);
  let state = startRumour(town, start);
  let count = countRumour(town, state.held, null);
  const states = [state];
  const counts = [count];
  let beliefSteps = count.believes;
  while (count.believes > 0 && state.step < steps) {
    state = stepRumour(town, settings, checkers, state);
    count = countRumour(town, state.held, null);
    states.push(state);
    counts.push(count);
    beliefSteps += count.believes;
  }
  return { states, counts, beliefSteps, ended: count.believes === 0 ? 'died-out' : 'still-alive' };
}
