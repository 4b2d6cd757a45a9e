import { drawnChange, lieFactor, relativeChange } from '@werkstadt/shared/literacy/models/chart-honesty';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useState } from 'react';
import * as z from 'zod/mini';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Meter } from '~/ui/charts/meter.tsx';
import { announce, Notice, RangeField, Select } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { BarsChart } from './bars-chart.tsx';
import type { BarsData } from './chart-data.ts';

type BarsParams = Extract<StepParams<'chart-lab'>, { part: 'bars' }>;

/** From this factor on a picture clearly says more than its numbers. */
const MISLEADING_FACTOR = 2;

const savedSchema = z.object({ base: z.number(), window: z.tuple([z.number(), z.number()]), touched: z.boolean() });
type Saved = z.infer<typeof savedSchema>;

export interface BarsResult {
  readonly lieFactor: number;
}

const percent = (share: number): string => m.sim_percent({ value: formatNumber(Math.round(share * 1000) / 10) });

/** One data set: make its bars say more than its numbers, or as much. */
export function BarsLab(props: StepProps<BarsParams, BarsResult> & { readonly bars: BarsData }) {
  const { params, text, plain, view, saved, onSave, onDone, bars } = props;
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(
    parsed.success ? parsed.data : { base: bars.axis.start, window: [0, bars.values.length - 1], touched: false },
  );
  const [from, to] = bars.compare;
  const [first, second] = [bars.values[from]?.value ?? 0, bars.values[to]?.value ?? 0];
  const factorAt = (base: number) => lieFactor(first, base);
  const factor = factorAt(state.base);
  const drawn = drawnChange(first, second, state.base);
  const counted = first === 0 ? null : relativeChange(first, second);
  const reached = (base: number): number | null => {
    const now = factorAt(base);
    if (!now.ok) return null;
    const honest = now.value < 1.05;
    return (params.goal === 'honest' ? honest : now.value >= MISLEADING_FACTOR) ? now.value : null;
  };
  const change = (next: Saved) => {
    setState(next);
    onSave(next);
    const value = reached(next.base);
    if (value === null) return;
    onDone({ lieFactor: value });
    announce(m.sim_chart_factor({ factor: formatNumber(Math.round(value * 10) / 10) }));
  };
  const [earliest, latest] = [Math.min(from, to), Math.max(from, to)];
  const places = bars.values.map(({ label }, index) => ({ value: String(index), label: plain(label), index }));
  const done = state.touched && reached(state.base) !== null;
  return (
    <div className="stack">
      {text(params.task)}
      <RangeField
        label={m.sim_chart_axis_start()}
        value={state.base}
        onChange={(base) => change({ ...state, base, touched: true })}
        min={0}
        max={bars.axis.maximum}
        step={bars.axis.step}
      />
      {bars.values.length > 2 && (
        <div className="chart-window">
          <Select
            label={m.sim_chart_window_from()}
            value={String(state.window[0])}
            onChange={(value) => change({ ...state, window: [Number(value), state.window[1]], touched: true })}
            options={places.filter(({ index }) => index <= earliest)}
          />
          <Select
            label={m.sim_chart_window_to()}
            value={String(state.window[1])}
            onChange={(value) => change({ ...state, window: [state.window[0], Number(value)], touched: true })}
            options={places.filter(({ index }) => index >= latest)}
          />
        </div>
      )}
      <div className="sim-stage stack stack--tight">
        <BarsChart bars={bars} base={state.base} window={state.window} plain={plain} tableOnly={view === 'text'} />
      </div>
      {counted !== null && drawn.ok && (
        <div className="stack stack--tight">
          <Meter
            label={m.sim_chart_counted_change()}
            value={Math.abs(counted)}
            max={Math.max(1, Math.abs(drawn.value))}
            text={percent(counted)}
          />
          <Meter
            label={m.sim_chart_drawn_change()}
            value={Math.abs(drawn.value)}
            max={Math.max(1, Math.abs(drawn.value))}
            text={percent(drawn.value)}
          />
        </div>
      )}
      {factor.ok ? (
        <p className="sim-result">{m.sim_chart_factor({ factor: formatNumber(Math.round(factor.value * 10) / 10) })}</p>
      ) : (
        <Notice tone="warning">
          {factor.reason === 'first-is-zero' ? m.sim_chart_first_is_zero() : m.sim_chart_base_too_high()}
        </Notice>
      )}
      {done ? (
        text(params.end)
      ) : (
        <p className="small muted">
          {params.goal === 'honest' ? m.sim_chart_goal_honest() : m.sim_chart_goal_mislead()}
        </p>
      )}
    </div>
  );
}
