import './chart.scss';
import { useMemo } from 'react';
import { BarsChart } from './bars-chart.tsx';
import { breaksOf, mapValues, named, readCharts } from './chart-data.ts';
import { MapChart } from './map-chart.tsx';

export interface ModuleFigureProps {
  /** Of `figures` in `charts.json`. */
  readonly id: string;
  readonly data: (name: string) => unknown;
  readonly plain: (key: string) => string;
}

/** A drawing that a statement is about, exactly as the module sets it, with its data table. */
export default function ModuleFigure({ id, data, plain }: ModuleFigureProps) {
  const charts = useMemo(() => readCharts(data), [data]);
  const figure = named(charts.figures, id);
  if (figure.type === 'bars') {
    const bars = named(charts.bars, figure.bars);
    return (
      <div className="module-figure">
        <BarsChart bars={bars} base={figure.axisBase} window={[0, bars.values.length - 1]} plain={plain} />
      </div>
    );
  }
  const map = named(charts.maps, figure.map);
  const breaks = breaksOf(mapValues(map, figure.perHead), map.classes, figure.breaks);
  return (
    <div className="module-figure">
      <strong>{plain(map.title)}</strong>
      <MapChart map={map} rates={figure.perHead} breaks={breaks.ok ? breaks.value : []} plain={plain} />
    </div>
  );
}
