import type { DistrictFigures } from '@werkstadt/shared/districts/figures/district-figures';
import type { FigureRowProps } from '~/features/planning/index.ts';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { childrenWords } from './pupil-words.ts';

export interface DistrictRow extends Omit<FigureRowProps, 'tryOut'> {
  readonly id: string;
}

const compactWords = (value: number | null): string =>
  value === null ? m.planning_unknown() : formatNumber(Math.round(value * 100) / 100);

/** The rows of the table, in their order; words and numbers of the language that is chosen. */
export function districtRows({ data }: DistrictLayer, figures: DistrictFigures): DistrictRow[] {
  const { year, zones, walk, splitNeighbourhoods } = figures;
  const nameOf = (zone: number) => data.schoolName[zone - 1] ?? '';
  const mustSwitch = figures.mustSwitch[year];
  const byZone = (of: (zone: (typeof zones)[number]) => string | null) => {
    const items = zones.flatMap((zone) => {
      const words = of(zone);
      return words === null ? [] : [m.districts_by_school({ school: nameOf(zone.zone), value: words })];
    });
    return items.length > 0 ? [{ heading: m.districts_by_school_title(), items }] : [];
  };
  const counted = (id: 'beyondLimit' | 'crossings' | 'withoutWay', name: string, how: string): DistrictRow => ({
    id,
    name,
    how,
    figure: figures[id],
    value: childrenWords(figures[id]),
    parts: figures[id].value === null ? [] : byZone((zone) => (zone[id].value ? childrenWords(zone[id]) : null)),
  });
  return [
    ...(mustSwitch
      ? [
          {
            id: 'mustSwitch',
            name: m.districts_row_switch(),
            value: childrenWords(mustSwitch),
            figure: mustSwitch,
            how: m.districts_how_switch(),
            parts: byZone(({ joining }) =>
              joining[year]?.value ? m.districts_come({ children: childrenWords(joining[year]) }) : null,
            ),
          },
        ]
      : []),
    {
      id: 'walk',
      name: m.districts_row_walk(),
      figure: walk,
      value: walk.value === null ? m.planning_unknown() : formatLength(walk.value.p50),
      how: m.districts_how_walk(),
      parts:
        walk.value === null
          ? []
          : [
              {
                heading: '',
                items: [
                  m.districts_walk_p95({ length: formatLength(walk.value.p95) }),
                  m.districts_walk_max({ length: formatLength(walk.value.max) }),
                ],
              },
              ...byZone((zone) =>
                zone.walk.value === null
                  ? null
                  : m.districts_walk_range({
                      middle: formatLength(zone.walk.value.p50),
                      longest: formatLength(zone.walk.value.max),
                    }),
              ),
            ],
    },
    counted('beyondLimit', beyondName(data.meta.longestWay?.metres ?? null), m.districts_how_beyond()),
    counted('crossings', m.districts_row_crossings(), m.districts_how_crossings()),
    ...(figures.withoutWay.value
      ? [counted('withoutWay', m.districts_row_without_way(), m.districts_how_without_way())]
      : []),
    {
      id: 'splitNeighbourhoods',
      name: m.districts_row_split(),
      figure: splitNeighbourhoods,
      value: splitNeighbourhoods.value === null ? m.planning_unknown() : formatNumber(splitNeighbourhoods.value.count),
      how: m.districts_how_split(),
      parts: splitNeighbourhoods.value?.count ? [{ heading: '', items: [...splitNeighbourhoods.value.names] }] : [],
    },
  ];
}

const beyondName = (metres: number | null): string =>
  metres === null ? m.districts_row_beyond_unknown() : m.districts_row_beyond({ length: formatLength(metres) });

/** How round each district is: it says nothing about ways to school, so it stands folded. */
export const shapeItems = ({ data }: DistrictLayer, { zones }: DistrictFigures): string[] =>
  zones.map(({ zone, compactness }) =>
    m.districts_by_school({ school: data.schoolName[zone - 1] ?? '', value: compactWords(compactness.value) }),
  );
