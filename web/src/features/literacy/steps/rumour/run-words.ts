import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import type { ChosenRun, RumourChoice, RumourParams } from './choice.ts';

/** How a run ended, in a sentence or two. */
export function endSentence(run: ChosenRun, personCount: number, secondDistrict: string): string {
  const steps = run.states.length - 1;
  const alive = run.counts.at(-1)?.believes ?? 0;
  const ended =
    run.ended === 'died-out'
      ? m.sim_rumour_died_out({ steps })
      : m.sim_rumour_still_alive({ steps, count: formatNumber(alive), total: formatNumber(personCount) });
  const reached =
    run.reachedSecond === null
      ? m.sim_rumour_never_reached({ district: secondDistrict })
      : m.sim_rumour_reached({ district: secondDistrict, step: run.reachedSecond });
  return `${ended} ${reached}`;
}

/** A choice in the list of tries. */
export function choiceLabel(params: RumourParams, choice: RumourChoice): string {
  switch (params.part) {
    case 'release':
      return m.sim_rumour_nothing_done();
    case 'place-checks':
      switch (choice.placement) {
        case 'random':
          return m.sim_rumour_place_random();
        case 'connected':
          return m.sim_rumour_place_connected();
        case 'bridges':
          return m.sim_rumour_place_bridges();
        case 'own':
          return `${m.sim_rumour_place_own()} (${choice.own.map((person) => person + 1).join(', ') || '–'})`;
        default:
          return m.sim_rumour_nothing_done();
      }
    case 'check-more':
      return m.sim_rumour_checking_try({ percent: formatNumber(Math.round(choice.checking * 1000) / 10) });
    case 'contagion':
      return choice.believersNeeded === 1 ? m.sim_rumour_simple() : m.sim_rumour_complex();
  }
}
