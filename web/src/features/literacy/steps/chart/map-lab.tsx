import { darkestShare } from '@werkstadt/shared/literacy/models/chart-honesty';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Meter } from '~/ui/charts/meter.tsx';
import { announce, Checkbox, ChoiceGroup, Notice, TextField } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { breaksOf, type MapData, mapValues } from './chart-data.ts';
import { MapChart } from './map-chart.tsx';

type MapParams = Extract<StepParams<'chart-lab'>, { part: 'map' }>;

/** A map where so many areas are darkest alarms. */
const ALARMING_SHARE = 0.5;

const savedSchema = z.object({
  rates: z.boolean(),
  method: z.enum(['equal', 'quantile', 'hand']),
  /** As typed, for the method «hand». */
  ends: z.array(z.string()),
  touched: z.boolean(),
});
type Saved = z.infer<typeof savedSchema>;

export interface MapResult {
  readonly perHead: boolean;
  readonly darkestShare: number;
}

const readEnd = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')));

/** One map: classes and counts per head decide what it looks like. */
export function MapLab(props: StepProps<MapParams, MapResult> & { readonly map: MapData }) {
  const { params, text, plain, view, saved, onSave, onDone, map } = props;
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(
    parsed.success
      ? parsed.data
      : {
          rates: params.goal === 'mislead',
          method: 'equal',
          ends: Array.from({ length: map.classes - 1 }, () => ''),
          touched: false,
        },
  );
  const measure = (chosen: Saved) => {
    const values = mapValues(map, chosen.rates);
    const breaks = breaksOf(values, map.classes, chosen.method === 'hand' ? chosen.ends.map(readEnd) : chosen.method);
    const share = breaks.ok ? darkestShare(values, breaks.value) : 0;
    const alarming = share >= ALARMING_SHARE || !chosen.rates;
    const reached = breaks.ok && (params.goal === 'mislead' ? alarming : chosen.rates && share < ALARMING_SHARE);
    return { breaks, share, reached };
  };
  const { breaks, share, reached } = measure(state);
  const change = (part: Partial<Saved>) => {
    const next = { ...state, ...part, touched: true };
    setState(next);
    onSave(next);
    const now = measure(next);
    if (!now.breaks.ok) return;
    if (now.reached) onDone({ perHead: next.rates, darkestShare: now.share });
    announce(m.sim_chart_darkest({ share: formatNumber(Math.round(now.share * 100)) }));
  };
  const startByHand = () => {
    const equal = breaksOf(mapValues(map, state.rates), map.classes, 'equal');
    change({
      method: 'hand',
      ends: equal.ok ? equal.value.map((end) => String(Math.round(end * 10) / 10)) : state.ends,
    });
  };
  return (
    <div className="stack">
      {text(params.task)}
      <Checkbox
        label={m.sim_chart_per_head({ unit: plain(map.rateUnit) })}
        checked={state.rates}
        onChange={(rates) => change({ rates })}
      />
      <ChoiceGroup
        label={m.sim_chart_classes()}
        value={state.method}
        onChange={(method) => (method === 'hand' ? startByHand() : change({ method }))}
        options={[
          { value: 'equal', label: m.sim_chart_equal(), hint: m.sim_chart_equal_hint() },
          { value: 'quantile', label: m.sim_chart_quantile(), hint: m.sim_chart_quantile_hint() },
          { value: 'hand', label: m.sim_chart_by_hand(), hint: m.sim_chart_by_hand_hint() },
        ]}
      />
      {state.method === 'hand' && (
        <div className="chart-window">
          {state.ends.map((end, index) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: the classes are numbered
              key={index}
              label={m.sim_chart_end_of_class({ number: index + 1 })}
              inputMode="decimal"
              value={end}
              onChange={(typed) => change({ ends: state.ends.map((each, at) => (at === index ? typed : each)) })}
            />
          ))}
        </div>
      )}
      {breaks.ok ? (
        <>
          <div className="sim-stage stack stack--tight">
            <strong>{plain(map.title)}</strong>
            <MapChart map={map} rates={state.rates} breaks={breaks.value} plain={plain} tableOnly={view === 'text'} />
          </div>
          <Meter
            label={m.sim_chart_darkest_label()}
            value={share}
            max={1}
            text={m.sim_percent({ value: formatNumber(Math.round(share * 100)) })}
          />
        </>
      ) : (
        <Notice tone="warning">
          {breaks.reason === 'breaks-not-ascending' ? m.sim_chart_not_ascending() : m.sim_chart_ends_missing()}
        </Notice>
      )}
      {state.touched && reached ? (
        text(params.end)
      ) : (
        <p className="small muted">
          {params.goal === 'honest' ? m.sim_chart_goal_map_honest() : m.sim_chart_goal_map_mislead()}
        </p>
      )}
    </div>
  );
}
