import type { Assumption } from '@werkstadt/shared/planning/figures/figure';
import { canBeOtherwise } from '@werkstadt/shared/planning/lane/what-if';
import { useState } from 'react';
import { formatDate, formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, DescriptionList } from '~/ui/index.ts';
import type { ConsequenceRow } from './consequence-rows.ts';
import { assumptionWords, formatShare, reasonWords, unitWords } from './figure-words.ts';
import { WhatIfSlider, type WhatIfSliderProps } from './what-if-slider.tsx';

type Ask = Pick<WhatIfSliderProps, 'desk' | 'question'>;

/** One figure: its name and value, and behind a press how it came about. */
export function FigureRow({ id, name, value, figure, how, parts, ask }: ConsequenceRow & { readonly ask: Ask | null }) {
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
      value: date === null ? source.name : m.planning_source_dated({ name: source.name, date: formatDate(date) }),
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
                  <AssumptionItem key={assumption.id} figure={id} assumption={assumption} ask={ask} />
                ))}
              </ul>
            </div>
          )}
        </div>
      </details>
    </li>
  );
}

interface AssumptionItemProps {
  readonly figure: ConsequenceRow['id'];
  readonly assumption: Assumption;
  readonly ask: Ask | null;
}

/** What is assumed, and where another value can be tried the way to try it. */
function AssumptionItem({ figure, assumption, ask }: AssumptionItemProps) {
  useLocale();
  const [open, setOpen] = useState(false);
  return (
    <li>
      {assumptionWords(assumption)}
      {ask && canBeOtherwise(assumption.id) && (
        <div className="stack stack--tight">
          {open && <WhatIfSlider {...ask} figure={figure} assumption={assumption} />}
          <div>
            <Button variant="quiet" size="small" icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? m.planning_try_close() : m.planning_try()}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
