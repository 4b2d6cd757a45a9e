import type { Breaks } from '@werkstadt/shared/literacy/models/chart-honesty';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Choropleth } from '~/ui/charts/choropleth.tsx';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { classWords, type MapData, mapValues, shadedAreas } from './chart-data.ts';

export interface MapChartProps {
  readonly map: MapData;
  readonly rates: boolean;
  readonly breaks: Breaks;
  readonly plain: (key: string) => string;
  /** The table alone: the text view. */
  readonly tableOnly?: boolean | undefined;
}

/** Areas of a map in classes, and the same numbers as a table. */
export function MapChart({ map, rates, breaks, plain, tableOnly = false }: MapChartProps) {
  const values = mapValues(map, rates);
  const classes = classWords(breaks);
  const areas = shadedAreas(map, values, breaks, plain);
  const darkest = areas.filter(({ shade }) => shade === breaks.length).map(({ name }) => name);
  const unit = plain(rates ? map.rateUnit : map.countUnit);
  return (
    <>
      {!tableOnly && (
        <Choropleth
          summary={m.sim_chart_map_summary({ title: plain(map.title), unit, areas: darkest.join(', ') })}
          areas={areas}
          classes={classes}
          legendLabel={unit}
        />
      )}
      <DataTable
        look={tableOnly ? 'plain' : 'folded'}
        caption={m.sim_chart_numbers({ title: plain(map.title) })}
        columns={[
          m.sim_chart_area(),
          plain(map.countUnit),
          m.sim_chart_people(),
          plain(map.rateUnit),
          m.sim_chart_class_head(),
        ]}
        rows={map.areas.map((area, index) => ({
          id: area.id,
          cells: [
            plain(area.name),
            formatNumber(area.count),
            formatNumber(area.population),
            formatNumber(Math.round((area.count / area.population) * map.per * 10) / 10),
            `${(areas[index]?.shade ?? 0) + 1}: ${classes[areas[index]?.shade ?? 0] ?? ''}`,
          ],
        }))}
      />
      <p className="small muted">{plain(map.source)}</p>
    </>
  );
}
