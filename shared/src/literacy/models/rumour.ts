import { SeededRandom } from '../../random/seeded-random.ts';
import type { RumourTown } from './rumour-town.ts';

/** What a person of the model holds of the rumour. */
export const UNAWARE = 0;
export const BELIEVES = 1;
export const CHECKED = 2;

export interface RumourSettings {
  /** α: how much more credible the rumour is than its correction, in [−1, 1]. */
  readonly credibility: number;
  /** β: how readily people take on what those they know hold, in [0, 1]. */
  readonly spreading: number;
  /** p_f: chance of forgetting in one step. */
  readonly forgetting: number;
  /** p_v: chance in one step that a person who believes checks. */
  readonly checking: number;
  /** Contacts who must believe before a person can: 1 = simple contagion, 2 = complex (Centola & Macy 2007). */
  readonly believersNeeded: 1 | 2;
}

export const moduleSettings: RumourSettings = {
  credibility: 0.3,
  spreading: 0.5,
  forgetting: 0.1,
  checking: 0,
  believersNeeded: 1,
};

/** Share of the town that believes at the start. */
export const STARTING_SHARE = 0.05;
/** The slider «everyone checks a little» ends here. */
export const MOST_CHECKING = 0.15;

export interface RumourState {
  readonly step: number;
  /** `UNAWARE`, `BELIEVES` or `CHECKED` of each person. */
  readonly held: Uint8Array;
  /** Continues the run's random numbers. */
  readonly random: number;
}

export interface RumourStart {
  readonly seed: number;
  /** Persons who check facts from the start and never forget. One who starts the rumour cannot be among them. */
  readonly checkers: readonly number[];
}

/** Persons the rumour starts with: 5 % of the town, all in the first district, the same for the same seed. Ascending. */
export function rumourStarters(town: RumourTown, seed: number): number[] {
  const district = Array.from(town.district.keys()).filter((person) => town.district[person] === 0);
  const count = Math.min(district.length, Math.round(town.personCount * STARTING_SHARE));
  return new SeededRandom(seed)
    .shuffled(district)
    .slice(0, count)
    .sort((a, b) => a - b);
}

export function startRumour(town: RumourTown, { seed, checkers }: RumourStart): RumourState {
  const held = new Uint8Array(town.personCount);
  for (const person of checkers) held[person] = CHECKED;
  for (const person of rumourStarters(town, seed)) held[person] = BELIEVES;
  return { step: 0, held, random: new SeededRandom(seed ^ 0x5bd1e995).state };
}

/**
 * Chances of an unaware person to believe or to learn the check, given how many contacts believe and have checked
 * (Tambuscio and others 2015, Fact-checking effect on viral hoaxes, 10.1145/2740908.2742572).
 */
export function chancesOfUnaware(
  believing: number,
  checked: number,
  { credibility, spreading }: Pick<RumourSettings, 'credibility' | 'spreading'>,
): { readonly believe: number; readonly check: number } {
  const forRumour = believing * (1 + credibility);
  const forCheck = checked * (1 - credibility);
  const all = forRumour + forCheck;
  if (all === 0) return { believe: 0, check: 0 };
  return { believe: (spreading * forRumour) / all, check: (spreading * forCheck) / all };
}

/**
 * One step for everybody at once: each looks at what the contacts held before the step. Pure; one random number a
 * person, so that the same seed meets the same chances whatever is changed.
 */
export function stepRumour(
  town: RumourTown,
  settings: RumourSettings,
  checkers: ReadonlySet<number>,
  state: RumourState,
): RumourState {
  const random = new SeededRandom(state.random);
  const before = state.held;
  const held = new Uint8Array(before);
  for (let person = 0; person < town.personCount; person++) {
    const drawn = random.next();
    const now = before[person];
    if (now === UNAWARE) {
      let believing = 0;
      let checked = 0;
      for (const contact of town.contacts[person] ?? []) {
        const theirs = before[contact];
        if (theirs === BELIEVES) believing++;
        else if (theirs === CHECKED) checked++;
      }
      const chances = chancesOfUnaware(believing, checked, settings);
      const believe = believing < settings.believersNeeded ? 0 : chances.believe;
      if (drawn < believe) held[person] = BELIEVES;
      else if (drawn < believe + chances.check) held[person] = CHECKED;
    } else if (now === BELIEVES) {
      if (drawn < settings.checking) held[person] = CHECKED;
      else if (drawn < settings.checking + (1 - settings.checking) * settings.forgetting) held[person] = UNAWARE;
    } else if (drawn < settings.forgetting && !checkers.has(person)) held[person] = UNAWARE;
  }
  return { step: state.step + 1, held, random: random.state };
}

export interface RumourCount {
  readonly unaware: number;
  readonly believes: number;
  readonly checked: number;
}

/** How many hold what, in one district or (null) in the whole town. */
export function countRumour(town: RumourTown, held: Uint8Array, district: number | null): RumourCount {
  const counts: [number, number, number] = [0, 0, 0];
  for (let person = 0; person < town.personCount; person++) {
    if (district !== null && town.district[person] !== district) continue;
    const now = held[person];
    if (now === UNAWARE || now === BELIEVES || now === CHECKED) counts[now]++;
  }
  return { unaware: counts[UNAWARE], believes: counts[BELIEVES], checked: counts[CHECKED] };
}

/** Above this chance of checking the rumour cannot persist in the mean field of the model, whatever the spreading. */
export const meanFieldThreshold = ({ credibility, forgetting }: RumourSettings): number =>
  (2 * credibility * forgetting) / ((1 - credibility) * (1 - forgetting));
