import type { Assumption, Figure } from '@werkstadt/shared/planning/figures/figure';
import type { ReactNode } from 'react';
import { formatDate, formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { sourceWords } from '~/platform/i18n/source-words.ts';
import { DescriptionList } from '~/ui/index.ts';
import { assumptionWords, formatShare, reasonWords, unitWords } from './figure-words.ts';
import './planning.scss';

export interface FigureRowProps {
  readonly name: string;
  readonly value: string;
  readonly figure: Figure<unknown>;
  /** How the number comes about, in words. */
  readonly how: string;
  /** What makes up the value, in lists with a heading each; an empty heading has none. */
  readonly parts: readonly { readonly heading: string; readonly items: readonly string[] }[];
  /** A way to try another value; null where there is none. */
  readonly tryOut?: ((assumption: Assumption) => ReactNode) | undefined;
}

/** One figure: its name and value, and behind a press how it came about. */
export function FigureRow({ name, value, figure, how, parts, tryOut }: FigureRowProps) {
  useLocale();
  const { source, date, unit, shareAssumed, assumptions } = figure;
  const band = 'band' in figure ? figure.band : undefined;
  const items = [
    band && {
      term: m.planning_band(),
      value: (unit === 'people' ? m.planning_band_people : m.planning_value_band)({
        low: formatNumber(Math.round(band.low)),
        high: formatNumber(Math.round(band.high)),
      }),
    },
    figure.value !== null && shareAssumed > 0 && { term: m.planning_share_assumed(), value: formatShare(shareAssumed) },
    { term: m.planning_how(), value: how },
    {
      term: m.planning_source(),
      value:
        date === null
          ? sourceWords(source)
          : m.planning_source_dated({ name: sourceWords(source), date: formatDate(date) }),
    },
    { term: m.planning_unit(), value: unitWords[unit]() },
  ].filter((item) => typeof item === 'object');
  return (
    <li>
      <details className="figure-row">
        <summary className="figure-row__head">
          <span>{name}</span>
          <span className="figure-row__value">{value}</span>
        </summary>
        <div className="figure-row__body stack stack--tight">
          {'reason' in figure && figure.value === null && <p>{reasonWords[figure.reason]()}</p>}
          {parts.map((part) => (
            <div key={part.heading}>
              {part.heading !== '' && <p className="figure-row__heading">{part.heading}</p>}
              <ul className="figure-row__list">
                {part.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </div>
          ))}
          <DescriptionList items={items} />
          {assumptions.length > 0 && (
            <div>
              <p className="figure-row__heading">{m.planning_assumptions()}</p>
              <ul className="figure-row__list">
                {assumptions.map((assumption) => (
                  <li key={assumption.id}>
                    {assumptionWords(assumption)}
                    {tryOut?.(assumption)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </details>
    </li>
  );
}
