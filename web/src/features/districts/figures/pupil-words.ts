import type { DistrictFigures } from '@werkstadt/shared/districts/figures/district-figures';
import type { Figure } from '@werkstadt/shared/planning/figures/figure';
import { formatShare, reasonWords, roundedPeople } from '~/features/planning/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** Estimated numbers are not told to the last child. */
export function countWords(figure: Figure): string {
  if (figure.value === null) return m.planning_unknown();
  return figure.shareAssumed > 0 && figure.value > 0
    ? m.planning_value_about({ value: formatNumber(roundedPeople(figure.value)) })
    : formatNumber(figure.value);
}

/** «etwa 34 Kinder» */
export function childrenWords(figure: Figure): string {
  if (figure.value === null) return m.planning_unknown();
  const count = countWords(figure);
  return figure.value === 1 ? m.districts_children_one({ count }) : m.districts_children({ count });
}

/** Between which numbers it lies; '' where it is exact. */
function bandWords(figure: Figure): string {
  if (figure.value === null || !('band' in figure) || !figure.band) return '';
  const { low, high } = figure.band;
  return m.planning_value_band({ low: formatNumber(Math.round(low)), high: formatNumber(Math.round(high)) });
}

/** «± 30 %» of an estimate, as short as a tag; null where nothing is estimated. */
export function estimateWords(figure: Figure): string | null {
  if (figure.value === null || figure.shareAssumed === 0) return null;
  const band = 'band' in figure ? figure.band : undefined;
  if (!band || figure.value === 0) return m.districts_estimate();
  return m.districts_estimate_band({ share: formatShare((band.high - band.low) / 2 / figure.value) });
}

/** Sentences begin with a capital letter, also those that begin with «etwa». */
export const asSentence = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** Who must switch, as a sentence; with its band where that is asked for. */
export function switchSentence(mustSwitch: Figure | undefined, withBand = false): string {
  if (!mustSwitch || mustSwitch.value === null) {
    return mustSwitch && 'reason' in mustSwitch ? reasonWords[mustSwitch.reason]() : m.planning_unknown();
  }
  if (mustSwitch.value === 0) return m.districts_switch_none();
  const band = withBand ? bandWords(mustSwitch) : '';
  const children = childrenWords(mustSwitch);
  return asSentence(m.districts_switch({ children: band ? `${children} (${band})` : children }));
}

/** The one sentence that stands over a plan: who must switch; where nobody knows today's districts, who has no school yet. */
export function headline(figures: DistrictFigures): string {
  const [mustSwitch, unassigned] = [figures.mustSwitch[figures.year], figures.unassigned[figures.year]];
  if (mustSwitch?.value === null && unassigned?.value) {
    return asSentence(m.districts_unassigned_yet({ children: childrenWords(unassigned) }));
  }
  return switchSentence(mustSwitch);
}

/** Who walks farther, who gains, who would have no school: a sentence each. */
export const othersSentences = (figures: DistrictFigures): string[] => {
  const unassigned = figures.unassigned[figures.year];
  const { others } = figures;
  return [
    others?.farther.value ? m.districts_farther({ children: childrenWords(others.farther) }) : '',
    others?.nearer.value ? m.districts_nearer({ children: childrenWords(others.nearer) }) : '',
    unassigned?.value ? m.districts_unassigned({ children: childrenWords(unassigned) }) : '',
  ]
    .filter(Boolean)
    .map(asSentence);
};
