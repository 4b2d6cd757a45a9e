import './simulation.scss';
import './chart/chart.scss';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useMemo } from 'react';
import { useLocale } from '~/platform/i18n/index.ts';
import type { StepProps } from '../step-props.ts';
import { BarsLab, type BarsResult } from './chart/bars-lab.tsx';
import { named, readCharts } from './chart/chart-data.ts';
import { MapLab, type MapResult } from './chart/map-lab.tsx';

/** M5: make a chart or a map lie, then make it honest. The data never change. */
export default function ChartLab({ params, ...props }: StepProps<StepParams<'chart-lab'>, BarsResult | MapResult>) {
  useLocale();
  const { data } = props;
  const charts = useMemo(() => readCharts(data), [data]);
  return params.part === 'bars' ? (
    <BarsLab {...props} params={params} bars={named(charts.bars, params.bars)} />
  ) : (
    <MapLab {...props} params={params} map={named(charts.maps, params.map)} />
  );
}
